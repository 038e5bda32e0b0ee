"""Problem: why something is not answered, in words and for machines (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reading.absolute import absolute

MEDIA_TYPE = "application/problem+json"
# Each kind with its status and title; the page for people explains them by these names.
KINDS = {
    "parameters": (400, gettext_lazy("The question cannot be answered as it is")),
    "token": (401, gettext_lazy("A valid token is needed")),
    "planned": (403, gettext_lazy("This token does not open what is planned")),
    "not-found": (404, gettext_lazy("There is nothing here")),
    "method": (405, gettext_lazy("This API is for reading only")),
}


class Problem(Exception):
    """Raised where a question ends; `errors` names parameters, each with its reason."""

    def __init__(
        self,
        kind: str,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ):
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = list(errors)
        self.headers = dict(headers or {})

    def response(self) -> HttpResponse:
        status, title = KINDS[self.kind]
        said = {
            "type": absolute(f"/api/#{self.kind}"),
            "title": str(title),
            "status": status,
            "detail": self.detail,
        } | ({"errors": self.errors} if self.errors else {})
        return HttpResponse(
            json.dumps(said, ensure_ascii=False),
            status=status,
            content_type=MEDIA_TYPE,
            headers=self.headers,
        )


def not_found() -> Problem:
    """The same for what never was, what is not out, and what only drafts know."""
    words = _("Nothing that readers have is at this address.")
    return Problem("not-found", words)

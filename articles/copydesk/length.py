"""A headline and an intro fit their places."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.limits import LIMITS
from articles.copydesk.remark import Remark

CHECKED = ("kicker", "headline", "intro")


def length(copy: Copy) -> Iterator[Remark]:
    """What is over the limit is pointed at."""
    for passage in copy.passages:
        limit = LIMITS.get(passage.field, 0)
        if passage.field not in CHECKED or len(passage.text) <= limit:
            continue
        message = _message(passage.field) % {"n": len(passage.text), "limit": limit}
        yield passage.remark("length", limit, len(passage.text), message)


def _message(field: str) -> str:
    return {
        "kicker": _("The kicker has %(n)s characters; %(limit)s fit."),
        "headline": _("The headline has %(n)s characters; %(limit)s fit."),
        "intro": _("The intro has %(n)s characters; %(limit)s fit."),
    }[field]

"""The one door of the API: who asks and what; answers that are theirs alone, or everybody's."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.reading.api.partner_token import PartnerToken, partner_with
from articles.reading.api.problem import Problem
from articles.reading.api.question import Planning, Question
from articles.reading.machine.conditional import conditional

METHODS = "GET, HEAD, OPTIONS"
# As of a feed: no longer than a withdrawn story may still be read.
CACHE = "public, max-age=60, stale-while-revalidate=60, stale-if-error=1800"
PRIVATE = "private, no-store"


@dataclass(frozen=True)
class Asked:
    """A question that may be answered: what is asked, when, and whether of what is to come."""

    question: Question
    at: dt.datetime
    planned: bool = False

    @property
    def said(self) -> dict:
        return self.question.said


def opened(view: Callable, question: type[Question]) -> Callable:
    """A view behind the door; it is asked only what it may answer. Nothing is done by any
    request, so none needs a token against forgery."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, **named) -> HttpResponseBase:
        try:
            response = _through(view, question, request, named)
        except Problem as problem:
            response = problem.response()
            response.headers["Cache-Control"] = "no-store"
        if request.headers.get("Authorization"):
            response.headers["Cache-Control"] = PRIVATE
        return _for_other_sites(response)

    return answered


def answer(
    request: HttpRequest,
    document: dict,
    *,
    status: int = 200,
    changed: dt.datetime | None = None,
) -> HttpResponseBase:
    """A document, with its ETag; 304 to whoever has it."""
    words = json.dumps(document, ensure_ascii=False)
    response = conditional(
        request, words, "application/json", changed=changed, status=status
    )
    response.headers["Cache-Control"] = CACHE
    return response


def _through(view, question, request, named) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in ("GET", "HEAD"):
        words = _("Nothing can be written here: ask by GET or HEAD.")
        raise Problem("method", words, headers={"Allow": METHODS})
    now = timezone.now()
    partner = _partner(request, now)
    asked = question(request.GET)
    if refusals := asked.refusals:
        words = _("See “errors” for what is wrong.")
        raise Problem("parameters", words, errors=refusals)
    planned = isinstance(asked, Planning) and asked.wants_planned
    if planned:
        _may_read_planned(partner)
    return view(request, Asked(asked, now, planned), **named)


def _partner(request: HttpRequest, at: dt.datetime) -> PartnerToken | None:
    """Who asks; nobody in particular without a token. A wrong one is never overlooked."""
    sent = request.headers.get("Authorization", "")
    if not sent:
        return None
    scheme, _space, token = sent.partition(" ")
    found = None
    if scheme.lower() == "bearer":
        found = partner_with(token.strip(), timezone.localdate(at))
    if found is None:
        words = _("This token is unknown, or opens nothing any more.")
        raise _unauthorized(words, 'Bearer error="invalid_token"')
    return found


def _may_read_planned(partner: PartnerToken | None) -> None:
    if partner is None:
        words = _("What is planned is for partners with a token.")
        raise _unauthorized(words, "Bearer")
    if not partner.may_read_embargoed:
        words = _("Ask the paper for a token that opens what is planned.")
        challenge = 'Bearer error="insufficient_scope"'
        raise Problem("planned", words, headers={"WWW-Authenticate": challenge})


def _unauthorized(words: str, challenge: str) -> Problem:
    return Problem("token", words, headers={"WWW-Authenticate": challenge})


def _preflight() -> HttpResponse:
    """What a page of another site asks before it sends an ETag or a token along."""
    headers = {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "Authorization, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=204, headers=headers)


def _for_other_sites(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
    patch_vary_headers(response, ["Authorization"])
    return response

"""security.txt (RFC 9116): who wants to hear of a hole."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.reading.absolute import absolute

# Less than a year, as the standard asks; it moves on while the site is alive.
VALID_FOR = dt.timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Nothing where the house has named nobody."""
    contacts = [_address(contact) for contact in settings.SECURITY_CONTACT]
    if not contacts:
        raise Http404
    languages = [settings.LANGUAGE_CODE, "en"]
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {_expires(timezone.now())}",
        f"Preferred-Languages: {', '.join(dict.fromkeys(languages))}",
        f"Canonical: {absolute(reverse('security_txt'))}",
        *([f"Policy: {settings.SECURITY_POLICY}"] if settings.SECURITY_POLICY else []),
        "",
    ]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def old_place(request: HttpRequest) -> HttpResponse:
    """Where it was before there was a standard."""
    return redirect("security_txt", permanent=True)


def _expires(now: dt.datetime) -> str:
    day = (now + VALID_FOR).astimezone(dt.UTC)
    return day.strftime("%Y-%m-%dT00:00:00Z")


def _address(contact: str) -> str:
    """A mail address may be given as people write it."""
    scheme = contact.partition(":")[0]
    known = scheme in ("mailto", "https", "tel")
    return contact if known else f"mailto:{contact}"

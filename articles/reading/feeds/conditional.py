"""What a feed's answer says of itself, and whether somebody has it already.

The ETag is strong: it stands for the bytes, and each encoding has its own. Whoever asks
by date only is told of stories, corrections and withdrawals, not of another spelling of a
photographer's name: nobody writes down when that changed.
"""

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.translation import get_language

from articles.reading.feeds.compressed import ENCODERS
from articles.reading.feeds.state import State

ROOM = Path(__file__).parent.parent
SOURCES = ("reading", "body", "images", "locale")
# A cache may keep a feed for a minute, and go on giving it while it asks for a newer one
# or while the paper does not answer: no longer than a withdrawn story may still be read.
CACHE = "public, max-age=60, stale-while-revalidate=60, stale-if-error=1800"
# What of the settings is in a feed.
SETTINGS = (
    "SITE_NAME",
    "SITE_TAGLINE",
    "SITE_URL",
    "FEED_AUTHORITY",
    "TIME_ZONE",
    "MEDIA_URL",
    "WEBSUB_HUB",
    "WEBSUB_HUB",
)
SECOND = dt.timedelta(seconds=1)


def etag_of(state: State, *about: str) -> str:
    """What stands for the words of a document, without quotes."""
    seed = [
        state.digest,
        code(),
        get_language() or "",
        static("reading/icon.svg"),
        *(str(getattr(settings, name)) for name in SETTINGS),
        *about,
    ]
    return hashlib.sha256("\n".join(seed).encode()).hexdigest()[:32]


def last_modified(state: State, at: dt.datetime) -> int | None:
    """The second in which it last changed, as a Unix time.

    A second that is not over yet may bring another change: then it is the one before.
    """
    if state.changed_at is None:
        return None
    second = state.changed_at.replace(microsecond=0)
    passed = second < at.replace(microsecond=0)
    return int((second if passed else second - SECOND).timestamp())


def not_modified(request: HttpRequest, etag: str, modified: int | None) -> bool:
    """Whether the client has this already; what it says of an ETag decides over a date."""
    known = request.headers.get("If-None-Match")
    if known is not None:
        ours = {_quoted(etag, encoding) for encoding in ENCODERS}
        theirs = {each.removeprefix("W/") for each in parse_etags(known)}
        return "*" in theirs or bool(ours & theirs)
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and modified is not None and modified <= since


def described(
    response: HttpResponse, etag: str, modified: int | None, encoding: str
) -> HttpResponse:
    """The headers that a 200 and a 304 share."""
    response.headers["ETag"] = _quoted(etag, encoding)
    if modified is not None:
        response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = CACHE
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
    patch_vary_headers(response, ["Accept-Encoding", "Sec-Fetch-Dest"])
    return response


def preflight() -> HttpResponse:
    """What a page of another site asks before it sends an ETag along."""
    response = HttpResponse(status=204)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response.headers["Access-Control-Allow-Headers"] = (
        "If-None-Match, If-Modified-Since"
    )
    response.headers["Access-Control-Max-Age"] = "86400"
    return response


@cache
def code() -> str:
    """Another version of what writes feeds, or of its words, writes other feeds."""
    digest = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((ROOM.parent / folder).rglob("*")):
            if path.suffix in (".py", ".mo"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _quoted(etag: str, encoding: str) -> str:
    return f'"{etag}-{encoding}"' if encoding else f'"{etag}"'

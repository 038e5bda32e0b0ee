"""Answers that are sent once: 304 to whoever has them already."""

import datetime as dt
import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date


def conditional(
    request: HttpRequest,
    content: bytes | str,
    media_type: str,
    *,
    changed: dt.datetime | None = None,
    tells_all: bool = False,
    seconds: int = 300,
    status: int = 200,
) -> HttpResponseBase:
    """A document with its ETag, and the moment it last changed where that is known.

    `tells_all`: nothing of it changes but at such a moment, so that the moment alone
    decides for whoever asks by it. A picture's new credit, or the end of its rights, is
    in the ETag only.
    """
    response = HttpResponse(content, content_type=media_type, status=status)
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    if status != 200:
        return response
    last_modified = int(changed.timestamp()) if changed and tells_all else None
    etag = response.headers["ETag"]
    known = get_conditional_response(request, etag, last_modified, response)
    return known or response

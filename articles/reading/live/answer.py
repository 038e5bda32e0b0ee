"""Answer: what many readers ask at once, kept ready with its tag."""

import hashlib
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

# How long a cache in between may answer by itself, in seconds: what thousands of waiting
# readers cost is one question to us in that time.
FRESH = 4


@dataclass(frozen=True)
class Answer:
    """The same words for everybody."""

    content: bytes
    media_type: str
    etag: str


def answer(content: str, media_type: str) -> Answer:
    """What to say, with a tag by which whoever has it is told so."""
    words = content.encode()
    tag = hashlib.sha256(words).hexdigest()[:16]
    return Answer(words, media_type, f'"{tag}"')


def answered(request: HttpRequest, found: Answer) -> HttpResponseBase:
    """The answer as HTTP: 304 to whoever has it."""
    response = HttpResponse(found.content, content_type=found.media_type)
    response.headers["ETag"] = found.etag
    response.headers["Cache-Control"] = f"public, max-age={FRESH}"
    response.headers["X-Robots-Tag"] = "noindex"
    known = get_conditional_response(request, etag=found.etag, response=response)
    return known or response

"""The answers: a feed to readers, and to a person a page to read.

Browsers draw no XML any more: Chromium shows a feed as its source, whatever style sheet it
names. Many a reader asks for text/html too, so Accept cannot tell them apart. Only
Sec-Fetch-Dest can: browsers alone send it (over https), and “document” only where
somebody goes. That page is kept by no cache, so none can ever give it to a reader.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from articles.masthead.section import Section
from articles.reading.feeds import conditional
from articles.reading.feeds.compressed import ENCODERS, encoding_for
from articles.reading.feeds.directory import Followed
from articles.reading.feeds.document import Document
from articles.reading.feeds.feed_format import FeedFormat
from articles.reading.feeds.hub import announce_hub
from articles.reading.feeds.source import About, Source
from articles.reading.feeds.wanted import Wanted, wanted
from articles.reading.feeds.written import written_once


@require_http_methods(["GET", "HEAD", "OPTIONS"])
def feed(
    request: HttpRequest, source: Source, form: FeedFormat, **found: Any
) -> HttpResponse:
    """One feed or archive document: one query where the reader has it already."""
    if request.method == "OPTIONS":
        return conditional.preflight()
    asked = wanted(source, source.of(request, found), request.GET, timezone.now())
    if asked is None:
        raise Http404
    known = asked.state()
    there, person = asked.there(known), _is_a_person(request)
    etag = conditional.etag_of(known, source.name, asked.of, asked.query, form.name)
    modified = conditional.last_modified(known, asked.at)
    if there and not person and conditional.not_modified(request, etag, modified):
        response: HttpResponse = HttpResponseNotModified()
    else:
        about = asked.about()
        if about is not None and about.of != asked.of:
            return _moved(about, form, asked)
        if about is None or not there:
            raise Http404
        document = partial(asked.document, about, known)
        if person:
            return _readable(request, document(), form)
        response = _whole(request, form, etag, document)
        if not asked.query and about.has_hub:
            announce_hub(request, response)
    return conditional.described(response, etag, modified, _encoding(request))


def _whole(
    request: HttpRequest, form: FeedFormat, etag: str, document: Callable[[], Document]
) -> HttpResponse:
    """The document; nothing is made of it for a HEAD."""
    response = HttpResponse(content_type=form.content_type)
    encoding = _encoding(request)
    if encoding:
        response.headers["Content-Encoding"] = encoding

    def write() -> bytes:
        return ENCODERS[encoding](form.written(document()))

    if request.method == "GET":
        response.content = written_once(f"{etag}-{encoding}", write)
    return response


def _encoding(request: HttpRequest) -> str:
    return encoding_for(request.headers.get("Accept-Encoding", ""))


def _is_a_person(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Dest") == "document"


def _readable(
    request: HttpRequest, document: Document, form: FeedFormat
) -> HttpResponse:
    context = {
        "sections": Section.objects.all(),
        "document": document,
        "address": document.at(form.file),
        "earlier": document.before(form.file),
        "followed": Followed.of(document.about),
    }
    response = render(request, "reading/feed.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Sec-Fetch-Dest"])
    return response


def _moved(about: About, form: FeedFormat, asked: Wanted) -> HttpResponse:
    """A tag that was merged leads on, its archive too."""
    queries = [query for query in (about.query, asked.query) if query]
    address = about.page + form.file
    joined = "?" + "&".join(queries) if queries else ""
    return HttpResponsePermanentRedirect(address + joined)

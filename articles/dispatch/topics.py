"""The feeds of the paper as hubs know them: by their whole addresses."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from articles.editions.edition import Edition
from articles.reading.feeds.feed_format import FORMATS


@dataclass(frozen=True)
class Feed:
    """A feed as a subscriber would fetch it."""

    body: bytes
    media_type: str


def changed_feeds(edition: Edition) -> list[str]:
    """Every feed in which a subscriber finds an edition new, changed or gone.

    What it replaces stood in feeds too: those of its own section, tags and authors.
    """
    found = {*_topics("paper"), *_where(edition)}
    earlier = replaced(edition)
    if earlier:
        found |= {*_where(earlier)}
    if edition.kind == Edition.Kind.CORRECTION:
        found |= {*_topics("corrections")}
    return sorted(found)


def live_feeds(article_id: int, at: dt.datetime) -> list[str]:
    """The feeds of a liveblog's own posts; none while readers do not have it."""
    live = Edition.objects.live(at).filter(article_id=article_id)
    story = live.select_related("section").first()
    if story is None:
        return []
    return sorted(_topics("liveblog", story.section.slug, story.slug, story.article_id))


def replaced(edition: Edition) -> Edition | None:
    """The text that readers had before this edition."""
    told = Edition.objects.filter(
        article_id=edition.article_id, number__lt=edition.number
    )
    told = told.exclude(kind=Edition.Kind.WITHDRAWAL).order_by("-number")
    return told.select_related("section").first()


def _where(edition: Edition) -> Iterator[str]:
    yield from _topics("section", edition.section.slug)
    for slug in edition.tags.values_list("slug", flat=True):
        yield from _topics("tag", slug)
    for slug in edition.authors.values_list("slug", flat=True):
        yield from _topics("author", slug)


def _topics(source: str, *slugs: str | int) -> Iterator[str]:
    for form in FORMATS:
        name = form.name if source == "paper" else f"{source}_{form.name}"
        yield settings.SITE_URL + reverse(name, args=slugs)


def is_feed(topic: str) -> bool:
    """Whether an address is that of a feed of this paper that hubs are told of.

    One with a question is a search or an archive document: no hub is told of either.
    """
    return _match(topic) is not None and not urlsplit(topic).query


def feed(topic: str) -> Feed | None:
    """A feed as it is now; None where it is gone."""
    match = _match(topic)
    if match is None:
        return None
    try:
        response = match.func(_request(topic), *match.args, **match.kwargs)
    except Http404:
        return None
    if response.status_code != 200:
        return None
    return Feed(response.content, response["Content-Type"])


def _match(topic: str) -> ResolverMatch | None:
    site, asked = urlsplit(settings.SITE_URL), urlsplit(topic)
    if (asked.scheme, asked.netloc, asked.fragment) != (site.scheme, site.netloc, ""):
        return None
    try:
        match = resolve(asked.path)
    except Resolver404:
        return None
    return match if {"source", "form"} <= match.kwargs.keys() else None


def _request(topic: str) -> WSGIRequest:
    """What a feed reader would ask."""
    asked = urlsplit(topic)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": asked.path,
            "QUERY_STRING": asked.query,
            "HTTP_HOST": asked.netloc,
            "SERVER_NAME": asked.hostname or "",
            "SERVER_PORT": str(asked.port or (443 if asked.scheme == "https" else 80)),
            "wsgi.url_scheme": asked.scheme,
            "wsgi.input": io.BytesIO(),
        }
    )

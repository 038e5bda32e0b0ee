"""OPML 2.0: all sections in one file, as readers take in a list of feeds."""

from collections.abc import Iterable

from articles.reading.absolute import absolute
from articles.reading.feeds import rss
from articles.reading.feeds.markup import element, printable, wrapped
from articles.reading.feeds.source import About

FILE, MEDIA_TYPE = "feeds.opml", "text/x-opml"


def opml(title: str, abouts: Iterable[About]) -> str:
    """A line for each feed."""
    outlines = (element("outline", "", _outline(about)) for about in abouts)
    head = wrapped("head", element("title", title))
    body = wrapped("body", "".join(outlines))
    text = wrapped("opml", head + body, {"version": "2.0"})
    return printable(f'<?xml version="1.0" encoding="utf-8"?>\n{text}')


def _outline(about: About) -> dict[str, str]:
    return {
        "type": "rss",
        "text": about.title,
        "title": about.title,
        "description": about.description,
        "xmlUrl": absolute(about.page + rss.FILE),
        "htmlUrl": absolute(about.page),
    }

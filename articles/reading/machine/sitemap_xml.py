"""Sitemaps as XML."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from articles.reading.machine.moments import written

MEDIA_TYPE = "application/xml; charset=utf-8"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
PLAIN: "AttributesImpl[str]" = AttributesImpl({})
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True)
class Entry:
    """An address: when it last changed, its pictures, and what it is as news."""

    address: str
    changed: dt.datetime | None = None
    images: list[str] = field(default_factory=list)
    news: Mapping[str, object] = field(default_factory=dict)


def index(entries: Iterable[Entry]) -> bytes:
    """A sitemap of sitemaps."""
    return _document("sitemapindex", "sitemap", entries, {})


def sitemap(entries: Iterable[Entry]) -> bytes:
    """Pages with their pictures."""
    return _document("urlset", "url", entries, {"xmlns:image": IMAGE})


def news_sitemap(entries: Iterable[Entry]) -> bytes:
    """Pages with what they are as news."""
    return _document("urlset", "url", entries, {"xmlns:news": NEWS})


def _document(root: str, name: str, entries: Iterable[Entry], spaces) -> bytes:
    buffer = io.BytesIO()
    xml = SimplerXMLGenerator(buffer, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": SITEMAP} | spaces))
    for entry in entries:
        xml.startElement(name, PLAIN)
        _write(xml, entry)
        xml.endElement(name)
    xml.endElement(root)
    xml.endDocument()
    return buffer.getvalue()


def _write(xml: SimplerXMLGenerator, entry: Entry) -> None:
    xml.addQuickElement("loc", entry.address)
    if entry.changed:
        xml.addQuickElement("lastmod", written(entry.changed))
    for image in entry.images:
        xml.startElement("image:image", PLAIN)
        xml.addQuickElement("image:loc", image)
        xml.endElement("image:image")
    if entry.news:
        _nested(xml, "news:news", entry.news)


def _nested(xml: SimplerXMLGenerator, name: str, value: object) -> None:
    if not isinstance(value, Mapping):
        xml.addQuickElement(name, str(value))
        return
    xml.startElement(name, PLAIN)
    for child, inner in value.items():
        _nested(xml, child, inner)
    xml.endElement(name)

"""RSS 2.0 by the Best Practices Profile: whole text after the summary, names as dc:creator.

Its summary is HTML, so plain words are escaped for that first. It has no way to say that
a story is gone: the item with that guid says so in words, and that it is valid no more.
"""

from html import escape

from django.utils import timezone
from django.utils.feedgenerator import rfc2822_date, rfc3339_date

from articles.reading.feeds import media
from articles.reading.feeds.document import Document
from articles.reading.feeds.item import Item
from articles.reading.feeds.markup import element, wrapped

FILE, MEDIA_TYPE = "rss.xml", "application/rss+xml"
NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": media.NAMESPACE,
}
# How many minutes a reader may wait before it asks again.
MINUTES = "5"


def rss(document: Document) -> str:
    """The document as RSS."""
    about = document.about
    channel = [
        element("title", about.title),
        element("link", document.page),
        element("description", escape(about.description)),
        element("language", document.language),
        element("copyright", document.rights),
        element("lastBuildDate", _date(document.updated_at)),
        element("ttl", MINUTES),
        *(_link(rel, address) for rel, address in _links(document)),
        *(
            element("atom:link", "", {"rel": "hub", "href": hub})
            for hub in document.hubs
        ),
        wrapped("fh:archive", "") if document.archived else "",
        *map(_item, document.items),
    ]
    return wrapped("rss", wrapped("channel", "".join(channel)), NAMESPACES)


def _links(document: Document) -> list[tuple[str, str]]:
    links = [("self", document.at(FILE))]
    if document.query:
        links.append(("current", document.current(FILE)))
    if document.earlier:
        links.append(("prev-archive", document.before(FILE)))
    return links


def _link(rel: str, address: str) -> str:
    return element("atom:link", "", {"rel": rel, "href": address, "type": MEDIA_TYPE})


def _item(item: Item) -> str:
    told = [
        element("title", item.title),
        element("link", item.url),
        element("description", escape(item.summary)),
        element("content:encoded", item.html),
        *(element("dc:creator", author.name) for author in item.authors),
        element("pubDate", _date(item.published_at)),
        element("guid", item.id, {"isPermaLink": "false"}),
        *(
            element("category", subject.label, {"domain": subject.scheme})
            for subject in item.subjects
        ),
        element("dc:language", item.language),
        element("atom:updated", rfc3339_date(timezone.localtime(item.updated_at))),
        _valid(item),
        *map(media.picture, item.figures),
    ]
    return wrapped("item", "".join(told))


def _valid(item: Item) -> str:
    if item.withdrawn_at is None:
        return ""
    start, end = rfc3339_date(item.published_at), rfc3339_date(item.withdrawn_at)
    return element("dcterms:valid", f"start={start};end={end};scheme=W3C-DTF")


def _date(moment) -> str:
    return rfc2822_date(timezone.localtime(moment))

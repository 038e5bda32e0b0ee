"""Atom (RFC 4287), with a tombstone (RFC 6721) in the place of a story that is no more."""

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import rfc3339_date

from articles.reading.absolute import absolute
from articles.reading.feeds import media
from articles.reading.feeds.document import Document
from articles.reading.feeds.item import Item, Person
from articles.reading.feeds.markup import element, wrapped

FILE, MEDIA_TYPE = "atom.xml", "application/atom+xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:at": "http://purl.org/atompub/tombstones/1.0",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xmlns:media": media.NAMESPACE,
}


def atom(document: Document) -> str:
    """The document as Atom."""
    about = document.about
    told = [
        element("id", document.id),
        element("title", about.title),
        element("subtitle", about.description),
        element("updated", _date(document.updated_at)),
        _person(Person(settings.SITE_NAME, absolute("/"))),
        element("rights", document.rights),
        element("icon", absolute(static("reading/icon.svg"))),
        *(_link(rel, address) for rel, address in _links(document)),
        *(element("link", "", {"rel": "hub", "href": hub}) for hub in document.hubs),
        _link("alternate", document.page, "text/html"),
        wrapped("fh:archive", "") if document.archived else "",
        *(_tombstone(gone, when) for gone, when in document.removed),
        *(_entry(item, document) for item in document.items),
    ]
    return wrapped("feed", "".join(told), NAMESPACES | {"xml:lang": document.language})


def _links(document: Document) -> list[tuple[str, str]]:
    links = [("self", document.at(FILE))]
    if document.query:
        links.append(("current", document.current(FILE)))
    if document.earlier:
        links.append(("prev-archive", document.before(FILE)))
    return links


def _link(rel: str, address: str, media_type: str = MEDIA_TYPE) -> str:
    return element("link", "", {"rel": rel, "href": address, "type": media_type})


def _entry(item: Item, document: Document) -> str:
    if item.withdrawn_at:
        return _tombstone(item.id, item.withdrawn_at, item.summary)
    told = [
        element("id", item.id),
        element("title", item.title),
        _link("alternate", item.url, "text/html"),
        element("published", _date(item.published_at)),
        element("updated", _date(item.updated_at)),
        *map(_person, item.authors),
        *(element("category", "", vars(subject)) for subject in item.subjects),
        element("summary", item.summary),
        element("content", item.html, {"type": "html"}),
        element("rights", document.rights),
        *map(media.picture, item.figures),
    ]
    foreign = item.language not in ("", document.language)
    attributes = {"xml:lang": item.language} if foreign else {}
    return wrapped("entry", "".join(told), attributes)


def _person(person: Person) -> str:
    inside = element("name", person.name) + element("uri", person.url)
    return wrapped("author", inside)


def _tombstone(gone: str, when, words: str = "") -> str:
    comment = element("at:comment", words) if words else ""
    return wrapped("at:deleted-entry", comment, {"ref": gone, "when": _date(when)})


def _date(moment) -> str:
    return rfc3339_date(timezone.localtime(moment))

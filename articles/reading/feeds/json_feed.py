"""JSON Feed 1.1. What it has no word for stands in `_picture` and `_withdrawn`."""

import json
from typing import Any

from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import rfc3339_date

from articles.reading.absolute import absolute
from articles.reading.feeds.document import Document
from articles.reading.feeds.item import Item
from articles.reading.figure import Figure
from articles.reading.portable import portable_file

FILE, MEDIA_TYPE = "feed.json", "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(document: Document) -> str:
    """The document as JSON Feed."""
    about = document.about
    feed = {
        "version": VERSION,
        "title": about.title,
        "description": about.description,
        "home_page_url": document.page,
        "feed_url": document.at(FILE),
        "next_url": document.before(FILE),
        "hubs": [{"type": "WebSub", "url": hub} for hub in document.hubs],
        "favicon": absolute(static("reading/icon.svg")),
        "language": document.language,
        "_copyright": document.rights,
    }
    items = [_item(item) for item in document.items]
    return json.dumps(_told(feed) | {"items": items}, ensure_ascii=False)


def _item(item: Item) -> dict[str, Any]:
    figures = [made for figure in item.figures if (made := _picture(figure))]
    return {"id": item.id, "content_html": item.html} | _told(
        {
            "url": item.url,
            "title": item.title,
            "summary": item.summary,
            "image": figures[0]["url"] if figures else "",
            "date_published": _date(item.published_at),
            "date_modified": _date(item.updated_at),
            "authors": [vars(author) for author in item.authors],
            "tags": [subject.label for subject in item.subjects],
            "language": item.language,
            "_pictures": figures,
            "_withdrawn": _date(item.withdrawn_at) if item.withdrawn_at else "",
        }
    )


def _picture(figure: Figure) -> dict[str, Any]:
    file, image = portable_file(figure), figure.image
    if file is None:
        return {}
    said = {
        "url": absolute(file.url),
        "mime_type": file.media_type,
        "size_in_bytes": file.bytes,
        "width": file.width,
        "height": file.height,
        "caption": figure.caption_text,
        "credit": figure.credit_line,
        "photographer": image.photographer,
        "copyright": image.copyright_notice,
    }
    # An empty alt text says that the picture says nothing.
    return _told(said) | {"alt": figure.alt}


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _date(moment) -> str:
    return rfc3339_date(timezone.localtime(moment))

"""A story as ninjs 3.1, the news industry's JSON: for other newsrooms and for agents."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.body.parse import parse
from articles.body.render import text
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.reading.absolute import absolute
from articles.reading.figure import body_images, lead_figure
from articles.reading.machine.moments import written
from articles.reading.machine.ninjs_picture import picture
from articles.reading.portable import figures, portable
from articles.reading.summary import summary

Document = dict[str, Any]

MEDIA_TYPE = "application/json"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def document(
    edition: Edition, at: dt.datetime, images: dict[int, Image] | None = None
) -> Document:
    """An edition that came with everything; one query, for the pictures in its body,
    unless those of them that readers see are given: a list loads them for all."""
    blocks = parse(edition.body)
    images = body_images(blocks, at) if images is None else images
    lead = lead_figure(edition, at=at)
    shown = [lead, *figures(blocks, images)] if lead else figures(blocks, images)
    words, address = text(blocks), absolute(edition.get_absolute_url())
    body = {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(words),
        "wordCount": len(words.split()),
        "value": str(portable(blocks, images, at=address)),
    }
    return _head(edition, "usable") | _without_empty(
        {
            "language": edition.language,
            "firstCreated": written(edition.first_published_at),
            "contentCreated": written(edition.first_published_at),
            "headlines": _headlines(edition),
            "descriptions": _descriptions(edition, summary(edition, blocks)),
            "bodies": [body],
            "associations": [
                picture(figure, number) for number, figure in enumerate(shown, start=1)
            ],
        }
        | _origin(edition)
        | _about(edition)
    )


def cancellation(edition: Edition) -> Document:
    """What is left to say of a story that was withdrawn."""
    return _head(edition, "canceled")


def _head(edition: Edition, status: str) -> Document:
    """Which story it is, and how new."""
    address = absolute(edition.get_absolute_url())
    return {
        "standard": STANDARD,
        "uri": f"urn:uuid:{edition.article_uuid}",
        "type": "text",
        "pubStatus": status,
        "version": str(edition.number),
        "versionCreated": written(edition.published_at),
        "altIds": [{"role": "web", "value": address}],
        "renditions": [{"name": "web", "href": address, "contentType": "text/html"}],
    }


def _headlines(edition: Edition) -> list[Document]:
    return _texts(
        ("main", edition.headline),
        ("kicker", edition.kicker),
        ("social", edition.social_title),
    )


def _descriptions(edition: Edition, words: str) -> list[Document]:
    corrections = (("correction", said) for said, _moment in edition.correction_list)
    return _texts(("summary", words), *corrections)


def _origin(edition: Edition) -> Document:
    """Who made it, where, and whose it is."""
    holder = settings.SITE_NAME
    year = timezone.localtime(edition.first_published_at).year
    policy = settings.TDM_POLICY
    return {
        "by": ", ".join(byline.author.name for byline in edition.bylines.all()),
        "infoSources": [
            {"name": name, "role": "source"} for name in edition.source_list
        ],
        "located": edition.place,
        "copyrightHolder": holder,
        "copyrightNotice": f"© {year} {holder}",
        "rightsInfo": {"linkedRights": policy} if policy else {},
    }


def _about(edition: Edition) -> Document:
    section = edition.section
    tags = [tag.lasting for tag in edition.tags.all()]
    return {
        "slugline": edition.slug,
        "genres": [
            {"name": edition.get_genre_display(), "literal": str(edition.genre)}
        ],
        "subjects": [
            {"name": each.name, "rel": rel, "uri": absolute(each.get_absolute_url())}
            for rel, each in (("section", section), *(("about", tag) for tag in tags))
        ],
    }


def _texts(*said: tuple[str, str]) -> list[Document]:
    return [
        {"role": role, "contentType": "text/plain", "value": value}
        for role, value in said
        if value
    ]


def _without_empty(document: Document) -> Document:
    return {name: value for name, value in document.items() if value}

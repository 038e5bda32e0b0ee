"""Editions as ninjs documents: a whole page of them at once, in a fixed number of queries."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from articles.body.pictures import image_ids
from articles.editions.edition import Edition, EditionQuerySet
from articles.editions.removal import Removal
from articles.images.image import Image
from articles.reading.figure import images_by_id, shown
from articles.reading.machine.moments import written
from articles.reading.machine.ninjs import STANDARD, cancellation, document

Document = dict[str, Any]


def whole(editions: EditionQuerySet) -> EditionQuerySet:
    """With all that a document says; the subject that a tag was merged into, too."""
    return editions.with_everything().prefetch_related("tags__merged_into")


def documents(editions: Iterable[Edition], at: dt.datetime) -> list[Document]:
    """What readers have at `at`, what was withdrawn, and what is planned, each said so.
    One query more: for the pictures in all bodies."""
    of_each = [(edition, image_ids(edition.body)) for edition in editions]
    images = images_by_id({number for _edition, ids in of_each for number in ids})
    return [
        _document(edition, [images[number] for number in ids if number in images], at)
        for edition, ids in of_each
    ]


def removed(removal: Removal) -> Document:
    """The cancellation of a story of which nothing is left."""
    return {
        "standard": STANDARD,
        "uri": f"urn:uuid:{removal.article_uuid}",
        "type": "text",
        "pubStatus": "canceled",
        "versionCreated": written(removal.removed_at),
    }


def _document(edition: Edition, images: list[Image], at: dt.datetime) -> Document:
    if edition.withdrawn:
        return cancellation(edition)
    # Of what is planned, the pictures that readers will see.
    moment = max(at, edition.published_at)
    seen = {image.pk: image for image in images if shown(image, moment)}
    said = document(edition, moment, seen)
    if edition.published_at <= at:
        return said
    until = written(edition.published_at)
    return said | {"pubStatus": "withheld", "embargoedUntil": until}

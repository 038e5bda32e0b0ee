"""Which files of the library belong to no picture, and which pictures lack a file."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import default_storage

from articles.images.image import Image

FOLDERS = ("originals", "renditions")
# As long as pages that are kept somewhere may still name a file; a rendition that is let
# go of gets the time of that moment.
KEPT_FOR = dt.timedelta(days=1)


@dataclass(frozen=True)
class Missing:
    """A file that a picture names and that is not there."""

    image_id: int
    name: str


@dataclass(frozen=True)
class Found:
    """What a look at storage found."""

    files: int
    orphans: list[str]
    missing: list[Missing]


def look() -> Found:
    """Compare storage with the library."""
    # Storage first: what comes in meanwhile is then named and not yet seen, no orphan.
    stored = set(_stored())
    named = list(_named())
    names = {each.name for each in named}
    return Found(
        files=len(stored),
        orphans=sorted(stored - names),
        missing=[
            each
            for each in named
            if each.name not in stored and not default_storage.exists(each.name)
        ],
    )


def remove(orphans: list[str], at: dt.datetime) -> list[str]:
    """Delete those that are older than a day; their names."""
    old = [
        name
        for name in orphans
        if default_storage.exists(name)
        and default_storage.get_modified_time(name) < at - KEPT_FOR
    ]
    for name in old:
        default_storage.delete(name)
    return old


def _stored() -> Iterator[str]:
    for folder in FOLDERS:
        try:
            _folders, files = default_storage.listdir(folder)
        except FileNotFoundError:
            continue
        yield from (f"{folder}/{name}" for name in files)


def _named() -> Iterator[Missing]:
    rows = Image.objects.exclude(file="").values_list("pk", "file", "renditions")
    for pk, original, renditions in rows.iterator():
        for name in (original, *(made["name"] for made in renditions)):
            yield Missing(pk, name)

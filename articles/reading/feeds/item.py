"""Item: what a feed says of one story, whatever the format."""

import datetime as dt
from dataclasses import dataclass

from articles.reading.figure import Figure


@dataclass(frozen=True)
class Person:
    """Somebody who wrote it, and the page with what else they wrote."""

    name: str
    url: str


@dataclass(frozen=True)
class Subject:
    """A section or tag: its name, and where those of its kind are found."""

    term: str
    scheme: str
    label: str

    @property
    def url(self) -> str:
        return f"{self.scheme}{self.term}/"


@dataclass(frozen=True)
class Item:
    """A story, a correction or a post. Its id outlives every address.

    `withdrawn_at`: since when readers no longer have it; then it says so and no more.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published_at: dt.datetime
    updated_at: dt.datetime
    authors: tuple[Person, ...] = ()
    subjects: tuple[Subject, ...] = ()
    figures: tuple[Figure, ...] = ()
    withdrawn_at: dt.datetime | None = None

"""What a page says of the feeds that belong to it, and the list of those to choose from."""

from dataclasses import dataclass

from articles.reading.feeds.feed_format import FORMATS
from articles.reading.feeds.source import About


@dataclass(frozen=True)
class Way:
    """One format of a feed, and where it is."""

    label: str
    media_type: str
    url: str


@dataclass(frozen=True)
class Followed:
    """A feed in all its formats."""

    title: str
    page: str
    ways: tuple[Way, ...]

    @classmethod
    def of(cls, about: About, title: str = "") -> "Followed":
        query = f"?{about.query}" if about.query else ""
        ways = (
            Way(form.label, form.media_type, f"{about.page}{form.file}{query}")
            for form in FORMATS
        )
        return cls(title or about.title, about.page + query, tuple(ways))

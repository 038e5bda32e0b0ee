"""Document: one feed, or one part of its archive, ready to be written in any format."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from articles.reading.absolute import absolute
from articles.reading.feeds.hub import hub_address
from articles.reading.feeds.item import Item
from articles.reading.feeds.source import About

# Since when a feed without a story is as it is.
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Document:
    """What all formats say.

    `query` is that of this document; `earlier` that of the archive document before it;
    `removed` are stories that were taken away for good, and when.
    """

    about: About
    language: str
    items: Sequence[Item]
    updated_at: dt.datetime
    query: str = ""
    earlier: str = ""
    archived: bool = False
    removed: Sequence[tuple[str, dt.datetime]] = ()

    @property
    def id(self) -> str:
        """The same whatever it is renamed to: only another FEED_AUTHORITY changes it."""
        authority = settings.FEED_AUTHORITY or urlsplit(settings.SITE_URL).hostname
        return f"tag:{authority},2026:feed/{self.about.key}"

    @property
    def page(self) -> str:
        """The page that it belongs to."""
        return _with(absolute(self.about.page), self.about.query)

    @property
    def hubs(self) -> list[str]:
        """The hub that tells of what is new in it; an archive document has no news."""
        hub = hub_address()
        told = not self.query and self.about.has_hub
        return [hub] if hub and told else []

    @property
    def rights(self) -> str:
        return f"© {settings.SITE_NAME}"

    def at(self, file: str) -> str:
        """This document in one format."""
        return self._address(file, self.query)

    def current(self, file: str) -> str:
        """The feed that this document is of."""
        return self._address(file, "")

    def before(self, file: str) -> str:
        """The archive document before this one; empty where there is none."""
        return self._address(file, self.earlier) if self.earlier else ""

    def _address(self, file: str, query: str) -> str:
        parts = [part for part in (self.about.query, query) if part]
        return _with(absolute(self.about.page + file), "&".join(parts))


def _with(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address

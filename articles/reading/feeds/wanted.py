"""Wanted: one document that somebody asks for, and what the database says of it."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language

from articles.reading.feeds import archive, part
from articles.reading.feeds.document import NEVER, Document
from articles.reading.feeds.part import Bounds
from articles.reading.feeds.source import About, Source
from articles.reading.feeds.state import State, state


@dataclass(frozen=True)
class Wanted:
    """Which feed, `of` which of its kind, within which bounds, as it is at `at`."""

    source: Source
    of: str
    bounds: Bounds
    query: str
    at: dt.datetime

    def state(self) -> State:
        """One query."""
        parts = self.source.parts(self.of, self.at)
        size = archive.size(self.bounds)
        newest = [part.newest(self.bounds, size) for part in parts]
        return state(self.source, self.of, newest, size, self.at)

    def there(self, known: State) -> bool:
        """Whether there is such a feed: a hidden name is told with its stories only."""
        if self.source.named and not known.named:
            return False
        month = self.bounds.month
        if month:
            return any(archive.month_of(row) == month for row in known.rows)
        return bool(known.rows) or not self.source.hidden

    def about(self) -> About | None:
        return self.source.about(self.of)

    def document(self, about: About, known: State) -> Document:
        """All of it, in the same number of queries whatever it holds."""
        kept = archive.cut(known.rows, self.bounds, self._count)
        items = self.source.items([row.number for row in kept.rows], self.at)
        return Document(
            about=about,
            language=get_language() or "",
            items=[items[row.number] for row in kept.rows if row.number in items],
            updated_at=known.changed_at or NEVER,
            query=self.query,
            earlier=kept.earlier,
            archived=self._is_closed(),
            removed=() if self.query else known.removed,
        )

    def _count(self, month) -> int:
        return part.count(self.source.parts(self.of, self.at), month)

    def _is_closed(self) -> bool:
        """Whether no new story will come into it."""
        month = self.bounds.month
        return month is not None and bool(self.bounds.start or month.ends <= self.at)


def wanted(source: Source, of: str, query, at: dt.datetime) -> Wanted | None:
    """What a request's query asks for; None where no such document can be."""
    form = archive.ArchiveForm(query)
    bounds = form.bounds()
    if bounds is None:
        return None
    said = {name: form.cleaned_data[name] for name in ("month", "before")}
    own = urlencode({name: value for name, value in said.items() if value})
    return Wanted(source, of, bounds, own, at)

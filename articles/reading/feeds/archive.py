"""Archives by month, as RFC 5005 has them: whoever walks them reads each story once.

A month is cut into documents of PART stories from its first story on, so a document that
is full stays as it is. The feed itself goes back to where the newest full one ends: it
has NEWEST stories, and fewer than PART more. Links name the story that they go on from:
wherever the cuts are, nothing is skipped and nothing comes twice.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.utils import timezone

from articles.reading.feeds.part import Bounds
from articles.reading.feeds.state import Row
from articles.reading.paging import EPOCH, MICROSECOND, Key
from articles.reading.period import Period

NEWEST = 25
PART = 25
_month = re.compile(r"(1[6-9]\d\d|[2-9]\d\d\d)-(0[1-9]|1[0-2])\Z")

Count = Callable[[Period], int]


class ArchiveForm(Key):
    """Which archive document: “2026-10”, and before which story of that month."""

    month = forms.RegexField(_month, required=False)

    def bounds(self) -> Bounds | None:
        """Nothing where no such document can be."""
        if not self.is_valid():
            return None
        month, start = self.cleaned_data["month"], self.start()
        if bool(start) != bool(self.cleaned_data["before"]) or (start and not month):
            return None
        if not month:
            return Bounds()
        year, number = map(int, month.split("-"))
        return Bounds(Period(year, number), start)


@dataclass(frozen=True)
class Cut:
    """The rows of one document, and the query of the one before it, if there is any."""

    rows: Sequence[Row]
    earlier: str = ""


def size(bounds: Bounds) -> int:
    """How many rows a document must know: its own, and where the next one begins."""
    return PART + 1 if bounds.month else NEWEST + PART


def cut(rows: Sequence[Row], bounds: Bounds, count: Count) -> Cut:
    """The rows that belong to a document, newest first."""
    if bounds.month is None:
        return _up_to(rows, _of_the_feed(rows, count))
    here = [row for row in rows if month_of(row) == bounds.month]
    if bounds.start or len(here) <= PART:
        return _up_to(rows, min(len(here), PART))
    return _up_to(rows, (count(bounds.month) - 1) % PART + 1)


def month_of(row: Row) -> Period:
    """By the house's clock."""
    here = timezone.localtime(row.moment)
    return Period(here.year, here.month)


def _of_the_feed(rows: Sequence[Row], count: Count) -> int:
    if len(rows) <= NEWEST:
        return len(rows)
    edge = month_of(rows[NEWEST - 1])
    seen = [month_of(row) == edge for row in rows]
    ends_here = len(rows) < NEWEST + PART or not seen[-1]
    all_of_month = sum(seen) if ends_here else count(edge)
    return NEWEST + (all_of_month - sum(seen[:NEWEST])) % PART


def _up_to(rows: Sequence[Row], keep: int) -> Cut:
    kept = rows[:keep]
    if len(rows) <= keep or not kept:
        return Cut(kept)
    month = month_of(rows[keep])
    query = {"month": f"{month.year:04}-{month.month:02}"}
    if month == month_of(kept[-1]):
        query["before"] = _key(kept[-1])
    return Cut(kept, urlencode(query))


def _key(row: Row) -> str:
    return f"{(row.moment - EPOCH) // MICROSECOND}-{row.key}"

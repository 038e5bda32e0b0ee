"""Pages of a list, by key: as quick at the thousandth page as at the first.

A key is a moment and a number that no update of a story changes, so whatever goes out
between two pages, none is skipped and none comes twice.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet

PER_PAGE = 20
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class Columns:
    """What a list is read by: its date, in the table that has the index, and the key of
    what shares a date; `of` is what the list is of, where another table says so."""

    date: str
    key: str = "article_id"
    of: str = ""


OF_EDITION = Columns("first_published_at")
OF_TAG = Columns("tag_items__first_published_at", of="tag_items__tag")
OF_AUTHOR = Columns("bylines__first_published_at", of="bylines__author")
OF_CORRECTION = Columns("published_at", key="id")


@dataclass(frozen=True)
class Page:
    """Some editions of a list, and the way on: keys, and queries for links."""

    editions: list
    first: bool
    next_key: str = ""
    next: str = ""
    previous: str = ""
    start: str = "?"
    oldest_first: bool = False

    def __iter__(self):
        return iter(self.editions)

    def __len__(self):
        return len(self.editions)


@dataclass(frozen=True)
class Start:
    """Where a page starts: at a moment and a key, to go to what is earlier or later."""

    moment: dt.datetime
    key: int
    earlier: bool

    def within(self, by: Columns) -> Q:
        """What comes after it. The date alone is what an index is entered by."""
        way = "lt" if self.earlier else "gt"
        further = Q(**{f"{by.date}__{way}": self.moment})
        beside = Q(**{f"{by.key}__{way}": self.key})
        return Q(**{f"{by.date}__{way}e": self.moment}) & (further | beside)


class Key(forms.Form):
    """Where a page starts: “<microseconds since 1970>-<key>”, else at the top."""

    before = forms.RegexField(r"\A-?\d{1,17}-\d{1,18}\Z", required=False)
    after = forms.RegexField(r"\A-?\d{1,17}-\d{1,18}\Z", required=False)

    def start(self) -> Start | None:
        if not self.is_valid():
            return None
        before, after = self.cleaned_data["before"], self.cleaned_data["after"]
        if not before and not after:
            return None
        microseconds, _dash, key = (before or after).rpartition("-")
        try:
            moment = EPOCH + int(microseconds) * MICROSECOND
        except OverflowError:
            return None
        return Start(moment, int(key), earlier=bool(before))


def page(
    editions: QuerySet,
    query,
    *,
    by: Columns = OF_EDITION,
    of: Collection = (),
    size: int = PER_PAGE,
    oldest_first: bool = False,
    first: Callable[[int], list] | None = None,
) -> Page:
    """One page of editions, newest first unless told otherwise; `query` is the request's
    GET, `of` the tags or the author whose list it is, `first` another way to the first rows
    and one more. One query, two for several tags."""
    start = Key(query).start()
    back = start is not None and start.earlier == oldest_first
    earlier = start.earlier if start else not oldest_first
    if first is not None and start is None:
        found = first(size + 1)
    else:
        found = _read(editions, start, by, of, size, earlier=earlier)
    if back and len(found) <= size:
        # Back at the top, which may have grown.
        start, back = None, False
        found = _read(editions, start, by, of, size, earlier=not oldest_first)
    some = found[:size][::-1] if back else found[:size]
    onward, backward = ("after", "before")[:: 1 if oldest_first else -1]
    more = bool(some) and (back or len(found) > size)
    next_key = _key(some[-1], by) if more else ""
    return Page(
        some,
        first=start is None,
        next_key=next_key,
        next=_link(query, onward, next_key),
        previous=_link(query, backward, _key(some[0], by) if start and some else ""),
        start=_link(query) or "?",
        oldest_first=oldest_first,
    )


def _read(editions, start: Start | None, by: Columns, of, size: int, *, earlier: bool):
    """As many as a page holds and one more, of what comes after `start`."""
    within = start.within(by) if start else Q()
    way = "-" if earlier else ""
    # In one call: a second one would join the same table again, a row for each tag.
    parts = [editions.filter(within, **{by.of: one}) for one in of] or [
        editions.filter(within)
    ]
    ordered = [part.order_by(way + by.date, way + by.key)[: size + 1] for part in parts]
    if len(ordered) == 1:
        return list(ordered[0])
    every = editions.model.objects.order_by().values_list("pk")
    first, *others = (every.filter(pk__in=part.values("pk")) for part in ordered)
    ids = {key for (key,) in first.union(*others)}
    here = editions.filter(pk__in=ids)
    own = by.date.rpartition("__")[2]
    return list(here.order_by(way + own, way + by.key)[: size + 1])


def _key(edition, by: Columns) -> str:
    moment = getattr(edition, by.date.rpartition("__")[2])
    return f"{(moment - EPOCH) // MICROSECOND}-{getattr(edition, by.key)}"


def _link(query, name: str = "", key: str = "") -> str:
    """The query of another page of the same list, at the moment that is looked back to."""
    kept = {"at": query["at"]} if "at" in query else {}
    if name and not key:
        return ""
    return "?" + urlencode({name: key} | kept if name else kept)

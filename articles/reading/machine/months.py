"""The months in which stories came out, for sitemaps: each with its parts and last change."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Min, Q, Subquery, Value
from django.db.models.functions import TruncMonth
from django.utils import timezone

from articles.editions.edition import Edition, EditionQuerySet

# Editions in one file: far below the 50,000 addresses that may be, since each brings
# pictures and is made while somebody waits.
PART = 10_000
# Months that are asked for at once; five years.
AT_ONCE = 60
# An update of an old story shows in its month for so long. Whoever comes later than that
# sees when the month's last story came out: to know all, every edition had to be read.
REMEMBERED = dt.timedelta(days=31)
A_DAY = 24 * 3600
BY_DATE = ("first_published_at", "article_id")


@dataclass(frozen=True, order=True)
class Month:
    """A month on the house's clock."""

    year: int
    month: int

    @property
    def name(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def start(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime(self.year, self.month, 1))

    @property
    def following(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def within(self) -> Q:
        """The editions of its stories, by the index on first publication."""
        end = self.following.start
        return Q(first_published_at__gte=self.start, first_published_at__lt=end)


@dataclass(frozen=True)
class Listed:
    """A month that has stories: in how many files, and when it last changed."""

    month: Month
    parts: int
    changed: dt.datetime


def month_of(moment: dt.datetime) -> Month:
    here = timezone.localtime(moment)
    return Month(here.year, here.month)


def months_with_stories(at: dt.datetime) -> list[Listed]:
    """Newest first: three queries, and one or two for each five years of the paper."""
    months = _all_months(at)
    recent = _recent_changes(at)
    sizes = month_sizes(months, at) if _is_large() else {}
    return [
        Listed(
            month,
            parts=max(1, -(-sizes.get(month, 1) // PART)),
            changed=max(changed, recent.get(month, changed)),
        )
        for some in _batches(months)
        for month, changed in _by_month(some, lambda month: _last(month, at))
    ]


def part_of(month: Month, part: int, at: dt.datetime) -> EditionQuerySet:
    """The newest editions of the stories in one file, withdrawals included; oldest first.

    A part goes on beginning where it does, since nothing is taken out of a month.
    """
    keys = Edition.objects.filter(month.within).order_by(*BY_DATE).values_list(*BY_DATE)
    first, following = keys[(part - 1) * PART :][:1], keys[part * PART :][:1]
    found = Edition.objects.newest(at).filter(month.within)
    for date, article_id in first:
        found = found.filter(_from(date, article_id))
    for date, article_id in following:
        found = found.exclude(_from(date, article_id))
    return found.order_by(*BY_DATE) if first else found.none()


def _all_months(at: dt.datetime) -> list[Month]:
    """From that of the newest story, or now, back to that of the oldest."""
    ends = Edition.objects.aggregate(
        first=Min("first_published_at"), last=Max("first_published_at")
    )
    if ends["first"] is None:
        return []
    last = min(month_of(ends["last"]), month_of(at))
    return [*_months(month_of(ends["first"]), last)][::-1]


def _months(first: Month, last: Month) -> Iterator[Month]:
    while first <= last:
        yield first
        first = first.following


def _batches(months: list[Month]) -> Iterator[list[Month]]:
    for start in range(0, len(months), AT_ONCE):
        yield months[start : start + AT_ONCE]


def _by_month(
    months: list[Month], ask: Callable[[Month], Subquery]
) -> Iterator[tuple[Month, Any]]:
    """What is asked of each month, where there is anything: one query, a column each."""
    columns = {f"month_{place}": ask(month) for place, month in enumerate(months)}
    first = Edition.objects.order_by("pk").annotate(**columns)
    (row,) = first.values_list(*columns)[:1]
    yield from (
        (month, found) for month, found in zip(months, row, strict=True) if found
    )


def _last(month: Month, at: dt.datetime) -> Subquery:
    """Since when readers have the month's last story as it is."""
    live = Edition.objects.live(at).filter(month.within).by_first_publication()
    return Subquery(live.values("published_at")[:1])


def month_sizes(months: list[Month], at: dt.datetime) -> dict[Month, int]:
    """Editions of each month's stories. A past month is counted once a day: only an
    import adds to it, and counting reads the whole index."""
    keys = {month: f"sitemap-size-{month.name}" for month in months}
    known = cache.get_many(keys.values())
    asked = [month for month in months if keys[month] not in known]
    counted = {
        month: size
        for some in _batches(asked)
        for month, size in _by_month(some, _size)
    }
    past = [month for month in asked if month != month_of(at)]
    cache.set_many({keys[month]: counted.get(month, 0) for month in past}, A_DAY)
    return {month: known.get(keys[month], counted.get(month, 0)) for month in months}


def _size(month: Month) -> Subquery:
    rows = Edition.objects.filter(month.within).order_by().annotate(all=Value(1))
    return Subquery(rows.values("all").annotate(size=Count("pk")).values("size"))


def _is_large() -> bool:
    """Whether there are editions enough for a month of several parts."""
    ends = Edition.objects.aggregate(first=Min("pk"), last=Max("pk"))
    return ends["first"] is not None and ends["last"] - ends["first"] >= PART


def _recent_changes(at: dt.datetime) -> dict[Month, dt.datetime]:
    recent = Edition.objects.due(at).filter(published_at__gt=at - REMEMBERED)
    months = recent.order_by().values(month=TruncMonth("first_published_at"))
    return {
        month_of(row["month"]): row["last"]
        for row in months.annotate(last=Max("published_at"))
    }


def _from(date: dt.datetime, article_id: int) -> Q:
    return Q(first_published_at__gt=date) | Q(
        first_published_at=date, article_id__gte=article_id
    )

"""Part: rows that a feed is made of, by an index; a feed has one or several."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from articles.reading.paging import Columns, Start
from articles.reading.period import Period


@dataclass(frozen=True)
class Bounds:
    """Before the end of a month, and before what has been read of it; else no bounds."""

    month: Period | None = None
    start: Start | None = None

    def of(self, by: Columns) -> Q:
        ended = Q(**{f"{by.date}__lt": self.month.ends}) if self.month else Q()
        return ended & (self.start.within(by) if self.start else Q())


@dataclass(frozen=True)
class Part:
    """Rows, the columns they are read by, and what another table says of them (`of`).

    `uuid` is the column with the id that a row's item has for good.
    """

    rows: QuerySet
    by: Columns
    of: dict[str, Any] = field(default_factory=dict)
    uuid: str = "article_uuid"

    def newest(self, bounds: Bounds, size: int) -> QuerySet:
        """Number, moment, key, last change and UUID of the newest rows."""
        columns = ("pk", self.by.date, self.by.key, "published_at", self.uuid)
        ordered = self._within(bounds.of(self.by)).order_by(
            f"-{self.by.date}", f"-{self.by.key}"
        )
        return ordered.values_list(*columns)[:size]

    def in_month(self, month: Period) -> QuerySet:
        began = Q(**{f"{self.by.date}__gte": month.begins})
        return self._within(began & Bounds(month).of(self.by)).order_by()

    def _within(self, bounds: Q) -> QuerySet:
        # In one call: a second one would join the same table again.
        return self.rows.filter(bounds, **self.of)


def count(parts: Iterable[Part], month: Period) -> int:
    """How many rows all parts have in a month: one query."""
    first, *others = (part.in_month(month).values("pk") for part in parts)
    return first.union(*others).count() if others else first.count()

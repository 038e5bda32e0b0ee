"""Period: a year, a month or a day of the paper, by the house's clock."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

KINDS = ("year", "month", "day")


@dataclass(frozen=True, order=True)
class Period:
    """“2026”, “2026, 11” or “2026, 11, 24”."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def kind(self) -> str:
        return KINDS[bool(self.month) + bool(self.day)]

    @property
    def date(self) -> dt.date:
        """The first day of it. Raises ValueError where there is no such day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def begins(self) -> dt.datetime:
        return _midnight(self.date)

    @property
    def ends(self) -> dt.datetime:
        """Where the next one begins."""
        if self.day:
            return _midnight(self.date + dt.timedelta(days=1))
        last = self.month or 12
        return _midnight(dt.date(self.year + last // 12, last % 12 + 1, 1))

    @property
    def parts(self) -> list["Period"]:
        """The months of a year, the days of a month."""
        if self.kind == "year":
            return [Period(self.year, month) for month in range(1, 13)]
        length = (self.ends - dt.timedelta(hours=12)).day
        return [Period(self.year, self.month, day + 1) for day in range(length)]

    @property
    def trail(self) -> list["Period"]:
        """The year, and the month, that it is part of."""
        within = [Period(self.year), Period(self.year, self.month)]
        return within[: KINDS.index(self.kind)]

    def get_absolute_url(self) -> str:
        numbers = [self.year, self.month, self.day][: KINDS.index(self.kind) + 1]
        return reverse(f"archive_{self.kind}", args=numbers)

    def alike(self, moment: dt.datetime) -> "Period":
        """The year, month or day that a moment is in, as this is one."""
        here = timezone.localtime(moment)
        numbers = (here.year, here.month, here.day)
        return Period(*numbers[: KINDS.index(self.kind) + 1])


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))

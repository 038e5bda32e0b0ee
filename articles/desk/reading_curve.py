"""How a story was read in the last day: a number and a small curve for the desk."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import ngettext

from articles.reading.reads.most_read import curves

# The drawing's own measures: one step for each hour, and how high the best hour is.
HEIGHT = 10


@dataclass(frozen=True)
class Curve:
    """A story's last hours, the last one last."""

    hours: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.hours)

    @property
    def count(self) -> str:
        """The number as the language writes it."""
        return number_format(self.total, force_grouping=True)

    @property
    def words(self) -> str:
        """What the curve says to somebody who doesn't see it."""
        return ngettext(
            "read %(count)s time in 24 hours, %(last)s in the last hour",
            "read %(count)s times in 24 hours, %(last)s in the last hour",
            self.total,
        ) % {"count": self.count, "last": number_format(self.hours[-1])}

    @property
    def width(self) -> int:
        return len(self.hours) - 1

    @property
    def height(self) -> int:
        return HEIGHT

    @property
    def points(self) -> str:
        """The line of an SVG of `width` by `height`, with the best hour at the top."""
        best = max(self.hours) or 1
        return " ".join(
            f"{hour},{HEIGHT - count * HEIGHT / best:.3g}"
            for hour, count in enumerate(self.hours)
        )


def reading_curves(article_ids: Collection[int], at: dt.datetime) -> dict[int, Curve]:
    """The curves of those that were read in the last day: one query, or none."""
    if not article_ids:
        return {}
    counted = curves(article_ids, at)
    return {key: Curve(hours) for key, hours in counted.items() if any(hours)}

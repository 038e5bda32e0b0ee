"""ReadCount: how often a story was opened in one hour."""

import datetime as dt
from collections.abc import Mapping

from django.db import connection, models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

KEPT = dt.timedelta(days=90)


class ReadCount(models.Model):
    """A number; nothing of a reader is in it."""

    # A plain number, as in an edition: counting asks nothing of a story's row.
    article_id = models.PositiveBigIntegerField(_("article"))
    hour = models.DateTimeField(_("hour"))
    count = models.PositiveIntegerField(_("times read"))

    class Meta:
        verbose_name = _("read count")
        verbose_name_plural = _("read counts")
        constraints = [
            models.UniqueConstraint(
                fields=["article_id", "hour"], name="read_once_an_hour"
            )
        ]
        indexes = [
            models.Index(
                fields=["hour"], include=["article_id", "count"], name="read_by_hour"
            )
        ]

    def __str__(self):
        return f"{self.article_id} {self.hour:%Y-%m-%d %H}"


ADD = """
INSERT INTO articles_readcount (article_id, hour, count) VALUES (%s, %s, %s)
ON CONFLICT (article_id, hour)
DO UPDATE SET count = articles_readcount.count + excluded.count
"""


def add(counts: Mapping[int, int], at: dt.datetime) -> None:
    """Add what was counted to the hour of `at`: one statement, however many processes."""
    hour = at.astimezone(dt.UTC).replace(minute=0, second=0, microsecond=0)
    moment = connection.ops.adapt_datetimefield_value(hour)
    with connection.cursor() as cursor:
        cursor.executemany(ADD, [(key, moment, n) for key, n in counts.items()])


def totals(since: dt.datetime, most: int) -> list[int]:
    """The articles that were read most since then, the most read first."""
    recent = ReadCount.objects.filter(hour__gte=since)
    summed = recent.values("article_id").annotate(total=Sum("count"))
    ranked = summed.order_by("-total", "-article_id")
    return list(ranked.values_list("article_id", flat=True)[:most])


def forget(at: dt.datetime) -> None:
    """Hours that no curve reaches back to."""
    ReadCount.objects.filter(hour__lt=at - KEPT).delete()

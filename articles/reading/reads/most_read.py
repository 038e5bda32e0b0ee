"""What is read most today, and how the reading of a story went."""

import datetime as dt
from collections.abc import Collection

from django.core.cache import cache

from articles.editions.edition import Edition
from articles.reading.listed import listed
from articles.reading.reads.read_count import ReadCount, totals

SHOWN = 5
# As many are ranked, since some of them may be gone from the paper.
RANKED = 20
A_DAY = dt.timedelta(hours=24)
KEY, SECONDS = "most-read", 60


def most_read(at: dt.datetime) -> list[Edition]:
    """The stories that were read most in the last day and are live at `at`.

    One query, and one more each minute.
    """
    ranked = cache.get_or_set(KEY, lambda: totals(at - A_DAY, RANKED), SECONDS)
    if not ranked:
        return []
    live = listed(Edition.objects.live(at).filter(article_id__in=ranked))
    found = {edition.article_id: edition for edition in live}
    return [found[key] for key in ranked if key in found][:SHOWN]


def curves(
    article_ids: Collection[int], at: dt.datetime, hours: int = 24
) -> dict[int, list[int]]:
    """How often each of these was read in each of the last hours, the last one last."""
    last = at.replace(minute=0, second=0, microsecond=0)
    first = last - dt.timedelta(hours=hours - 1)
    counted: dict[int, list[int]] = {}
    recent = ReadCount.objects.filter(article_id__in=article_ids, hour__gte=first)
    for row in recent:
        curve = counted.setdefault(row.article_id, [0] * hours)
        place = (row.hour - first) // dt.timedelta(hours=1)
        if 0 <= place < hours:
            curve[place] = row.count
    return counted

"""Thin: of drafts' revisions, fewer are kept the older they are; published ones all."""

import datetime as dt
from collections.abc import Iterable, Iterator

from articles.drafts.revision import Revision

# For so long every save is kept, then one an hour, then one a day.
ALL = dt.timedelta(days=14)
HOURLY = dt.timedelta(days=60)
# What went out, what came in, and what somebody did not choose, is kept for ever.
KEPT = (Revision.Why.PUBLISHED, Revision.Why.RECEIVED, Revision.Why.UNCHOSEN)
A_BATCH = 500


def superfluous(at: dt.datetime) -> Iterator[int]:
    """The revisions that need not be kept at `at`."""
    old = Revision.objects.filter(at__lt=at - ALL).exclude(why__in=KEPT)
    rows = old.order_by("article_id", "id").values_list("pk", "article_id", "at")
    return _superfluous(rows.iterator(A_BATCH), at)


def thin(at: dt.datetime) -> int:
    """Delete what need not be kept at `at`; says how many revisions that were."""
    deleted, batch = 0, []
    for key in superfluous(at):
        batch.append(key)
        if len(batch) == A_BATCH:
            deleted, batch = deleted + _delete(batch), []
    return deleted + _delete(batch)


def _superfluous(
    rows: Iterable[tuple[int, int, dt.datetime]], at: dt.datetime
) -> Iterator[int]:
    """All but the last of each hour, or day: the last is what the others led to."""
    earlier = None
    for key, article, moment in rows:
        span = (article, _span(moment, at))
        if earlier and earlier[1] == span:
            yield earlier[0]
        earlier = (key, span)


def _span(moment: dt.datetime, at: dt.datetime) -> str:
    return f"{moment:%Y%m%d%H}" if moment >= at - HOURLY else f"{moment:%Y%m%d}"


def _delete(keys: list[int]) -> int:
    return Revision.objects.filter(pk__in=keys).delete()[0] if keys else 0

"""What the archive holds: which years, months and days have stories, and those stories.

Nothing here counts. Whether a period has a story is one look into an index, so what a page
costs grows with the periods it names and not with the stories that are in them.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.editions.edition import Edition, EditionQuerySet
from articles.reading.period import Period

MOMENT = "first_published_at"


def stories_of(kind: str, at: dt.datetime) -> EditionQuerySet:
    """Live stories; where days are told apart, only those of which the day is known."""
    live = Edition.objects.live(at)
    return live.on_known_days() if kind == "day" else live


def stories_in(period: Period, at: dt.datetime) -> EditionQuerySet:
    """What first came out in a period."""
    within = {f"{MOMENT}__gte": period.begins, f"{MOMENT}__lt": period.ends}
    return stories_of(period.kind, at).filter(**within)


def with_stories(periods: Iterable[Period], at: dt.datetime) -> list[Period]:
    """Those of one kind in which something came out: one query, a look for each.

    A scalar subquery and no EXISTS, which PostgreSQL would turn into a join of everything.
    """
    periods = list(periods)
    if not periods:
        return []
    here = {
        f"{MOMENT}__gte": RawSQL("here.begins", ()),
        f"{MOMENT}__lt": RawSQL("here.ends", ()),
    }
    one = stories_of(periods[0].kind, at).filter(**here).order_by(MOMENT)
    sql, values = one.values("pk")[:1].query.sql_with_params()
    places = ", ".join(["(%s, %s, %s)"] * len(periods))
    asked = (
        f"WITH here(place, begins, ends) AS (VALUES {places}) "  # noqa: S608 - no value
        f"SELECT place FROM here WHERE ({sql}) IS NOT NULL ORDER BY place"
    )
    bounds = [
        value
        for place, period in enumerate(periods)
        for value in (place, _stored(period.begins), _stored(period.ends))
    ]
    with connection.cursor() as cursor:
        cursor.execute(asked, [*bounds, *values])
        return [periods[place] for (place,) in cursor.fetchall()]


def months_by_year(at: dt.datetime) -> list[tuple[Period, list[Period]]]:
    """Every year that has stories, the newest first, with its months: three queries."""
    moments = Edition.objects.live(at).order_by(MOMENT).values_list(MOMENT, flat=True)
    first = moments.first()
    if first is None:
        return []
    start, end = timezone.localtime(first).year, timezone.localtime(at).year
    years = with_stories((Period(year) for year in range(start, end + 1)), at)
    months = with_stories((month for year in years for month in year.parts), at)
    by_year = [
        (Period(year), list(its)) for year, its in groupby(months, lambda m: m.year)
    ]
    return by_year[::-1]


def neighbours(period: Period, at: dt.datetime) -> tuple[Period | None, Period | None]:
    """The periods before and after it that have stories: two queries."""
    stories = stories_of(period.kind, at).values_list(MOMENT, flat=True)
    earlier = stories.filter(**{f"{MOMENT}__lt": period.begins}).order_by(f"-{MOMENT}")
    later = stories.filter(**{f"{MOMENT}__gte": period.ends}).order_by(MOMENT)
    before, after = earlier.first(), later.first()
    return (
        period.alike(before) if before else None,
        period.alike(after) if after else None,
    )


def _stored(moment: dt.datetime):
    """A moment as this database keeps it."""
    return connection.ops.adapt_datetimefield_value(moment)

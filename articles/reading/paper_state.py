"""What everything that readers see depends on, in one query."""

import datetime as dt

from django.db import connections
from django.utils import timezone

from articles.editions.edition import Edition
from articles.editions.paper_watch import COUNTED
from articles.editions.removal import Removal

# Tables with a moment at which they begin to count.
DUE = ("articles_edition", "articles_frontedition", "articles_livepostedition")
CHANGES = """
(SELECT max(id) FROM articles_paperchange WHERE changed <> %s),
(SELECT sum(number) FROM articles_paperchange WHERE changed <> %s),
(SELECT count(*) FROM articles_paperchange WHERE changed <> %s
 AND id > (SELECT max(id) FROM articles_paperchange) - %s)
"""
NEWEST = "(SELECT max(published_at) FROM {table} WHERE published_at <= %s)"
ENDED = "(SELECT max(rights_end) FROM articles_image WHERE rights_end <= %s)"
QUERY = ", ".join(
    ["SELECT " + CHANGES, *(NEWEST.format(table=table) for table in DUE), ENDED]
)


def paper_state(at: dt.datetime, but: str = "", using: str = "default") -> str:
    """A word that is another as soon as anything that readers see is.

    By a change, since triggers write those down; or by time: a moment that was planned, a
    picture's rights that ended, a new day on the masthead. `but`: a table that does not
    count. `using`: which database is asked.
    """
    asked = connections[using]
    moment = asked.ops.adapt_datetimefield_value(at)
    with asked.cursor() as cursor:
        cursor.execute(QUERY, [but, but, but, COUNTED, *[moment] * (len(DUE) + 1)])
        *changes, edition, front, post, ended = cursor.fetchone()
    moments = zip(DUE, (edition, front, post), strict=True)
    due = [said for table, said in moments if table != but]
    return "|".join(map(str, (*changes, *due, ended, timezone.localdate(at))))


def gone(since: dt.datetime) -> list[int]:
    """The articles that were withdrawn or removed since then, by number."""
    now = timezone.now()
    withdrawn = Edition.objects.due(now).filter(
        published_at__gt=since, kind=Edition.Kind.WITHDRAWAL
    )
    removed = Removal.objects.filter(removed_at__gt=since)
    return [
        *withdrawn.values_list("article_id", flat=True),
        *removed.values_list("article_id", flat=True),
    ]

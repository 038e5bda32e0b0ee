"""The posts of a liveblog that readers see: a page of them, and the ones that stand out."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from articles.editions.live_post import LivePostEdition
from articles.reading.paging import EPOCH, MICROSECOND, Columns, Key, Start

A_PAGE = 20
# Pinned posts, key events and the last post: the newest so many of them.
MOST_MARKED = 40
OF_LIVEBLOG = Columns("posted_at", key="post")


@dataclass(frozen=True)
class Posts:
    """A page of posts, newest first, and what of all of them stands above it."""

    page: list[LivePostEdition]
    marked: list[LivePostEdition]
    first: bool
    older: str = ""

    @property
    def pinned(self) -> list[LivePostEdition]:
        """They stand on top of the first page, and nowhere else on it."""
        return [post for post in self.marked if post.pinned and self.first]

    @property
    def stream(self) -> list[LivePostEdition]:
        """The posts in order of time, without those that are pinned above them."""
        return [post for post in self.page if not (post.pinned and self.first)]

    @property
    def key_events(self) -> list[LivePostEdition]:
        return [post for post in self.marked if post.key_event]

    @cached_property
    def last(self) -> LivePostEdition | None:
        """The post with which the liveblog ended; None while it goes on."""
        return next((post for post in self.marked if post.closes), None)


def posts(article_id: int, at: dt.datetime) -> list[LivePostEdition]:
    """The newest posts of a liveblog at `at`, each with its author: for feeds. One query."""
    live = LivePostEdition.objects.live(article_id, at).select_related("author")
    return list(live.newest_first()[:A_PAGE])


def read_posts(article_id: int, query, at: dt.datetime) -> Posts:
    """A page of the liveblog; `query` is the request's GET. One query."""
    start = Key(query).start()
    if start and not start.earlier:
        start = None
    rows = list(_rows(article_id, start, at))
    found = [post for post in rows if _within(post, start)][: A_PAGE + 1]
    page = found[:A_PAGE]
    return Posts(
        page,
        [post for post in rows if post.pinned or post.key_event or post.closes],
        first=start is None,
        older=_older(page[-1], query) if len(found) > A_PAGE else "",
    )


def _rows(article_id: int, start: Start | None, at: dt.datetime) -> QuerySet:
    """The posts of the page, one more, and all that stand out."""
    live = LivePostEdition.objects.live(article_id, at)
    within = live.filter(start.within(OF_LIVEBLOG)) if start else live
    standing_out = Q(pinned=True) | Q(key_event=True) | Q(closes=True)
    some = _keys(within.newest_first()[: A_PAGE + 1])
    marked = live.filter(standing_out).order_by("-pinned", "-closes", "-posted_at")
    marked = _keys(marked[:MOST_MARKED])
    chosen = LivePostEdition.objects.filter(pk__in=some.union(marked))
    return chosen.select_related("author").newest_first()


def _keys(some: QuerySet) -> QuerySet:
    """SQLite takes a LIMIT in a union only one step down."""
    found = LivePostEdition.objects.filter(pk__in=some.values("pk"))
    return found.order_by().values("pk")


def _within(post: LivePostEdition, start: Start | None) -> bool:
    return start is None or (post.posted_at, post.post) < (start.moment, start.key)


def _older(last: LivePostEdition, query) -> str:
    """The next page, at the moment that is looked back to."""
    moment = (last.posted_at - EPOCH) // MICROSECOND
    kept = {"at": query["at"]} if "at" in query else {}
    return "?" + urlencode({"before": f"{moment}-{last.post}"} | kept)

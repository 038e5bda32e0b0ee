"""Source: something that can be followed; articles/reading/feeds/sources.py has them all."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.reading.feeds.item import Item
from articles.reading.feeds.part import Part


@dataclass(frozen=True)
class About:
    """How one feed is called, and the page that it belongs to.

    `of` tells it from others of its kind; `key` outlives that; `query` is what its page
    was asked.
    """

    of: str
    key: str
    title: str
    description: str
    page: str
    query: str = ""

    @property
    def has_hub(self) -> bool:
        """Nobody asks every question there is after each story: searches are polled."""
        return not self.query


@dataclass(frozen=True)
class Source:
    """A kind of feed, by what is asked of the database for it.

    `of`: which one a request is for, as “binnenland”. `parts`: the rows it has. `marks`:
    what else its items depend on. `named`: the row that gives it a name, if one does.
    `hidden`: a name is told only with its stories.
    """

    name: str
    route: str
    parts: Callable[[str, dt.datetime], list[Part]]
    marks: Callable[[], list[QuerySet]]
    items: Callable[[Collection[int], dt.datetime], dict[int, Item]]
    about: Callable[[str], About | None]
    named: Callable[[], QuerySet] | None = None
    of: Callable[[HttpRequest, dict[str, Any]], str] = lambda _request, found: (
        found.get("slug", "")
    )
    hidden: bool = False

"""Asks for each page in each corpus, and says how the times compare."""

import datetime as dt
import gc
import logging
import statistics
import time
from collections import defaultdict
from pathlib import Path

from django.db import connection, connections
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editions.edition import Edition, EditionByline, EditionTag
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading.paging import EPOCH, MICROSECOND, PER_PAGE
from articles.reading.period import Period
from bench import corpus
from bench.load import load

DEEP = 1000
LIMIT = 2.0


def report(sizes: list[int], *, words: bool, rounds: int) -> None:
    databases = {size: _database(size, words=words) for size in sizes}
    pages = {}
    for size in sizes:
        connections["default"] = databases[size]
        pages[size] = _pages(words=words)
    times, queries = _times(databases, pages, rounds)
    small, large = sizes[0], sizes[-1]
    print(f"{connection.vendor}, {timezone.now():%d %B %Y}")
    print("milliseconds by the clock (of which waiting for the database), medians\n")
    print(f"| page | queries | {' | '.join(f'{size:,}' for size in sizes)} | ratio |")
    print(f"|---|---|{'---|' * len(sizes)}---|")
    for name in pages[large]:
        whole, waiting = (
            {size: _middle(times[name, size], place) for size in sizes}
            for place in (0, 1)
        )
        ratio = whole[large] / whole[small]
        over = "" if ratio <= LIMIT else f" (over {LIMIT})"
        shown = " | ".join(f"{whole[size]:.1f} ({waiting[size]:.1f})" for size in sizes)
        print(f"| {name} | {queries[name]} | {shown} | {ratio:.2f}{over} |")


class DatabaseClock:
    """How long the database took over what it was asked."""

    seconds = 0.0

    def __call__(self, execute, *asked):
        began = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            self.seconds += time.perf_counter() - began


def _middle(times: list[tuple[float, float]], place: int) -> float:
    return statistics.median(one[place] for one in times) * 1000


def _database(size: int, *, words: bool):
    """A connection to the database with the corpus of this size, made if need be."""
    settings = connections.databases["default"].copy()
    name = f"bench_{size}"
    if connection.vendor == "sqlite":
        settings["NAME"] = str(Path(settings["NAME"]).with_name(f"{name}.sqlite3"))
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {name}")
        settings["NAME"] = name
    first = connections["default"]
    made = type(first)(settings, alias="default")
    connections["default"] = made
    load(size, words=words)
    connections["default"] = first
    return made


def _pages(*, words: bool) -> dict[str, str]:
    """Each kind of page with its address in the corpus that is at hand."""
    live = Edition.objects.live().order_by("-first_published_at")
    story = live.exclude(lead_image=None).filter(tag_count__gt=2).first()
    day = Period(*timezone.localtime(corpus.END - dt.timedelta(days=5)).timetuple()[:3])
    section, tag, author = _largest()
    lists = {
        "section": (section, live.filter(section=section)),
        "tag": (tag, live.filter(tag_items__tag=tag)),
        "author": (author, live.filter(bylines__author=author)),
    }
    pages = {
        "story": story.get_absolute_url(),
        "versions of a story": reverse(
            "story_changes", args=[story.section.slug, story.slug, story.article_id]
        ),
        "front": "/",
        "archive": "/archive/",
        "archive, a year": Period(day.year).get_absolute_url(),
        "archive, a month": Period(day.year, day.month).get_absolute_url(),
        "archive, a day": day.get_absolute_url(),
        "corrections": "/corrections/",
        "old address": "/nieuws/77.html",
        "not found": "/nieuws/nooit.html",
    }
    for kind, (thing, stories) in lists.items():
        pages[f"{kind}, first page"] = thing.get_absolute_url()
        pages[f"{kind}, page {DEEP}"] = thing.get_absolute_url() + _deep(stories)
    if words:
        pages["search"] = f"/search/?q={corpus.texts()[1].headline.split()[0]}"
    return pages


def _largest() -> tuple[Section, Tag, Author]:
    def most(rows, key: str) -> int:
        return rows.values(key).annotate(size=Count("pk")).order_by("-size")[0][key]

    return (
        Section.objects.get(pk=most(Edition.objects.order_by(), "section")),
        Tag.objects.get(pk=most(EditionTag.objects.order_by(), "tag")),
        Author.objects.get(pk=most(EditionByline.objects.order_by(), "author")),
    )


def _deep(stories) -> str:
    """The query of the thousandth page, or of the last that is full."""
    last = min(DEEP - 1, stories.count() // PER_PAGE - 1) * PER_PAGE
    by_key = stories.order_by("-first_published_at", "-article_id")
    edition = by_key.only("first_published_at", "article_id")[max(last - 1, 0)]
    moment = (edition.first_published_at - EPOCH) // MICROSECOND
    return f"?before={moment}-{edition.article_id}"


def _times(databases: dict, pages: dict, rounds: int) -> tuple[dict, dict]:
    """Seconds of each page in each corpus, and how many queries it asked at most."""
    client = Client(SERVER_NAME="127.0.0.1")
    logging.getLogger("django.request").setLevel("ERROR")
    times, queries = defaultdict(list), defaultdict(int)
    gc.disable()
    for turn in range(rounds + 2):
        for size, database in databases.items():
            connections["default"] = database
            for name, address in pages[size].items():
                if turn == 0:
                    with CaptureQueriesContext(connection) as asked:
                        client.get(address)
                    queries[name] = max(queries[name], len(asked))
                clock = DatabaseClock()
                began = time.perf_counter()
                with connection.execute_wrapper(clock):
                    answer = client.get(address)
                seconds = time.perf_counter() - began
                assert answer.status_code in (200, 301, 404), (name, address, answer)
                if turn > 1:
                    times[name, size].append((seconds, clock.seconds))
        gc.collect()
    return times, queries

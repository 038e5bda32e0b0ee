"""The figures of bench.feeds."""

import datetime as dt
import statistics
import time
import uuid

from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editions import permanence
from articles.editions.edition import Edition
from articles.reading.feeds.written import WRITTEN
from bench.feeds_app import DjangosFeed
from bench.feeds_poll import EVERY, READERS, SECONDS, Told, poll

OURS, DJANGOS = "/rss.xml", "/django/rss.xml"
FEEDS = (
    (OURS, "RSS"),
    ("/atom.xml", "Atom"),
    ("/feed.json", "JSON Feed"),
    (DJANGOS, "Django’s own view, RSS"),
)


def report(rounds: int, polling: bool) -> None:
    """Print them as the tables of bench/README.md."""
    client = Client(headers={"accept-encoding": "gzip"}, SERVER_NAME="127.0.0.1")
    ours = client.get("/feed.json", headers={"accept-encoding": "identity"})
    DjangosFeed.many = len(ours.json()["items"])
    print(
        f"{Edition.objects.count():,} editions, {DjangosFeed.many} stories in a feed, "
        "in milliseconds of a processor\n"
    )
    print("| feed | made | queries | again | queries | 304 | queries | bytes | gzip |")
    print("|---|---|---|---|---|---|---|---|---|")
    for path, name in FEEDS:
        print(f"| {name} | {_timed(client, path, rounds)} |")
    if polling:
        _poll()


def _timed(client: Client, path: str, rounds: int) -> str:
    plain = client.get(path, headers={"accept-encoding": "identity"})
    whole = client.get(path)
    known = {"if-none-match": whole["ETag"]}
    assert client.get(path, headers=known).status_code == 304, path
    first = _median(client, path, {}, rounds, before=WRITTEN.clear)
    kept = _median(client, path, {}, rounds)
    again = _median(client, path, known, rounds)
    sizes = f"{len(plain.content):,} | {len(whole.content):,}"
    return f"{first} | {kept} | {again} | {sizes}"


def _median(
    client: Client, path: str, headers: dict, rounds: int, before=lambda: None
) -> str:
    before()
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers=headers)
    queries, times = len(asked), []
    for _round in range(rounds):
        before()
        # Of a processor, so that what else the machine does counts for nobody.
        start = time.process_time()
        client.get(path, headers=headers)
        times.append(time.process_time() - start)
    return f"{statistics.median(times) * 1000:,.1f} | {queries}"


def _poll() -> None:
    print(f"\n{READERS} readers, each every {EVERY:.0f} s, for {SECONDS:.0f} s;")
    print("halfway a story goes out by schedule\n")
    print("| feed | asked | 200 | 304 | failed | MB | median ms | 99% ms | CPU s |")
    print("|---|---|---|---|---|---|---|---|---|")
    told: dict[str, Told] = {}
    for path, name in (FEEDS[0], FEEDS[-1]):
        planned = _plan(timezone.now() + dt.timedelta(seconds=SECONDS / 2))
        try:
            told[path] = poll(path)
        finally:
            with permanence.unlocked(connection):
                planned._raw_delete(connection.alias)
        print(f"| {name} | {told[path].line} |")
    ratio = told[DJANGOS].cpu_each / told[OURS].cpu_each
    print(f"\nFor an answer Django’s own view takes {ratio:.1f} times the processor")


def _plan(at: dt.datetime) -> QuerySet:
    """The newest story once more, as another one, to go out at a moment."""
    edition = Edition.objects.live().by_first_publication()[0]
    edition.pk, edition.number, edition.kind = None, 1, Edition.Kind.FIRST
    edition.article_id = Edition.objects.order_by("-article_id")[0].article_id + 1
    edition.article_uuid = uuid.uuid4()
    edition.published_at = edition.first_published_at = at
    edition._state.adding = True
    edition.save()
    return QuerySet(Edition).filter(pk=edition.pk)

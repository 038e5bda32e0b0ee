"""Starts a server with each number of threads, in turn, and asks it."""

import os
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from articles.editions.edition import Edition
from bench.serving_load import load
from bench.serving_stand import granian, url_of

CONNECTED = (
    "SELECT count(*) - 1 FROM pg_stat_activity WHERE datname = current_database()"
)


def report(folder: Path, threads: list[int], seconds: int, readers: int) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    live = Edition.objects.live().select_related("section").by_first_publication()
    paths = [edition.get_absolute_url() for edition in live[:200]]
    print(f"load {os.getloadavg()[0]:.1f}")
    print(
        "| threads | made, a second | 99% ms | hits, a second | 99% ms | connections | MB |"
    )
    print("|---|---|---|---|---|---|---|")
    for many in threads:
        said = {}
        for name, megabytes in (("made", "0"), ("hits", "64")):
            env = dict(os.environ) | {"PAGE_CACHE_MB": megabytes}
            part = granian(name, "newsroom.wsgi:application", folder, env, many)
            part.start()
            some = paths if name == "made" else ["/"]
            load(url_of(part), some, folder, seconds=2, connections=2)
            said[name] = load(
                url_of(part), some, folder, seconds=seconds, connections=readers
            )
            if name == "made":
                connected, memory = _connected(), part.memory() // 1_000_000
            part.stop()
        made, hits = said["made"], said["hits"]
        print(
            f"| {many} | {made.rate:,.1f} | {made.slowest:,.0f} | {hits.rate:,.0f} "
            f"| {hits.slowest:,.0f} | {connected} | {memory} |",
            flush=True,
        )


def _connected() -> int:
    with connection.cursor() as cursor:
        cursor.execute(CONNECTED)
        return cursor.fetchone()[0]

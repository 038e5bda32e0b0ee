"""Lives through the day, and says how it went."""

import threading
import time
import warnings

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.masthead.section import Section
from bench.day_editors import Desk
from bench.serving_load import load
from bench.serving_publish import new_story
from deploy.check.house import House
from deploy.check.readers import Readers

CONNECTIONS, A_PUBLICATION = 50, 5.0
FEEDS = ["/rss.xml", "/atom.xml", "/feed.json"]


def live_through(house: House, minutes: float, editors: int, share: float) -> int:
    """How many requests failed."""
    warnings.simplefilter("ignore")
    pages = _pages()
    limit = load(house.url, pages, house.folder, seconds=5, connections=CONNECTIONS)
    limit = load(house.url, pages, house.folder, seconds=5, connections=CONNECTIONS)
    rate = limit.rate * share
    delay = max(0.0, CONNECTIONS / rate * 1000 - limit.median)
    print(f"nginx gives {limit.rate:,.0f} pages a second; readers ask for {rate:,.0f}")
    desk, stop = Desk(house.url, editors), threading.Event()
    out = threading.Thread(target=_publications, args=(stop,))
    failed = 0
    with Readers(house.url, [*pages[:20], *FEEDS], many=4, pause=0.2) as watched:
        desk.start()
        out.start()
        until = time.monotonic() + minutes * 60
        print("| readers, a second | 99% ms | watched: | editors | failed | MB |")
        print("|---|---|---|---|---|---|")
        while time.monotonic() < until:
            seconds = max(5, int(min(60.0, until - time.monotonic())))
            counted = load(
                house.url,
                pages,
                house.folder,
                seconds=seconds,
                connections=CONNECTIONS,
                delay=delay,
            )
            seen = watched.so_far()
            failed += counted.failed + sum(seen.wrong.values())
            did = ", ".join(f"{many} {name}" for name, many in desk.done.items())
            print(
                f"| {counted.rate:,.0f} | {counted.slowest:.0f} | {seen} | {did} "
                f"| {failed + sum(desk.wrong.values())} | {_memory(house)} |",
                flush=True,
            )
        stop.set()
        desk.end()
        out.join()
    if desk.wrong:
        print(f"At the desk: {dict(desk.wrong)}")
    return failed + sum(desk.wrong.values())


def _pages() -> list[str]:
    live = Edition.objects.live().select_related("section").by_first_publication()
    sections = [each.get_absolute_url() for each in Section.objects.all()]
    return ["/", *sections, *(edition.get_absolute_url() for edition in live[:100])]


def _publications(stop: threading.Event) -> None:
    article = new_story("Laatste nieuws")
    number = 0
    while not stop.wait(A_PUBLICATION):
        number += 1
        article.headline = f"Laatste nieuws, {number}"
        article.save()
        publish(article, by=None)


def _memory(house: House) -> str:
    sizes = {
        name: part.memory() // 1_000_000
        for name, part in house.parts.items()
        if name in ("web-1", "web-2", "worker")
    }
    return ", ".join(f"{name} {size}" for name, size in sizes.items())

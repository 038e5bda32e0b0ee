"""Asks all in turns, and says how they compare."""

import os
import statistics
import urllib.request
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from articles.editions.edition import Edition
from articles.masthead.section import Section
from bench.serving_load import Counted, load
from bench.serving_publish import publish_and_wait
from bench.serving_stand import Stand, stand, still

STORIES = 300
FEED = "/rss.xml"
# Of a processor, in B, that a page may cost which no cache has.
LIMITS = {"story": 20, "front": 35, "section": 35, "feed": 90}
HIT, BEHIND, SECOND = 0.7, 0.9, 1.0


def report(folder: Path, rounds: int, seconds: int, publishes: int) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    pages = _pages()
    everything = stand(folder, _environment())
    try:
        for name, path in (("page.html", pages["front"][0]), ("feed.xml", FEED)):
            still(folder, name, everything.urls["cached"] + path)
        _warm(everything, pages, folder)
        counted: dict[str, list[Counted]] = {}
        for _round in range(rounds):
            for name, one in _once(everything, pages, folder, seconds).items():
                counted.setdefault(name, []).append(one)
        _print(counted)
        waits = publish_and_wait(everything, pages, folder, publishes)
    finally:
        everything.stop()
    load_now = os.getloadavg()[0]
    print(
        f"{timezone.now():%d %B %Y %H:%M}, {os.cpu_count()} cores, load {load_now:.1f}"
    )
    if waits:
        slow = statistics.quantiles(waits, n=100)[98] if len(waits) > 1 else waits[0]
        print(f"\nfrom commit to the first reader, of {len(waits)}: median ", end="")
        print(f"{statistics.median(waits):.3f} s, 99% {slow:.3f} s (limit {SECOND})")


def _pages() -> dict[str, list[str]]:
    live = Edition.objects.live().select_related("section").by_first_publication()
    return {
        "story": [edition.get_absolute_url() for edition in live[:STORIES]],
        "front": ["/"],
        "section": [each.get_absolute_url() for each in Section.objects.all()],
        "feed": [FEED],
    }


def _environment() -> dict[str, str]:
    names = ("DATABASE_URL", "SECRET_KEY", "SITE_URL", "VAR_DIR", "STATIC_ROOT")
    kept = {name: os.environ[name] for name in (*names, "MEDIA_ROOT")}
    return kept | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}


def _once(everything: Stand, pages: dict, folder: Path, seconds: int) -> dict:
    urls, parts = everything.urls, everything.parts
    one: dict[str, Counted] = {}

    def ask(name: str, where: str, paths: list[str], **how) -> None:
        used = [part for key, part in parts.items() if key == where]
        one[name] = load(urls[where], paths, folder, used, seconds=seconds, **how)

    ask("function", "function", ["/"])
    ask("view", "view", ["/"])
    for name, paths in pages.items():
        ask(f"{name}, made", "uncached", paths, connections=2)
    ask("view again", "view", ["/"])
    ask("hit", "cached", pages["front"])
    ask("hits of many", "cached", pages["story"])
    for name, paths in (("page", pages["front"]), ("feed", pages["feed"])):
        still_name = "/page.html" if name == "page" else "/feed.xml"
        ask(f"{name}, file", "static", [still_name])
        ask(f"{name}, nginx", "nginx", paths)
    return one


def _warm(everything: Stand, pages: dict, folder: Path) -> None:
    for where in everything.urls:
        paths = ["/page.html"] if where == "static" else pages["front"] + pages["feed"]
        if where in ("function", "view"):
            paths = ["/"]
        load(everything.urls[where], paths, folder, seconds=2, connections=2)
    for path in pages["story"]:
        with urllib.request.urlopen(everything.urls["cached"] + path) as answer:
            answer.read()


def _print(counted: dict[str, list[Counted]]) -> None:
    def middle(name: str, what: str) -> float:
        return statistics.median(getattr(one, what) for one in counted[name])

    unit = statistics.mean(
        (middle("view", "milliseconds"), middle("view again", "milliseconds"))
    )
    print(f"B = {unit:.3f} ms of a processor\n")
    print(
        "| what | ms of a processor | in B | requests a second | median ms | 99% ms | failed |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, rounds in counted.items():
        cost = middle(name, "milliseconds")
        failed = sum(one.failed for one in rounds)
        print(
            f"| {name} | {cost:.2f} | {cost / unit:.1f} | {middle(name, 'rate'):,.0f} | "
            f"{middle(name, 'median'):.2f} | {middle(name, 'slowest'):.2f} | {failed} |"
        )
    print("\n| limit | asked | is |\n|---|---|---|")
    for name, most in LIMITS.items():
        cost = middle(f"{name}, made", "milliseconds") / unit
        print(f"| {name}, made | ≤ {most} B | {cost:.1f} B |")
    for name, against, least in (
        ("hit", "function", HIT),
        ("page, nginx", "page, file", BEHIND),
        ("feed, nginx", "feed, file", BEHIND),
    ):
        share = statistics.median(
            one.rate / other.rate
            for one, other in zip(counted[name], counted[against], strict=True)
        )
        print(f"| {name}, of {against} | ≥ {least} | {share:.2f} |")

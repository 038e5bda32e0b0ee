"""What is done with the house: pages are read, a story goes out, parts are restarted."""

import signal
import time
from collections.abc import Callable
from functools import partial

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.masthead.section import Section
from deploy.check import answers, backups
from deploy.check.house import House
from deploy.check.part import soon
from deploy.check.readers import Readers
from deploy.check.said import Said

# A publication shows to everybody within so many seconds, here with other work about.
SHOWS = 1.5
FEEDS = ["/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml"]


def play(house: House, said: Said, *, short: bool) -> None:
    paths = _paths()
    answers.look(house, said, paths)
    _publish(house, said)
    with Readers(house.url, paths) as readers:
        time.sleep(2)
        seen = readers.so_far()
        said.expect(not seen.wrong, f"readers, undisturbed: {seen}")
        for name, act, seconds in _disturbances(house, short):
            act()
            time.sleep(seconds)
            seen = readers.so_far()
            said.expect(not seen.wrong, f"{name}: {seen}")
    if not short:
        backups.there_and_back(house, said)


def _paths() -> list[str]:
    live = Edition.objects.live().select_related("section").by_first_publication()
    stories = [edition.get_absolute_url() for edition in live[:30]]
    sections = {edition.section.get_absolute_url() for edition in live}
    return ["/", *sorted(sections), *stories, *FEEDS]


def _publish(house: House, said: Said) -> None:
    article = Article.objects.create(
        headline="De proef op de som",
        slug="proef",
        body="<p>Dit staat er.</p>",
        section=Section.objects.first(),
    )
    for words in ("De proef op de som", "De som op de proef"):
        article.headline = words
        article.save()
        edition = publish(article, by=None)
        waited = soon(partial(_shows, house, words), "It does not show.")
        said.expect(waited < SHOWS, f"what is published shows after {waited:.2f} s")
    address = edition.get_absolute_url()
    withdraw(article, by=None, reason="Klopte niet.")
    waited = soon(lambda: answers.status(house, address) == 410, "It is still there.")
    said.expect(waited < SHOWS, f"what is withdrawn is gone after {waited:.2f} s")


def _shows(house: House, words: str) -> bool:
    return words in answers.text(house, "/")


def _disturbances(house: House, short: bool) -> list[tuple[str, Callable, float]]:
    """Each with how long readers are watched after it."""
    parts = house.parts

    def down(name: str, seconds: float) -> Callable[[], None]:
        def act() -> None:
            parts[name].stop()
            time.sleep(seconds)
            parts[name].start()

        return act

    def killed(name: str) -> Callable[[], None]:
        def act() -> None:
            parts[name].stop(signal.SIGKILL)
            parts[name].start()

        return act

    def told(name: str) -> Callable[[], None]:
        return lambda: parts[name].process.send_signal(signal.SIGHUP)

    quick = [
        ("a new version in web server 1 (reload)", told("web-1"), 4),
        ("web server 1 restarted", down("web-1", 0.5), 1),
        ("web server 2 restarted", down("web-2", 0.5), 1),
        ("nginx reloaded", told("nginx"), 1),
        ("PostgreSQL restarted", down("postgresql", 1), 2),
    ]
    if short:
        return quick
    return [
        *quick,
        ("web server 2 killed", killed("web-2"), 2),
        ("worker killed", killed("worker"), 1),
        ("Redis gone for 3 s", down("redis", 3), 2),
        ("PostgreSQL gone for 10 s", down("postgresql", 10), 2),
        ("both web servers gone for 3 s", _both(house), 2),
    ]


def _both(house: House) -> Callable[[], None]:
    """nginx goes on with what it has."""

    def act() -> None:
        for name in ("web-1", "web-2"):
            house.parts[name].stop()
        time.sleep(3)
        for name in ("web-1", "web-2"):
            house.parts[name].start()

    return act

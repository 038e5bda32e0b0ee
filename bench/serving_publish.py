"""How soon a reader gets what was published, while others ask for what is kept."""

import http.client
import ssl
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

from django.db.models import Max
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.masthead.section import Section
from bench.serving_load import load
from bench.serving_stand import Stand

# Readers who look again as soon as they have been answered.
EVERY = 0.01


def publish_and_wait(
    everything: Stand, pages: dict[str, list[str]], folder: Path, times: int
) -> list[float]:
    """Seconds from each commit until the front page behind nginx has it."""
    if not times:
        return []
    url = everything.urls["nginx"]
    stop = threading.Event()
    others = threading.Thread(target=_others, args=(url, pages, folder, stop))
    others.start()
    article = new_story("Meting begint")
    reader = _reader(url)
    try:
        return [_one(article, reader, number) for number in range(times)]
    finally:
        stop.set()
        others.join()


def _others(url: str, pages: dict, folder: Path, stop: threading.Event) -> None:
    while not stop.is_set():
        load(url, pages["front"] + pages["story"][:50], folder, seconds=2)


def new_story(headline: str) -> Article:
    """A draft with a number that no story of the corpus has."""
    last = Edition.objects.aggregate(last=Max("article_id"))["last"] or 0
    mine = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    return Article.objects.create(
        pk=max(last, mine) + 1,
        headline=headline,
        slug="meting",
        body="<p>Tekst.</p>",
        section=Section.objects.first(),
    )


def _one(article: Article, reader, number: int) -> float:
    article.headline = f"Meting {number} van {timezone.now():%H%M%S%f}"
    article.save()
    publish(article, by=None)
    committed = time.monotonic()
    words = article.headline.encode()
    while words not in reader():
        if time.monotonic() - committed > 10:
            raise SystemExit("A publication did not show in ten seconds.")
        time.sleep(EVERY)
    waited = time.monotonic() - committed
    time.sleep(0.13 * (number % 7))
    return waited


def _reader(url: str):
    """Somebody who asks for the front page over one connection."""
    trusting = ssl._create_unverified_context()
    at = urlsplit(url)
    connection = http.client.HTTPSConnection(at.hostname, at.port, context=trusting)

    def front() -> bytes:
        connection.request("GET", "/")
        return connection.getresponse().read()

    return front

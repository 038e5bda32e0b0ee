"""The page cache in the real server: changes show at once, faults do not."""

import datetime as dt
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make
from tests.servers import free_port, running

SERVER = [sys.executable, "-m", "granian", "newsroom.wsgi:application"]
OPTIONS = "--interface wsgi --no-ws --host 127.0.0.1 --workers 1 --port"


class Site:
    """The site as a reader's program sees it."""

    def __init__(self, url: str):
        self.url = url

    def get(self, path: str) -> tuple[int, dict[str, str], str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                return answer.status, _small(answer), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, _small(error), error.read().decode()


def _small(answer) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items()}


def soon(happened: Callable[[], bool], seconds: float = 20) -> float:
    """How long it took until it happened."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.fixture
def site(other_process, tmp_path):
    port = free_port()
    env = other_process | {
        "DEBUG": "on",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    command = [*SERVER, *OPTIONS.split(), str(port)]
    with running(command, env=env, log=tmp_path / "server.log") as process:
        site = Site(f"http://127.0.0.1:{port}")

        def answers() -> bool:
            try:
                return site.get("/robots.txt")[0] == 200
            except OSError:
                return False

        soon(answers, 60)
        yield site
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
def test_what_is_published_shows_at_once_and_by_itself(site):
    article = make.article("Brug gaat open", section=make.section())
    edition = publish(article, by=None)
    address = edition.get_absolute_url()
    assert "Brug gaat open" in site.get("/")[2]
    assert soon(lambda: site.get("/")[1]["x-cache"] == "hit") < 20

    article.headline = "Brug blijft dicht"
    article.save()
    publish(article, by=None)
    soon(lambda: "Brug blijft dicht" in site.get("/")[2], 5)

    planned = make.article("Straks pas", section=make.section())
    at = timezone.now() + dt.timedelta(seconds=4)
    publish(planned, by=None, at=at)
    while timezone.now() < at - dt.timedelta(seconds=0.3):
        assert "Straks pas" not in site.get("/")[2]
        time.sleep(0.1)
    soon(lambda: "Straks pas" in site.get("/")[2], 8)

    withdraw(article, by=None, reason="Klopte niet.")
    soon(lambda: site.get(address)[0] == 410, 5)


@pytest.mark.django_db(transaction=True)
@pytest.mark.commits
def test_readers_are_served_while_the_database_is_broken(site):
    gone = publish(make.article("Weg", section=make.section()), by=None)
    stays = publish(make.article("Blijft", section=make.section()), by=None)
    pages = ["/", "/binnenland/", stays.get_absolute_url(), gone.get_absolute_url()]
    for page in pages:
        assert site.get(page)[0] == 200
    withdraw(make.Article.objects.get(pk=gone.article_id), by=None, reason="Nee.")
    soon(lambda: site.get(gone.get_absolute_url())[0] == 410, 5)
    for page in pages[:3]:
        site.get(page)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_section RENAME TO articles_away")
    try:
        time.sleep(1.5)
        make.Article.objects.update(headline="x")
        for page in pages[:3]:
            status, headers, body = site.get(page)
            assert status == 200, page
            assert "Weg<" not in body
        assert site.get(gone.get_absolute_url())[0] in (410, 500)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE articles_away RENAME TO articles_section")
    soon(lambda: site.get("/")[1].get("x-cache") == "hit")

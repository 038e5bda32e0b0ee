"""Workers that are killed while they tell: each partner hears of each story."""

import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from articles.dispatch.delivery import Delivery
from articles.dispatch.web_hook import WebHook
from tests import make
from tests.faults.size import sized

WORKER = [sys.executable, "manage.py", "db_worker", "--no-startup-delay"]
STORIES, WORKERS, KILLS = sized((60, 3, 5), (1000, 4, 12))
# Of the last ones another partner is told as well, who is never there.
LOST = 3


def wait_until(happened) -> None:
    until = time.monotonic() + sized(90, 900)
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_workers_that_are_killed_lose_no_message(other_process, elsewhere):
    good = WebHook.objects.create(name="Partner", address=f"{elsewhere.url}/in")
    stories = [make.edition(f"Brug {number}") for number in range(STORIES - LOST)]
    lost = WebHook.objects.create(name="Weg", address="http://127.0.0.1:9/in")
    stories += [make.edition(f"Weg {number}") for number in range(LOST)]
    env = other_process | {"OUTGOING_LOOPBACK": "on", "DELIVERY_LEASE": "1"}
    start = lambda: subprocess.Popen(WORKER, env=env)  # noqa: E731
    workers = [start() for _ in range(WORKERS)]
    try:
        for kill in range(1, KILLS + 1):
            wait_until(lambda kill=kill: len(elsewhere.received) >= kill * 8)
            victim = random.randrange(WORKERS)
            workers[victim].kill()
            workers[victim].wait()
            workers[victim] = start()
        told = Delivery.objects.filter(about__hook=good.pk)
        wait_until(lambda: told.filter(state="done").count() == STORIES)
        failing = Delivery.objects.filter(about__hook=lost.pk)
        wait_until(lambda: not failing.filter(answer="").exists())
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    heard = Counter(received.headers["webhook-id"] for received in elsewhere.received)
    assert len(heard) == len(stories)
    # A worker may be killed between the answer and its note of it: the partner knows the
    # message again by its id.
    assert sum(heard.values()) - len(heard) <= KILLS
    assert failing.count() == LOST
    assert {(each.state, bool(each.answer)) for each in failing} == {("waiting", True)}

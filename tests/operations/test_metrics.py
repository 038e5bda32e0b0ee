"""Metrics: what two processes counted is one number, and only some may read it."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.editions.publish import publish
from articles.operations.numbers import came_out, numbers
from articles.operations.sign_of_life import signal
from tests import make
from tests.operations.conftest import serving, soon

TOKEN = "een-sleutel-van-prometheus"
AUTH = {"Authorization": f"Bearer {TOKEN}"}


def metric(text: str, name: str) -> float:
    """The sum of all series of a metric whose line begins so."""
    found = re.findall(rf"^{re.escape(name)}(?:{{.*}}|) (\S+)$", text, re.M)
    return sum(float(value) for value in found)


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_processes_add_up_and_publications_are_timed(site_env, tmp_path):
    article = make.article("Brug gaat open", section=make.section())
    publish(article, by=None)
    site_env["METRICS_TOKEN"] = TOKEN
    with serving(site_env, tmp_path, "--workers", "2") as server:
        for _turn in range(60):
            assert server.ask("/").status == 200
        server.ask("/bestaat/niet/hier/?q=1")
        server.ask("/admin/")

        def text() -> str:
            server.ask("/")
            return server.ask("/metrics", **AUTH).body

        def answers() -> float:
            return metric(text(), "newsroom_page_cache_answers_total")

        soon(lambda: answers() >= 60)
        said = text()
        hits = re.search(r'answers_total{state="hit"} (\S+)', said)
        assert hits and float(hits[1]) > 50
        assert 'requests_total{method="GET",status="2xx",view="front"}' in said
        assert 'requests_total{method="GET",status="4xx",view="none"} 1.0' in said
        assert (
            'requests_total{method="GET",status="3xx",view="admin:index"} 1.0' in said
        )
        assert "bestaat" not in said
        assert metric(said, "newsroom_database_up") == 1
        assert metric(said, "newsroom_publish_latency_seconds_count") == 0
        article.headline = "Brug blijft dicht"
        article.save()
        publish(article, by=None)
        counted = "newsroom_publish_latency_seconds_count"
        soon(lambda: metric(text(), counted) >= 1)
        assert metric(text(), "newsroom_publish_latency_seconds_sum") < 2


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_only_who_is_named_or_has_the_token_reads_them(site_env, tmp_path):
    site_env |= {
        "METRICS_TOKEN": TOKEN,
        "METRICS_FROM": "10.1.0.0/16",
        "BEHIND_PROXY": "on",
    }
    with serving(site_env, tmp_path) as server:
        for headers, status in (
            ({}, 403),
            ({"Authorization": "Bearer wrong"}, 403),
            ({"Authorization": "Bearer "}, 403),
            (AUTH, 200),
            ({"X-Forwarded-For": "10.1.2.3"}, 200),
            # Whoever writes an address before the one that the server in front adds.
            ({"X-Forwarded-For": "10.1.2.3, 198.51.100.7"}, 403),
            ({"X-Forwarded-For": "nonsense"}, 403),
        ):
            answer = server.ask("/metrics", **headers)
            assert answer.status == status, headers
            assert answer.headers["cache-control"] == "no-store"
    site_env |= {"METRICS_TOKEN": "", "METRICS_FROM": "127.0.0.1"}
    with serving(site_env, tmp_path) as server:
        assert server.ask("/metrics").status == 200
        # Through the server in front, which is on this machine as well.
        assert server.ask("/metrics", X_Forwarded_Proto="https").status == 403
    site_env["METRICS_FROM"] = ""
    with serving(site_env, tmp_path) as server:
        # An address as any other that is not there.
        assert server.ask("/metrics").status == 301
        assert server.ask("/metrics/").status == 404


@pytest.mark.django_db
@pytest.mark.parametrize("many", [1, 40])
def test_what_waits_is_counted_in_the_same_few_queries(many):
    now = timezone.now()
    for number in range(many):
        late = now - dt.timedelta(minutes=5)
        values = {"kind": "webhook", "address": "https://a.example", "made_at": late}
        Delivery.objects.create(key=f"late{number}", try_at=late, **values)
        Delivery.objects.create(key=f"soon{number}", try_at=now, **values)
        Delivery.objects.create(
            key=f"gone{number}", try_at=late, state=Delivery.State.FAILED, **values
        )
    make.edition(at=now - dt.timedelta(minutes=2))
    signal("worker:here:1", now - dt.timedelta(seconds=30))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = {name: value for name, (_words, value) in numbers(now).items()}
    assert len(queries) == 5
    assert found == {
        "newsroom_database_up": 1,
        "newsroom_deliveries_waiting": 2 * many,
        "newsroom_deliveries_overdue": many,
        "newsroom_deliveries_failed": many,
        "newsroom_editions_overdue": 1,
        "newsroom_tasks_waiting": 0,
        "newsroom_tasks_oldest_seconds": 0,
        "newsroom_worker_last_seen_seconds": 30,
    }


@pytest.mark.django_db
def test_an_edition_comes_out_when_it_is_planned_or_else_recorded():
    now = timezone.now()
    make.edition("Straks", at=now + dt.timedelta(minutes=10))
    edition = make.edition("Nu")
    later = now + dt.timedelta(minutes=20)
    planned = now + dt.timedelta(minutes=10)
    assert came_out(now + dt.timedelta(minutes=5), later) == [planned]
    assert came_out(now - dt.timedelta(seconds=5), timezone.now()) == [
        max(edition.recorded_at, edition.published_at)
    ]

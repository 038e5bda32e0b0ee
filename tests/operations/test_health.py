"""Probes: who lives, who can serve; asked of a real granian."""

import pytest
from django.db import connection
from django.utils import timezone

from articles.operations.sign_of_life import signal
from tests import make
from tests.operations.conftest import serving, soon

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]
WELL = {
    "database": {"ok": True, "words": "answers"},
    "migrations": {"ok": True, "words": "applied"},
    "worker": {"ok": True, "words": "alive"},
    "media": {"ok": True, "words": "can be written"},
    "page_cache": {"ok": True, "words": "0 pages"},
}


@pytest.fixture
def media(tmp_path, site_env):
    (tmp_path / "media").mkdir()
    site_env["MEDIA_ROOT"] = str(tmp_path / "media")


def ready(server) -> tuple[int, str, dict]:
    answer = server.ask("/health/ready")
    return answer.status, answer.json["status"], answer.json["checks"]


def test_what_is_well_and_what_is_not_is_said_by_name(site_env, media, tmp_path):
    site_env["SITE_URL"] = "https://krant.example"
    with serving(site_env, tmp_path) as server:
        # A probe knows neither the host nor TLS.
        server.host = "10.1.2.3"
        live = server.ask("/health/live")
        assert (live.status, live.json) == (200, {"status": "alive"})
        assert live.headers["cache-control"] == "no-store"
        assert ready(server)[:2] == (200, "degraded")
        signal("worker:here:1", timezone.now())
        soon(lambda: ready(server) == (200, "ok", WELL), 5)
        assert server.ask("/health/ready", "HEAD").body == ""
        assert server.ask("/health/ready", "POST").status == 405
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM django_migrations WHERE app = 'articles' "
                "AND name = '0026_operations'"
            )
        try:
            soon(lambda: ready(server)[:2] == (503, "unavailable"), 5)
            assert ready(server)[2]["migrations"] == {
                "ok": False,
                "words": "1 to be applied",
            }
        finally:
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO django_migrations (app, name, applied) VALUES "
                    "('articles', '0026_operations', %s)",
                    [connection.ops.adapt_datetimefield_value(timezone.now())],
                )
        soon(lambda: ready(server)[:2] == (200, "ok"), 5)


def test_media_that_cannot_be_written_and_a_dead_worker_are_named(site_env, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    site_env["MEDIA_ROOT"] = str(tmp_path / "file")
    signal("worker:here:1", timezone.now() - timezone.timedelta(minutes=2))
    with serving(site_env, tmp_path) as server:
        status, verdict, checks = ready(server)
        assert (status, verdict) == (200, "degraded")
        assert checks["media"] == {"ok": False, "words": "cannot be written"}
        assert checks["worker"] == {"ok": False, "words": "none is seen any more"}


def test_a_probe_asks_the_database_no_more_than_once_a_second(
    site_env, media, tmp_path
):
    with serving(site_env, tmp_path) as server:
        first = server.ask("/health/ready")
        make.article()
        signal("worker:here:1", timezone.now())
        assert server.ask("/health/ready").body == first.body

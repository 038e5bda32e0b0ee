"""The doctor finds what is really wrong, and says how to mend it."""

import datetime as dt
import json
import socket
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone, translation

from articles.dispatch.delivery import Delivery
from articles.editions import paper_watch, permanence
from articles.images.image import Image
from articles.operations.doctor import data, machine
from articles.operations.doctor.examine import examine
from articles.operations.sign_of_life import BACKUP, signal
from tests import make
from tests.servers import clean_environment, manage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def healthy(settings, tmp_path):
    """As on a machine of its own that is well."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.SITE_URL = "https://krant.example"
    settings.ALLOWED_HOSTS = ["krant.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TWO_FACTOR_REQUIRED = "publishers"
    settings.DESK_MAIL = False
    signal("worker:here:1", timezone.now())
    signal(BACKUP, timezone.now(), str(tmp_path))


def ill() -> dict[str, str]:
    """The names of what is not well, and how bad it is; each says how to mend it."""
    found = examine(timezone.now())
    for finding in found:
        assert finding.words.endswith(".")
        assert bool(finding.cure) == (finding.state != "ok"), finding
    return {finding.name: finding.state for finding in found if finding.cure}


def test_a_machine_that_is_well_has_nothing_wrong():
    assert ill() == {}
    names = [finding.name for finding in examine(timezone.now())]
    assert len(names) == len(set(names)) > 20


@pytest.mark.parametrize(
    ("changed", "name", "state"),
    [
        ({"SECRET_KEY": "short"}, "secret_key", "error"),
        ({"DEBUG": True}, "debug", "error"),
        ({"ALLOWED_HOSTS": ["*"]}, "hosts", "error"),
        ({"ALLOWED_HOSTS": ["elders.example"]}, "hosts", "error"),
        ({"SECURE_PROXY_SSL_HEADER": None}, "https", "warning"),
        ({"SITE_URL": "http://krant.example"}, "https", "error"),
        ({"TWO_FACTOR_REQUIRED": ""}, "two_factor", "warning"),
        ({"WEBSUB_HUB": "hub"}, "hub", "error"),
        ({"CDN": "akamai"}, "cdn", "error"),
        ({"CDN": "fastly", "CDN_TOKEN": ""}, "cdn", "error"),
        ({"CDN": "", "CDN_TTL": 60}, "cdn", "error"),
        ({"PAGE_CACHE_MB": 0}, "page_cache", "warning"),
        ({"PAGE_CACHE_MB": 10**7}, "page_cache", "warning"),
    ],
)
def test_settings_that_are_wrong(settings, changed, name, state):
    for setting, value in changed.items():
        setattr(settings, setting, value)
    assert ill() == {name: state}


def test_media_that_cannot_be_written(settings, tmp_path):
    (tmp_path / "file").write_text("no folder")
    settings.MEDIA_ROOT = str(tmp_path / "file")
    assert ill() == {"media": "error"}


def test_static_files_that_are_missing_or_old(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
        }
    }
    settings.STATIC_ROOT = tmp_path
    assert ill() == {"static": "error"}
    manifest = {"paths": {"reading/site.css": "reading/site.1.css"}, "version": "1.1"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest))
    assert ill() == {"static": "error"}


def test_a_mail_server_that_does_not_answer(settings):
    settings.DESK_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = unused.getsockname()[1]
        assert ill() == {"mail": "warning"}


def test_a_worker_that_is_gone_and_work_that_is_late():
    now = timezone.now()
    signal("worker:here:1", now - dt.timedelta(minutes=5))
    late = now - dt.timedelta(minutes=5)
    values = {"kind": "webhook", "address": "https://a.example", "made_at": late}
    Delivery.objects.create(key="late", try_at=late, **values)
    Delivery.objects.create(key="gone", try_at=late, state="failed", **values)
    make.edition(at=late)
    assert ill() == {"worker": "error", "overdue": "warning", "deliveries": "warning"}


def test_pictures_without_their_sizes_and_without_their_files():
    one, other = make.image(), make.image()
    Image.objects.filter(pk=one.pk).update(state=Image.State.FAILED)
    assert ill() == {"renditions": "warning"}
    Path(other.file.path).unlink()
    assert ill() == {"renditions": "warning", "files": "error"}


def test_a_backup_that_is_old_or_was_never_made():
    from articles.operations.sign_of_life import SignOfLife  # noqa: PLC0415

    signal(BACKUP, timezone.now() - dt.timedelta(hours=30), "/nergens")
    assert ill() == {"backup": "warning"}
    SignOfLife.objects.filter(name=BACKUP).delete()
    assert ill() == {"backup": "warning"}


def test_triggers_that_somebody_dropped():
    on = " ON articles_edition" if connection.vendor == "postgresql" else ""
    changed = "" if connection.vendor == "postgresql" else "_insert"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER articles_edition_update{on}")
        assert ill() == {"permanence": "error"}
        cursor.execute(f"DROP TRIGGER articles_edition_changed{changed}{on}")
        assert ill() == {"permanence": "error", "paper_watch": "error"}
    # As the cure says, migrating puts them back.
    permanence.lock(connection)
    paper_watch.watch(connection)
    assert ill() == {}


def test_a_migration_that_waits():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '0026_operations'")
    assert ill() == {"migrations": "error"}


def test_other_packages_than_the_paper_was_tried_with(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.txt").write_text("Django==5.2.1  # old\nnergens==1.0\n")
    assert ill() == {"packages": "warning"}


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_clock_and_a_zone_that_are_not_ours(monkeypatch):
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'Europe/Amsterdam'")
    assert ill() == {"time_zone": "error"}
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    monkeypatch.setattr(data, "APART", -1.0)
    assert ill() == {"clock": "warning"}


def test_a_python_that_is_too_old(monkeypatch):
    monkeypatch.setattr(machine, "OLDEST", (9, 9))
    assert ill() == {"python": "error"}


def test_the_command_tells_people_and_machines(capsys, settings):
    with translation.override("en"):
        call_command("doctor")
        assert capsys.readouterr().out.splitlines()[-1] == (
            "Nothing keeps the paper from coming out."
        )
        settings.DEBUG = True
        with pytest.raises(CommandError, match=r"^1 error\.$"):
            call_command("doctor")
        text = capsys.readouterr().out
        assert (
            "✗ DEBUG is on: faults show code and settings to everybody.\n"
            "    Take DEBUG out of the environment.\n"
        ) in text
        with pytest.raises(CommandError):
            call_command("doctor", json=True)
    found = {each["name"]: each for each in json.loads(capsys.readouterr().out)}
    assert found["debug"] == {
        "name": "debug",
        "state": "error",
        "words": "DEBUG is on: faults show code and settings to everybody.",
        "cure": "Take DEBUG out of the environment.",
    }


def test_a_database_that_is_away_is_said_in_words_and_without_its_password():
    env = clean_environment(
        SECRET_KEY="x1y2z" * 12,
        DATABASE_URL="postgresql://desk:geheim@127.0.0.1:1/krant",
        LANGUAGE_CODE="en",
    )
    done = manage("doctor", env=env)
    assert done.returncode == 1
    assert "✗ The database does not answer: " in done.stdout
    assert "See whether it runs, and whether DATABASE_URL is right." in done.stdout
    assert "geheim" not in done.stdout + done.stderr

"""What every test may use, and the rules of a run."""

import os
import signal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from articles.audit import guard
from articles.editions import permanence
from articles.reading.live.pages import SHEETS
from articles.reading.live.pulse import PULSES
from articles.reading.reads import most_read
from tests import servers

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only tests that touch the database: the others know no engine",
    )


def pytest_configure(config):
    servers.open_folder()
    if not hasattr(config, "workerinput"):
        # As on Ctrl-C: servers are stopped, the folder is removed.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def pytest_report_header(config):
    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config, items):
    if not config.getoption("database_only"):
        return
    kept = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _touches_database(item) -> bool:
    used = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(used or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, which tests with real commits may empty afterwards.

    Django empties it by DELETE or TRUNCATE, which the triggers on editions refuse: they
    are on during every test and off for that alone. What migrations had put in (credit
    rules, permissions) comes back, so that no test depends on which one ran before it.
    """
    with django_db_blocker.unblock():
        as_migrated = connection.creation.serialize_db_to_string()
    # The class, since Playwright's event loop makes Django open another connection.
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_to_as_migrated(self, statements):
        unlocked = permanence.unlocked(self.connection)
        with unlocked, guard.unlocked(self.connection):
            flush(self, statements)
            self.connection.creation.deserialize_db_from_string(as_migrated)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush_to_as_migrated)
        yield


@pytest.fixture(autouse=True)
def nothing_is_read_most():
    """Asked once a minute, which would be one query more in some test or other."""
    cache.set(most_read.KEY, [], 3600)


@pytest.fixture(autouse=True)
def no_liveblog_is_known():
    """What a process knows of a liveblog for a second is not what the next test has."""
    PULSES.forget()
    SHEETS.forget()


@pytest.fixture
def database_url(transactional_db) -> str:
    """The address of this worker's test database, for a process of its own."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def other_process(database_url) -> dict[str, str]:
    """The environment of another process on this worker's database and media."""
    return servers.clean_environment(
        DATABASE_URL=database_url,
        SECRET_KEY=settings.SECRET_KEY,
        MEDIA_ROOT=str(settings.MEDIA_ROOT),
        STATIC_ROOT=str(settings.STATIC_ROOT),
    )

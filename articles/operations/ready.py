"""What a server needs to serve, each by name: well or not, and in a few words how it is.

The words are for everybody: nothing in them is secret, no address, no name of a machine.
"""

import datetime as dt
import os
import secrets
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader

from articles.operations.sign_of_life import DEAD, last_worker

Check = tuple[str, tuple[bool, str]]


def checks(at: dt.datetime) -> Iterator[Check]:
    """Database, migrations, worker and media; where the first fails, it alone is known."""
    try:
        yield "database", _database()
        missing = len(pending())
        if missing:
            yield "migrations", (False, f"{missing} to be applied")
        else:
            yield "migrations", (True, "applied")
            yield "worker", _worker(at)
    except Error:
        yield "database", (False, "does not answer")
    yield "media", media_writable()


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return True, "answers"


def pending() -> Set[tuple[str, str]]:
    """The migrations of this code that the database does not have."""
    if "django_migrations" not in connection.introspection.table_names():
        return set(_on_disk())
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return _on_disk() - set(cursor.fetchall())


@cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """Read once: the code of a process does not change."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {
        name for each in loader.disk_migrations.values() for name in each.replaces
    }
    return frozenset(key for key in loader.disk_migrations if key not in replaced)


def _worker(at: dt.datetime) -> tuple[bool, str]:
    seen = last_worker()
    if seen is None:
        return False, "none has been seen"
    if seen < at - DEAD:
        return False, "none is seen any more"
    return True, "alive"


def media_writable() -> tuple[bool, str]:
    """Really written, where media are files of this machine."""
    if not isinstance(default_storage, FileSystemStorage):
        return True, "elsewhere"
    probe = Path(settings.MEDIA_ROOT) / f".ready-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"ready")
        probe.unlink()
    except OSError:
        return False, "cannot be written"
    return True, "can be written"

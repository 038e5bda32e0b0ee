"""SQLite: copied by its own online backup, while everybody goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from articles.operations.backup.refused import Refused

FILE = "database.sqlite3"
# What a restore that was killed leaves beside the database.
BESIDE = ".restoring-"
# A server that writes lets go of the file by then, in seconds.
PATIENCE = 60


def place() -> Path:
    return Path(connection.settings_dict["NAME"])


def size() -> int:
    here = place()
    beside = here.with_name(f"{here.name}-wal")
    return sum(path.stat().st_size for path in (here, beside) if path.exists())


def version() -> str:
    return sqlite3.sqlite_version


@contextmanager
def snapshot(folder: Path) -> Iterator[sqlite3.Connection]:
    """Copy the database into a folder; the copy, to be asked what is in it."""
    target = folder / FILE
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(place(), timeout=PATIENCE)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        # One file, which needs no other beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
    with closing(sqlite3.connect(target)) as copy:
        yield copy


@contextmanager
def loaded(file: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """The database of a backup, in a file of its own beside the one in use."""
    here = place()
    here.parent.mkdir(parents=True, exist_ok=True)
    for former in here.parent.glob(f"{BESIDE}*"):
        former.unlink()
    beside = here.with_name(f"{BESIDE}{here.name}")
    try:
        with (
            closing(sqlite3.connect(file)) as source,
            closing(sqlite3.connect(beside)) as copy,
        ):
            beside.chmod(0o600)
            source.backup(copy)
        with closing(sqlite3.connect(beside)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if said != "ok":
                words = _("The database of this backup is damaged: %(error)s.")
                raise Refused(words % {"error": said})
            yield copy, beside
    finally:
        for left in here.parent.glob(f"{BESIDE}*"):
            left.unlink()


def take(beside: Path) -> None:
    """Put it in place, in one transaction: servers have the old one, and then the new."""
    with (
        closing(sqlite3.connect(beside)) as source,
        closing(sqlite3.connect(place(), timeout=PATIENCE)) as target,
    ):
        source.backup(target)

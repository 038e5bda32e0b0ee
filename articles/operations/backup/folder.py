"""Folders of backups: a name that only a whole one has, one maker at a time, old ones pruned."""

import datetime as dt
import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from articles.images.atomic_storage import sync_folder
from articles.operations.backup.refused import Refused

NAMED = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
UNFINISHED = ".unfinished"
LOCK = ".lock"
MANIFEST = "manifest.json"
# Left free on a disk, so that nothing else stops.
SPARE = 64 * 1024 * 1024


def name(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H%M%SZ}"


def whole(folder: Path) -> list[Path]:
    """The whole backups in a folder, the newest last."""
    if not folder.is_dir():
        return []
    return sorted(
        each
        for each in folder.iterdir()
        if NAMED.fullmatch(each.name) and (each / MANIFEST).is_file()
    )


@contextmanager
def making(folder: Path) -> Iterator[Path]:
    """Where a backup is made, for one maker; what is in it is nobody else's to read."""
    former = os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refused(_("Another backup is being made there.")) from error
            unfinished = folder / UNFINISHED
            unfinished.mkdir(exist_ok=True)
            yield unfinished
    finally:
        os.umask(former)


def finish(unfinished: Path, at: dt.datetime) -> Path:
    """Give it its name, once everything is on disk."""
    os.sync()
    # Two in one second have two names.
    while (done := unfinished.parent / name(at)).exists():
        at += dt.timedelta(seconds=1)
    os.rename(unfinished, done)
    sync_folder(done.parent)
    return done


def prune(folder: Path, keep: int) -> list[Path]:
    """Let go of all but the newest: renamed first, so that no half of one looks whole."""
    old = whole(folder)[:-keep] if keep > 0 else []
    for each in old:
        going = folder / f".going-{each.name}"
        os.rename(each, going)
    for each in folder.glob(".going-*"):
        shutil.rmtree(each)
    return old


def need_space(folder: Path, needed: int) -> None:
    """Refuse what would not fit."""
    free = shutil.disk_usage(folder).free
    if needed + SPARE > free:
        megabytes = {"needed": needed >> 20, "free": free >> 20, "folder": folder}
        words = _("This takes %(needed)d MB, and %(folder)s has %(free)d MB free.")
        raise Refused(words % megabytes)

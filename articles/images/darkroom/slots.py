"""Slots: how many processes of the darkroom may work at once on one machine."""

import fcntl
import os
import random
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from articles.images.darkroom.limits import MOST_AT_ONCE
from articles.images.darkroom.refused import BUSY, Refused

PAUSE = 0.05


def slots(act: str) -> range:
    """The slots that an act may take: the first is kept for who waits at a desk."""
    count = min(os.cpu_count() or 1, MOST_AT_ONCE)
    return range(1 if act == "develop" else 0, count + 1)


@contextmanager
def slot(act: str, patience: float) -> Iterator[int]:
    """A slot, as a file to hand on to the process that works: free when both are gone.

    The lock is the kernel's, so that whoever is killed gives it back. Raises Refused
    after `patience` seconds.
    """
    descriptor = _taken(act, time.monotonic() + patience)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _taken(act: str, until: float) -> int:
    folder = own_folder()
    while True:
        for number in slots(act):
            if (descriptor := _tried(folder / str(number))) is not None:
                return descriptor
        if time.monotonic() > until:
            raise Refused(BUSY)
        # Not all at the same moment, after they began to wait at the same moment.
        time.sleep(PAUSE * random.uniform(0.5, 1.5))  # noqa: S311 - nothing to guess


def _tried(path: Path) -> int | None:
    """The file, locked; None while somebody else has it."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def own_folder() -> Path:
    """This account's place to work, where all its processes on the machine find it."""
    folder = Path(tempfile.gettempdir()) / f"newsroom-darkroom-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise RuntimeError(f"{folder} belongs to somebody else: remove it")
    return folder

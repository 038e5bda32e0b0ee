"""What the server in front keeps: thrown away, all at once, when the paper changes.

nginx keeps its pages by the path FRONT_CACHE/current, which is a link. Turned to an empty
folder, it has none of them: one rename, however many there are. What it was writing is
written to a file that is no longer there.
"""

import hashlib
import logging
import os
import secrets
import shutil
import threading
import time
from pathlib import Path

from newsroom.cache.watch import Watch

log = logging.getLogger(__name__)
CURRENT = "current"
# Whether anything has changed is asked so often, in seconds, also while nobody reads.
EVERY = 0.1
# The server in front, which is of another user and of our group, writes into the folder.
MODE = 0o2770
# A page that was on its way is not kept longer than until now: a second turn.
AGAIN = 0.3


def turn(folder: Path, word: str = "") -> None:
    """From now on nothing is kept; what was, is deleted. The folder is named for the state
    of the paper that it is for."""
    name = f"{_digest(word)}-{secrets.token_hex(8)}"
    fresh = folder / name
    fresh.mkdir()
    fresh.chmod(MODE)
    link = folder / f"{name}.link"
    link.symlink_to(name)
    current = folder / CURRENT
    if current.is_dir() and not current.is_symlink():
        # The server in front made it, when it was started first.
        current.rename(folder / f"{name}.before")
    os.replace(link, current)
    _clear(folder, but=name)


def is_for(folder: Path, word: str) -> bool:
    """Whether what is kept is of the paper in this state."""
    try:
        return os.readlink(folder / CURRENT).startswith(f"{_digest(word)}-")
    except OSError:
        return False


def _digest(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:16]


def _clear(folder: Path, but: str) -> None:
    """Folders that nobody is led to; another process may be at it too."""
    kept = {but, os.readlink(folder / CURRENT)}
    old = time.time() - 1
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False) and entry.name not in kept:
            try:
                if entry.stat().st_ctime < old:
                    shutil.rmtree(entry.path, ignore_errors=True)
            except FileNotFoundError:
                continue


class Front:
    """Turns the folder for one process: `seen` is told that it has seen a change."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._turns: list[float] = []
        self._word = ""

    def seen(self, before: str | None, word: str) -> None:
        """At once, and once more for what was on its way.

        A process that has just started, or knew nothing for a while, has given out nothing
        that may be kept: what is kept stays, where it is of the paper as it is.
        """
        self._word = word
        if before is None and is_for(self.folder, word):
            return
        self._turn()
        self._turns.append(time.monotonic() + AGAIN)

    def watch(self, watch: Watch) -> None:
        """Look for ever, in a thread that ends with the process."""
        threading.Thread(
            target=self._look, args=(watch,), name="front", daemon=True
        ).start()

    def _look(self, watch: Watch) -> None:
        while True:
            watch.word()
            if self._turns and self._turns[0] < time.monotonic():
                self._turns.pop(0)
                self._turn()
            time.sleep(EVERY)

    def _turn(self) -> None:
        try:
            turn(self.folder, self._word)
        except OSError:
            log.exception("What the server in front keeps was not thrown away")

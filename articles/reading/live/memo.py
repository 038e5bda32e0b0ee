"""Memo: what one process knows of each liveblog, found out at most once a second."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

# More liveblogs at a time than a paper has.
MOST = 200


class Memo(Generic[Value]):
    """The answers to a question, by story. Whoever asks meanwhile gets the last one."""

    def __init__(self, seconds: float = 1.0):
        self.seconds = seconds
        self.kept: dict[int, tuple[float, Value]] = {}
        self.finding = Lock()

    def get(self, key: int, find: Callable[[], Value | None]) -> Value | None:
        """The answer, a second old at most; None, which is not kept, where there is none."""
        known = self.kept.get(key)
        if known and time.monotonic() - known[0] < self.seconds:
            return known[1]
        # One asks the database; the others need not wait where there is an answer.
        if not self.finding.acquire(blocking=known is None):
            return known[1] if known else None
        try:
            return self._find(key, find)
        finally:
            self.finding.release()

    def forget(self) -> None:
        self.kept.clear()

    def _find(self, key: int, find: Callable[[], Value | None]) -> Value | None:
        known = self.kept.get(key)
        if known and time.monotonic() - known[0] < self.seconds:
            return known[1]
        found = find()
        if found is None:
            self.kept.pop(key, None)
            return None
        if len(self.kept) >= MOST:
            self.kept.clear()
        self.kept[key] = (time.monotonic(), found)
        return found

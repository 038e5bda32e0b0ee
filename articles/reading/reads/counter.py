"""Counts in memory, written down every few seconds by a thread: no reader waits for it."""

import logging
import threading
from collections import Counter

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from articles.reading.reads.read_count import add

log = logging.getLogger(__name__)
EVERY = 5.0
# More stories than are read in five seconds; a flood of made-up numbers ends here.
MOST = 5000


class ReadCounter:
    """One a process. What a killed process had counted last is lost: seconds of it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._counts: Counter[int] = Counter()
        self._writing = False

    def count(self, article_id: int) -> None:
        with self._lock:
            if article_id not in self._counts and len(self._counts) >= MOST:
                return
            self._counts[article_id] += 1
            if self._writing:
                return
            self._writing = True
        # Begun by a read, so that each process has its own, after it was forked.
        later = threading.Timer(EVERY, self._write)
        later.daemon = True
        later.start()

    def write(self) -> None:
        """Write down what was counted; what the database does not take is counted again."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
            self._writing = False
        try:
            if counts:
                add(counts, timezone.now())
        except DatabaseError:
            log.exception("Reads were not counted")
            with self._lock:
                self._counts.update(counts)

    def _write(self) -> None:
        close_old_connections()
        self.write()
        connection.close()


reads = ReadCounter()

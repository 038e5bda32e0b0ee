"""Readiness: whether this process can serve readers and the desk, asked at most once a second."""

import logging
import threading
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
OK, DEGRADED, UNAVAILABLE = "ok", "degraded", "unavailable"
# Whoever asks waits so long; a database that hangs is one that does not answer.
PATIENCE = 2.0
KEPT = 1.0


@dataclass(frozen=True)
class Looked:
    """What a look found: of each part whether it is well, and in a few words how it is."""

    checks: dict[str, tuple[bool, str]]
    at: float

    @property
    def broken(self) -> set[str]:
        return {name for name, (well, _words) in self.checks.items() if not well}


class Readiness:
    """One in each process; `cache` is its page cache, where it has one."""

    def __init__(self, cache=None):
        self.cache = cache
        self._lock = threading.Lock()
        self._looking: threading.Thread | None = None
        self._looked: Looked | None = None

    def look(self) -> Looked:
        """The last look, while it is fresh; else a new one."""
        with self._lock:
            looked = self._looked
            if looked and time.monotonic() - looked.at < KEPT:
                return looked
            if self._looking is None or not self._looking.is_alive():
                self._looking = threading.Thread(target=self._look, daemon=True)
                self._looking.start()
            looking = self._looking
        looking.join(PATIENCE)
        if looking.is_alive() or self._looked is None:
            return Looked({"database": (False, "no answer in time")}, time.monotonic())
        return self._looked

    def verdict(self, looked: Looked) -> str:
        """Readers are served as long as there are pages, whatever else is down."""
        broken = looked.broken
        if not broken:
            return OK
        if "migrations" in broken and "database" not in broken:
            return UNAVAILABLE
        return UNAVAILABLE if "database" in broken and not self._pages() else DEGRADED

    def _pages(self) -> int:
        store = getattr(self.cache, "store", None)
        return len(store) if store is not None else 0

    def _look(self) -> None:
        try:
            close_old_connections()
            checks = dict(import_string(settings.READY_CHECKS)(timezone.now()))
            checks["page_cache"] = self._page_cache()
        except Exception:  # what cannot be asked is not ready, and says so
            log.exception("Readiness could not be asked")
            checks = {"database": (False, "could not be asked")}
        finally:
            connection.close()
        self._looked = Looked(checks, time.monotonic())

    def _page_cache(self) -> tuple[bool, str]:
        watch = getattr(self.cache, "watch", None)
        if watch is None:
            return True, "off"
        if watch.word() is None:
            return False, "cannot tell whether the paper has changed"
        return True, f"{self._pages()} pages"

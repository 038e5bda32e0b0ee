"""Counts what the page cache did, each time that it asks whether the paper has changed.

A hit costs the addition of one to a number; the rest is done here, twice a second at most.
"""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from newsroom.metrics.recorded import recorded

log = logging.getLogger(__name__)
# A process that looked less long ago had readers: it may have given one an old page.
BUSY = dt.timedelta(seconds=1.5)


class Looks:
    """Wraps the question of a watch; `cache` is set once there is one."""

    def __init__(self, ask: Callable[[], str]):
        self._ask = ask
        self.cache: Any = None
        self._word = ""
        self._looked_at: dt.datetime | None = None
        self._counted = {"hit": 0, "miss": 0, "stale": 0}

    def __call__(self) -> str:
        before, now = self._looked_at, timezone.now()
        word = self._ask()
        try:
            self.count()
            if before and self._word not in ("", word):
                self._time(before)
        except Exception:  # nobody waits for a page because of a number
            log.exception("Metrics were not counted")
        self._word, self._looked_at = word, now
        return word

    def count(self) -> None:
        """Write down what was answered since the last time."""
        if self.cache is None:
            return
        for state, number in self.cache.answered.items():
            more = number - self._counted[state]
            if more:
                recorded().answers.labels(state).inc(more)
                self._counted[state] = number
        recorded().kept_bytes.set(self.cache.store.bytes)
        recorded().kept_pages.set(len(self.cache.store))

    def _time(self, before: dt.datetime) -> None:
        """How long ago it came out, for each edition that this look was the first to see."""
        now = timezone.now()
        for moment in import_string(settings.METRICS_OUT)(before, now):
            if moment - before < BUSY:
                recorded().latency.observe((now - moment).total_seconds())

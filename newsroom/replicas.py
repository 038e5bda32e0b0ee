"""Readers read from replicas of the database; the desk, and whoever writes, from the primary.

A replica is behind by moments. So one is read from only while it was found to know the
paper in the same state as the primary: else a page of the old paper would be kept as one of
the new. Each process holds on to one replica, and goes to the next when that is behind.
"""

import logging
import os
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.db import Error, connections

from newsroom.cache.key import key_of

log = logging.getLogger(__name__)
PRIMARY = "default"
# What was found about a replica holds so long, in seconds.
HOLDS = 1.5
_reader: ContextVar[bool] = ContextVar("reader", default=False)


class Chosen:
    """Which replica this process reads from, and until when that is known to be well."""

    def __init__(self):
        self.place = os.getpid()
        self._until = 0.0
        self._last = ""

    @property
    def alias(self) -> str:
        """A replica; "" where the primary is to be read from."""
        if not settings.REPLICAS or time.monotonic() > self._until:
            return ""
        return settings.REPLICAS[self.place % len(settings.REPLICAS)]

    def state(self, ask: Callable[[str], str]) -> str:
        """The state of the paper, by the primary; while that is away by a replica that
        knows no less than the primary did. `ask` is asked of one database by name."""
        try:
            word = ask(PRIMARY)
        except Exception:
            if not (self._last and self._agrees(ask, self._last)):
                raise
            return self._last
        self._last = word
        self._agrees(ask, word)
        return word

    def _agrees(self, ask: Callable[[str], str], word: str) -> bool:
        """Whether a replica is of the same state; if not, another is asked next time."""
        if not settings.REPLICAS:
            return False
        alias = settings.REPLICAS[self.place % len(settings.REPLICAS)]
        try:
            same = ask(alias) == word
        except (Error, OSError) as error:
            log.warning("The replica %s does not answer: %s", alias, error)
            connections[alias].close()
            same = False
        self._until = time.monotonic() + HOLDS if same else 0.0
        self.place += not same
        return same


chosen = Chosen()


class Router:
    """Asked by Django for each query."""

    def db_for_read(self, model, **hints) -> str | None:
        if not _reader.get():
            return None
        return chosen.alias or PRIMARY

    def db_for_write(self, model, **hints) -> str:
        """What was written is read where it was written, until the request ends."""
        _reader.set(False)
        return PRIMARY

    def allow_relation(self, one, other, **hints) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints) -> bool | None:
        return False if db in settings.REPLICAS else None


def readers_read_replicas(get_response):
    """A request is a reader's where the page cache could answer it."""

    def middleware(request):
        token = _reader.set(key_of(request.META) is not None)
        try:
            return get_response(request)
        finally:
            _reader.reset(token)

    return middleware

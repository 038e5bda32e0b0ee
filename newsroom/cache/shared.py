"""Shared: pages that all processes and machines keep together, in Redis.

Asked before a page is rendered, and told after. Redis may be slow or gone: each question
ends within a twentieth of a second, and after one that failed none is asked for a while.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

import redis

from newsroom.cache.entry import Entry
from newsroom.cache.packed import packed, unpacked

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")
# In seconds: how long an answer is waited for, and how long none is asked for after that.
PATIENCE, REST = 0.05, 5.0
# A day, as long as a last good page may be shown.
KEPT = 24 * 3600
# Clocks of machines differ a little.
CLOCKS = 5.0
PREFIX = "newsroom:page:"
GONE = "newsroom:gone"
# Only over what was made of an older paper, whatever the order in which they come.
PUT = """
local known = redis.call('HGET', KEYS[1], 'since')
if known and tonumber(known) > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'since', ARGV[1], 'page', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
"""


class Shared:
    """One in each process; safe for threads."""

    def __init__(self, url: str):
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            # No second try: a page is rendered sooner.
            retry=None,
            retry_on_timeout=False,
            health_check_interval=0,
        )
        self._put: Any = self._redis.register_script(PUT)
        self._lock = threading.Lock()
        self._rests_until = float("-inf")

    def get(self, key: tuple, word: str | None) -> Entry | None:
        """The page as it is now; where nobody knows what is now, the last good one."""

        def ask() -> Entry | None:
            pipe = self._redis.pipeline(transaction=False)
            pipe.hget(_name(key), "page")
            pipe.get(GONE)
            content, gone = pipe.execute()
            entry = unpacked(content) if content else None
            return entry if _may_be_shown(entry, word, gone) else None

        return self._asked(ask)

    def put(self, key: tuple, entry: Entry, since: float) -> None:
        """Keep it; `since` is when the paper was found to be in the state it was made of."""
        content = packed(entry)
        self._asked(lambda: self._put([_name(key)], [repr(since), content, KEPT]))

    def forget_gone(self) -> None:
        """A story was withdrawn: what was made before is no last good page any more."""
        self._asked(lambda: self._redis.set(GONE, repr(time.time()), ex=KEPT))

    def rests(self) -> bool:
        return time.monotonic() < self._rests_until

    def _asked(self, ask: Callable[[], Answer]) -> Answer | None:
        if self.rests():
            return None
        try:
            return ask()
        except (redis.RedisError, OSError) as error:
            self._rest(error)
            return None

    def _rest(self, error: Exception) -> None:
        with self._lock:
            if self.rests():
                return
            self._rests_until = time.monotonic() + REST
        log.warning("Redis does not answer; pages are kept in memory only: %s", error)


def _name(key: tuple) -> str:
    """Keys are made of what readers ask, which may be long and odd."""
    return PREFIX + hashlib.sha256(repr(key).encode()).hexdigest()


def _may_be_shown(entry: Entry | None, word: str | None, gone: bytes | None) -> bool:
    if entry is None:
        return False
    if word is not None:
        return entry.state == word
    return gone is None or entry.made > float(gone) + CLOCKS

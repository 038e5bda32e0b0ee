"""PageCache: answers readers before Django is asked, as long as nothing has changed."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from email.utils import parsedate_to_datetime

from newsroom.cache.entry import Entry, Headers, not_modified
from newsroom.cache.key import key_of
from newsroom.cache.shared import Shared
from newsroom.cache.store import Store
from newsroom.cache.watch import Watch

log = logging.getLogger(__name__)
# What is kept; anything else is answered once and forgotten.
KEPT = ("200", "301", "410")
# While one request renders, others that have nothing to show wait so long, in seconds.
PATIENCE = 10.0
# Made again though nothing has changed: what is read most is in no word of the paper's.
FRESH = 300.0
# The last good page is shown so long while the paper's own machines are down.
A_DAY = 24 * 3600.0
ASKED = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT_ENCODING")
# What is old already, or was made of what has changed meanwhile, nginx must not keep.
NOT_IN_FRONT = ("X-Accel-Expires", "0")
STALE = [
    ("Warning", '110 - "Response is Stale"'),
    ("X-Cache", "stale"),
    NOT_IN_FRONT,
]
HIT, MISS = [("X-Cache", "hit")], [("X-Cache", "miss")]
PASSED = [*MISS, NOT_IN_FRONT]

Application = Callable[..., Iterable[bytes]]


class PageCache:
    """A WSGI application around another; one in each process."""

    def __init__(
        self,
        application: Application,
        watch: Watch,
        store: Store,
        shared_for: int = 1,
        shared: Shared | None = None,
        always: Headers | None = None,
    ):
        self.application = application
        self.watch = watch
        self.store = store
        self.shared = shared
        # Said of each page that is kept.
        self.always = always or []
        # Caches between the paper and its readers keep a page so long, in seconds.
        self.cache_control = (
            f"public, max-age=0, s-maxage={shared_for}, stale-if-error={int(A_DAY)}"
        )
        # Of each kind so many; threads lose none, as nothing comes in between of `+=`.
        self.answered = {"hit": 0, "miss": 0, "stale": 0}
        self._rendering: dict[tuple, threading.Event] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        entry = self.store.get(key)
        word = self.watch.word()
        if entry is not None and _fresh(entry, word):
            self.answered["hit"] += 1
            return _answer(entry, environ, start_response, HIT)
        mine = self._begin(key)
        if mine is None:
            return self._render(key, word, entry, environ, start_response)
        if entry is not None:
            self.answered["stale"] += 1
            return _answer(entry, environ, start_response, STALE)
        mine.wait(PATIENCE)
        made = self.store.get(key)
        if made is not None:
            self.answered["hit"] += 1
            return _answer(made, environ, start_response, HIT)
        return self.application(environ, start_response)

    def _begin(self, key: tuple) -> threading.Event | None:
        """None for whoever is to render; the others get what tells them that it is done."""
        with self._lock:
            other = self._rendering.get(key)
            if other is None:
                self._rendering[key] = threading.Event()
            return other

    def _render(self, key, word, old: Entry | None, environ, start_response):
        try:
            found = self._made_elsewhere(key, word)
            if found is not None:
                return _answer(found, environ, start_response, HIT)
            status, headers, body = self._ask(key, environ)
        except Exception:
            old = old or self._last_good(key)
            if old is None:
                raise
            log.exception("The last good page is shown: %s", key[2])
            status, headers, body = "500", [], b""
        else:
            self.answered["miss"] += 1
            made = self._keep(key, word, status, headers, body)
            if made is not None:
                kept = made is self.store.get(key)
                more = MISS if kept else PASSED
                return _answer(made, environ, start_response, more)
        finally:
            with self._lock:
                self._rendering.pop(key).set()
        if status.startswith("5"):
            old = old or self._last_good(key)
        if status.startswith("5") and old is not None and _age(old) < A_DAY:
            self.answered["stale"] += 1
            return _answer(old, environ, start_response, STALE)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _made_elsewhere(self, key: tuple, word: str | None) -> Entry | None:
        """What another process has made of the paper as it is now."""
        if self.shared is None or word is None:
            return None
        found = self.shared.get(key, word)
        if found is None or not _fresh(found, word):
            return None
        self.answered["hit"] += 1
        self.store.put(key, found)
        return found

    def _last_good(self, key: tuple) -> Entry | None:
        """What another process had, where this one has nothing to show."""
        return self.shared.get(key, None) if self.shared is not None else None

    def _ask(self, key: tuple, environ: dict) -> tuple[str, Headers, bytes]:
        """The whole page from Django, as whoever asks for it first would get it."""
        asked = {name: value for name, value in environ.items() if name not in ASKED}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": key[3]}
        said: list = []

        def start(status: str, headers: Headers, exc_info=None) -> None:
            said[:] = [status, headers]

        response = self.application(asked, start)
        try:
            body = b"".join(response)
        finally:
            close = getattr(response, "close", None)
            if close is not None:
                close()
        return said[0], list(said[1]), body

    def _keep(self, key, word: str | None, status: str, headers: Headers, body: bytes):
        """The entry, kept unless the paper changed meanwhile; None where it is not for all."""
        if not status.startswith(KEPT) or not _for_everybody(headers):
            if not status.startswith("5"):
                self.store.drop(key)
            return None
        if not any(name.lower() == "cache-control" for name, _ in headers):
            headers = [*headers, ("Cache-Control", self.cache_control)]
        headers = [*headers, *self.always]
        entry = Entry(status, headers, body, word or "", time.time())
        if word is not None and self.watch.word() == word:
            self.store.put(key, entry)
            if self.shared is not None:
                self.shared.put(key, entry, self.watch.since)
        return entry


def _fresh(entry: Entry, word: str | None) -> bool:
    return entry.state == word and _age(entry) < FRESH


def _age(entry: Entry) -> float:
    return time.time() - entry.made


def _for_everybody(headers: Headers) -> bool:
    for name, value in headers:
        name = name.lower()
        if name == "set-cookie":
            return False
        if name == "cache-control" and ("private" in value or "no-store" in value):
            return False
        if name == "vary" and ("cookie" in value.lower() or "*" in value):
            return False
    return True


def _answer(entry: Entry, environ: dict, start_response, more: Headers) -> list[bytes]:
    """In the reader's encoding; 304 for who has it, without a body for who asks for none."""
    body, headers, etag = entry.in_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    if _has_it(entry, etag, environ):
        start_response("304 Not Modified", _of_304(headers) + more)
        return []
    start_response(entry.status, headers + more)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _has_it(entry: Entry, etag: str, environ: dict) -> bool:
    if not entry.status.startswith("200"):
        return False
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked:
        return not_modified(etag, asked)
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    changed = next((v for n, v in entry.headers if n == "Last-Modified"), "")
    if not (since and changed):
        return False
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def _of_304(headers: Headers) -> Headers:
    """What RFC 9110 (15.4.5) wants of it, and no length of a body that is not there."""
    return [
        pair for pair in headers if pair[0] not in ("Content-Length", "Content-Type")
    ]

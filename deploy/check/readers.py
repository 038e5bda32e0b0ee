"""Readers who go on asking, and what went wrong for them."""

import http.client
import random
import ssl
import statistics
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Seen:
    """What readers saw while something happened."""

    answered: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: Counter = field(default_factory=Counter)

    def __str__(self):
        slow = (
            statistics.quantiles(self.seconds, n=100)[98] if self.answered > 1 else 0.0
        )
        bad = f"; {dict(self.wrong)}" if self.wrong else ""
        failed = sum(self.wrong.values())
        return (
            f"{self.answered} requests, {failed} failed, 99% {slow * 1000:.0f} ms{bad}"
        )


class Readers:
    """So many at once, each over a connection of its own, until the block ends."""

    def __init__(self, url: str, paths: list[str], many: int = 4, pause: float = 0.01):
        self.url, self.paths, self.many, self.pause = urlsplit(url), paths, many, pause
        self.seen = Seen()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "Readers":
        for number in range(self.many):
            dice = random.Random(number)
            thread = threading.Thread(target=self._read, args=(dice,), daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(self, *_error):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def so_far(self) -> Seen:
        """What was seen since this was asked last."""
        with self._lock:
            seen, self.seen = self.seen, Seen()
        return seen

    def _read(self, dice: random.Random) -> None:
        connection = self._connection()
        while not self._stop.is_set():
            path = dice.choice(self.paths)
            began = time.monotonic()
            wrong = self._ask(connection, path)
            with self._lock:
                self.seen.answered += 1
                self.seen.seconds.append(time.monotonic() - began)
                if wrong:
                    self.seen.wrong[wrong] += 1
            if wrong:
                connection.close()
            time.sleep(self.pause)

    def _ask(self, connection, path: str) -> str:
        """ "" where all was well; a connection that had been left idle is opened anew."""
        for fresh in (False, True):
            try:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                return "" if answer.status == 200 else f"{answer.status} {path}"
            except (http.client.RemoteDisconnected, ConnectionError) as error:
                # As browsers do, once: the server may have closed it in the meantime.
                connection.close()
                if fresh:
                    return f"{type(error).__name__} {path}"
            except (OSError, http.client.HTTPException) as error:
                return f"{type(error).__name__} {path}"
        return ""

    def _connection(self):
        trusting = ssl._create_unverified_context()
        return http.client.HTTPSConnection(
            self.url.hostname or "", self.url.port, context=trusting, timeout=20
        )

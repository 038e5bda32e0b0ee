"""Watch: whether the paper has changed since an answer was made, asked twice a second."""

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)
# Asked again after so many seconds, by whichever request comes next. A change is seen by
# everybody within one second: this, and the time that the question takes.
EVERY = 0.4
OLDEST = 1.0


class Watch:
    """`ask` gives the word for the state of the paper, and raises when it cannot tell.

    `changed` is called before anybody gets another word, `seen` once everybody does.
    """

    def __init__(
        self,
        ask: Callable[[], str],
        changed: Callable[[], None],
        seen: Callable[[str | None, str], None] = lambda before, word: None,
    ):
        self._ask = ask
        self._changed = changed
        self._seen = seen
        self._lock = threading.Lock()
        self._word: str | None = None
        self._asked = float("-inf")
        # By the clock, when the question was asked that was answered last.
        self.since = 0.0

    def word(self) -> str | None:
        """The word, at most a second old; None while nobody can tell.

        Only one request asks, and none waits for it: the database may take its time.
        """
        age = time.monotonic() - self._asked
        if age >= EVERY and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
            return self._word
        return self._word if age < OLDEST else None

    def _look(self) -> None:
        began, asked_at = time.monotonic(), time.time()
        try:
            word = self._ask()
            before, self.since = self._word, asked_at
            if before not in (None, word):
                self._changed()
            self._word = word
            if before != word:
                self._seen(before, word)
        except Exception:  # whatever is wrong, readers are served
            log.exception("Nobody knows whether the paper has changed")
            self._word = None
        self._asked = began

"""Store: what is kept in this process, the longest unused forgotten first."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from newsroom.cache.entry import Entry


class Store:
    """Bounded in bytes; safe for threads."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self._entries: OrderedDict[tuple, Entry] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple) -> Entry | None:
        """An entry, which is now the last to be forgotten."""
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key: tuple, entry: Entry) -> None:
        """Keep it; one larger than an eighth of all is not worth the others."""
        if entry.size > self.most_bytes // 8:
            self.drop(key)
            return
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes:
                self._forget(next(iter(self._entries)))

    def drop(self, key: tuple) -> None:
        with self._lock:
            self._forget(key)

    def drop_where(self, wrong: Callable[[tuple, Entry], bool]) -> None:
        """Forget whatever must never be shown again."""
        with self._lock:
            for key in [k for k, entry in self._entries.items() if wrong(k, entry)]:
                self._forget(key)

    def __len__(self):
        return len(self._entries)

    def _forget(self, key: tuple) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.bytes -= entry.size

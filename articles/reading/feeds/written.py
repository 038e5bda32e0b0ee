"""Documents as they were last written, by their ETag: that stands for the bytes.

When a story goes out, all who follow the paper ask for the same document.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

# Bytes in each process; a document takes 10 to 100 kB.
MOST = 16_000_000
WRITTEN: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def written_once(key: str, write: Callable[[], bytes]) -> bytes:
    """The bytes that were written for a key, else those that `write` makes now."""
    with _lock:
        if key in WRITTEN:
            WRITTEN.move_to_end(key)
            return WRITTEN[key]
    content = write()
    with _lock:
        WRITTEN[key] = content
        while len(WRITTEN) > 1 and sum(map(len, WRITTEN.values())) > MOST:
            WRITTEN.popitem(last=False)
    return content

"""What a look back hides: a story that was withdrawn since stays gone for readers."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_hidden = ContextVar("withdrawn_hidden", default=False)


@contextmanager
def without_withdrawn() -> Iterator[None]:
    """Within it, no query for what was live finds a story that was withdrawn since."""
    token = _hidden.set(True)
    try:
        yield
    finally:
        _hidden.reset(token)


def hides_withdrawn() -> bool:
    return _hidden.get()

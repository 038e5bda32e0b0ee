"""Files go into storage together with their rows, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import File
from django.core.files.storage import default_storage

_written: ContextVar[list[str] | None] = ContextVar("written", default=None)


def store(name: str, content: File) -> str:
    """Write a file; the name it got."""
    stored = default_storage.save(name, content)
    written = _written.get()
    if written is not None:
        written.append(stored)
    return stored


@contextmanager
def files_removed_on_failure() -> Iterator[None]:
    """Files stored inside go again when what follows there fails. May be nested."""
    outer = _written.get()
    names: list[str] = []
    token = _written.set(names)
    try:
        yield
    except BaseException:
        for name in names:
            default_storage.delete(name)
        raise
    else:
        if outer is not None:
            outer += names
    finally:
        _written.reset(token)

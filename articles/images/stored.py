"""Files go into storage together with their rows, or not at all, and leave with them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from articles.images.atomic_storage import AtomicStorage

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


def discard(names: Iterable[str]) -> None:
    """Delete files once the transaction that lets go of them is there for good."""
    gone = list(names)

    def delete() -> None:
        for name in gone:
            default_storage.delete(name)

    transaction.on_commit(delete, robust=True)


def retire(names: Iterable[str]) -> None:
    """Let files be that a page somewhere may still name; their day begins now.

    `check_media --remove` deletes them by their time, which may be long past.
    """
    old = list(names)

    def touch() -> None:
        # Another storage may have no times that can be set.
        if isinstance(default_storage, AtomicStorage):
            for name in old:
                default_storage.touch(name)

    transaction.on_commit(touch, robust=True)

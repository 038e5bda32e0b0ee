"""Copy on disk: which files there are, and what they say."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from articles.wire.decode import LIMIT, CopyError, decode


@dataclass(frozen=True)
class CopyFile:
    """One file of copy; `folders` are the names of those it lies in, nearest first."""

    path: Path
    folders: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its path as it can be printed, on one line."""
        return printable(self.path)


def copy_files(paths: Iterable[Path]) -> list[CopyFile]:
    """Each path, a folder being all that is in it but hidden files."""
    files: list[CopyFile] = []
    for path in paths:
        files += _files_in(path) if os.path.isdir(path) else [CopyFile(path)]
    return files


def _files_in(folder: Path) -> list[CopyFile]:
    files = []
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in within.parts):
            folders = (folder.resolve().name, *within.parts[:-1])
            files.append(CopyFile(path, folders[::-1]))
    return files


def read_copy(path: Path) -> str:
    """The text in a file. Raises CopyError."""
    if not os.path.exists(path):
        raise CopyError(_("There is no such file."))
    if not os.path.isfile(path):
        raise CopyError(_("This is not a file."))
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        message = _("The file cannot be read (%(why)s).")
        raise CopyError(message % {"why": error.strerror}) from error
    return decode(raw)


def copy_key(text: str) -> str:
    """What tells this copy from all other: the same words have the same key."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


def printable(path: Path) -> str:
    """A path on one line, whatever bytes it has."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(path))

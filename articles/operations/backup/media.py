"""Files of pictures: copied once, and from then on shared by all backups in a folder.

A file of the library has a name that is never used again, so that one of the same name
and size is the same file.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage

from articles.images.atomic_storage import UNFINISHED as PART
from articles.images.media_check import FOLDERS
from articles.operations.backup.manifest import A_PIECE, sum_of

FOLDER = "media"
NO_LINKS = (errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP)


def root() -> Path | None:
    """Where the library's files are; None where they are not on this machine."""
    if isinstance(default_storage, FileSystemStorage):
        return Path(default_storage.location)
    return None


def files(here: Path) -> Iterator[str]:
    """The names of all that is whole: originals, and renditions."""
    for folder in FOLDERS:
        if (here / folder).is_dir():
            for found in os.scandir(here / folder):
                if found.is_file() and not found.name.endswith(PART):
                    yield f"{folder}/{found.name}"


def new_bytes(here: Path, former: Path | None, target: Path) -> int:
    """How much is to be copied, that no backup has yet."""
    total = 0
    for name in files(here):
        places = [target, *([former] if former else [])]
        if not any(_same(here / name, place / FOLDER / name) for place in places):
            total += max(0, _size(here / name))
    return total


def collect(
    here: Path,
    target: Path,
    former: Path | None,
    known: dict[str, str],
    seen: Callable[[], None],
) -> dict[str, str]:
    """Copy or link all that there is; the digest of each by its name in the backup.

    `known` are the digests of the former backup. What is deleted meanwhile is left out.
    """
    sums = {}
    for folder in FOLDERS:
        (target / FOLDER / folder).mkdir(parents=True, exist_ok=True)
    for name in list(files(here)):
        inside = f"{FOLDER}/{name}"
        source, place = here / name, target / inside
        earlier = former / inside if former else None
        shared = earlier if inside in known else None
        if shared and _same(source, shared) and _link(shared, place):
            sums[inside] = known[inside]
        elif (digest := _copy_once(source, place)) is not None:
            sums[inside] = digest
        seen()
    return sums


def put_back(
    backup: Path, sums: dict[str, str], here: Path, seen: Callable[[], None]
) -> int:
    """Give each file its name in the library once it is whole; how many were not there."""
    made = 0
    for inside, digest in sums.items():
        name = Path(inside).relative_to(FOLDER)
        place = here / name
        if not (place.is_file() and sum_of(place) == digest):
            place.parent.mkdir(parents=True, exist_ok=True)
            if copy(backup / inside, place) != digest:
                raise OSError(errno.EIO, "Not what was written", str(place))
            made += 1
        seen()
    return made


def copy(source: Path, place: Path) -> str:
    """Copy beside, sync, then name; the digest of what was copied."""
    beside = place.with_name(f".{place.name}{PART}")
    digest = hashlib.sha256()
    with source.open("rb") as reader, beside.open("wb") as writer:
        while piece := reader.read(A_PIECE):
            digest.update(piece)
            writer.write(piece)
        writer.flush()
        os.fsync(writer.fileno())
    os.replace(beside, place)
    return digest.hexdigest()


def _copy_once(source: Path, place: Path) -> str | None:
    """What an attempt that was broken off left is taken where it is the same."""
    try:
        if _same(source, place):
            digest = sum_of(source)
            if sum_of(place) == digest:
                return digest
        return copy(source, place)
    except FileNotFoundError:
        if source.exists():
            raise
        return None


def _link(earlier: Path, place: Path) -> bool:
    """Share the file; False where the disk cannot."""
    try:
        place.unlink(missing_ok=True)
        os.link(earlier, place)
    except OSError as error:
        if error.errno in NO_LINKS:
            return False
        raise
    return True


def _same(one: Path, other: Path) -> bool:
    return _size(one) == _size(other) != -1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1

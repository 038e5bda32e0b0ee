"""Content Credentials (C2PA) in WebP, TIFF, AVIF and HEIC: whether a file has a manifest."""

import struct
from collections.abc import Iterator
from typing import IO

TIFF_TAG = 52545
RIFF_CHUNK = b"C2PA"
BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
MOST_PARTS = 10_000


def in_riff(file: IO[bytes]) -> bool:
    """Whether a WebP file has the chunk."""
    file.seek(12)
    for _ in range(MOST_PARTS):
        header = file.read(8)
        if len(header) < 8:
            return False
        name, size = struct.unpack("<4sI", header)
        if name == RIFF_CHUNK:
            return True
        file.seek(size + size % 2, 1)
    return False


def in_boxes(file: IO[bytes]) -> bool:
    """Whether an AVIF or HEIC file has the box."""
    return any(kind == b"uuid" and file.read(16) == BOX for kind in _boxes(file))


def _boxes(file: IO[bytes]) -> Iterator[bytes]:
    """The kinds of the outermost boxes; the file stands at the content of each."""
    start = 0
    for _ in range(MOST_PARTS):
        file.seek(start)
        header = file.read(8)
        if len(header) < 8:
            return
        size, kind = struct.unpack(">I4s", header)
        if size == 1:
            size = int.from_bytes(file.read(8), "big")
        yield kind
        if size < 8:
            return  # the last one, or a broken one
        start += size

"""The metadata chunks of a PNG file, also those after the pixels."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

XMP = b"XML:com.adobe.xmp"
PROFILES = {b"xmp": "xmp", b"iptc": "iptc", b"8bim": "iptc", b"exif": "exif"}
PROFILE_PREFIX = b"Raw profile type "
READ_CHUNKS = (b"iTXt", b"zTXt", b"tEXt", b"eXIf", b"caBX")
MAX_CHUNK = 4_000_000
MAX_CHUNKS = 100_000


@dataclass
class PngBlocks:
    """What was found: each block once, the first of its kind."""

    xmp: bytes = b""
    iptc: bytes = b""
    exif: bytes = b""
    has_c2pa: bool = False


def find_blocks(file: IO[bytes]) -> PngBlocks:
    """Walk the chunks without decoding a pixel."""
    blocks = PngBlocks()
    for kind, data in _chunks(file):
        if kind == b"caBX":
            blocks.has_c2pa = True
        elif kind == b"eXIf":
            blocks.exif = blocks.exif or data
        else:
            _keep_text(blocks, kind, data)
    return blocks


def _chunks(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    file.seek(8)
    for _ in range(MAX_CHUNKS):
        header = file.read(8)
        if len(header) < 8:
            return
        length, kind = struct.unpack(">I4s", header)
        if kind in READ_CHUNKS and length <= MAX_CHUNK:
            yield kind, file.read(length)
            length = 0
        file.seek(length + 4, 1)


def _keep_text(blocks: PngBlocks, kind: bytes, data: bytes) -> None:
    keyword, _, rest = data.partition(b"\0")
    if kind == b"iTXt" and keyword == XMP:
        blocks.xmp = blocks.xmp or _international_text(rest)
    name = PROFILES.get(keyword.removeprefix(PROFILE_PREFIX).lower())
    if not keyword.startswith(PROFILE_PREFIX) or name is None or getattr(blocks, name):
        return
    text = _inflated(rest[1:]) if kind == b"zTXt" else rest
    setattr(blocks, name, _raw_profile(text))


def _international_text(rest: bytes) -> bytes:
    compressed, fields = rest[:1] == b"\1", rest[2:].split(b"\0", 2)
    if len(fields) < 3:
        return b""
    return _inflated(fields[2]) if compressed else fields[2]


def _raw_profile(text: bytes) -> bytes:
    """ImageMagick's way: lines with a name, a length and the block in hexadecimal."""
    fields = text.strip().split(b"\n", 2)
    try:
        return bytes.fromhex(fields[2].decode("ascii"))
    except (IndexError, ValueError):
        return b""


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MAX_CHUNK)
    except zlib.error:
        return b""

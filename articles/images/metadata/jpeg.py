"""The metadata segments of a JPEG file."""

import re
import struct

from articles.images.metadata.photoshop import find_iim

XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
GUID = re.compile(rb"HasExtendedXMP\s*(?:=\s*[\"']|>)\s*([0-9A-Fa-f]{32})")
MAX_XMP = 4_000_000
MOST_PACKETS = 4

Segments = list[tuple[str, bytes]]


def xmp_packets(segments: Segments) -> tuple[bytes, ...]:
    """The XMP packets, and the extension that one names if that came whole.

    There should be one; a program that could not read it may have put its own beside it.
    """
    packets = _payloads(segments, "APP1", XMP)[:MOST_PACKETS]
    named = (GUID.search(packet) for packet in packets)
    guid = next((found for found in named if found), None)
    if guid is not None:
        parts = _payloads(segments, "APP1", EXTENDED_XMP)
        packets.append(_joined([part for part in parts if part.startswith(guid[1])]))
    return tuple(packet for packet in packets if packet)


def iim_octets(segments: Segments) -> bytes:
    """IIM, which may be spread over several segments."""
    return find_iim(b"".join(_payloads(segments, "APP13", PHOTOSHOP)))


def has_c2pa(segments: Segments) -> bool:
    """Whether the file carries a Content Credentials manifest, valid or not."""
    return any(
        name == "APP11"
        and data.startswith(b"JP")
        and data[12:16] == b"jumb"
        and b"c2pa" in data
        for name, data in segments
    )


def _payloads(segments: Segments, name: str, prefix: bytes) -> list[bytes]:
    return [
        data.removeprefix(prefix)
        for segment, data in segments
        if segment == name and data.startswith(prefix)
    ]


def _joined(parts: list[bytes]) -> bytes:
    """Extended XMP put together; nothing if a part is missing, overlaps or lies."""
    pieces: dict[int, bytes] = {}
    lengths: set[int] = set()
    for part in parts:
        if len(part) < 40:
            return b""
        length, offset = struct.unpack_from(">II", part, 32)
        lengths.add(length)
        pieces.setdefault(offset, part[40:])
    if len(lengths) != 1 or max(lengths) > MAX_XMP:
        return b""
    whole = bytearray()
    for offset, piece in sorted(pieces.items()):
        if offset != len(whole):
            return b""
        whole += piece
    return bytes(whole) if lengths == {len(whole)} else b""

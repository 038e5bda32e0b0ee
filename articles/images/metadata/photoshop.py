"""Photoshop's image resources: the 8BIM blocks in which IIM travels."""

import struct

SIGNATURE = b"8BIM"
IIM = 0x0404


def find_iim(resources: bytes) -> bytes:
    """The IIM in a run of image resources; all of it if it was split."""
    found, position = [], resources.find(SIGNATURE)
    while position >= 0:
        number, start, end = _block(resources, position)
        if number == IIM:
            found.append(resources[start:end])
        # Some programs forget to pad to an even length, so look for the next one.
        position = resources.find(SIGNATURE, end)
    return b"".join(found)


def _block(resources: bytes, position: int) -> tuple[int, int, int]:
    """The number of the block at this position, and where its data is."""
    after_signature = position + len(SIGNATURE)
    try:
        number, name_length = struct.unpack_from(">HB", resources, after_signature)
        # The name and the octet of its length together take an even number.
        size_at = after_signature + 2 + (name_length + 2) // 2 * 2
        (size,) = struct.unpack_from(">I", resources, size_at)
    except struct.error:
        return 0, after_signature, after_signature
    start = size_at + 4
    if start + size > len(resources):
        return 0, after_signature, after_signature
    return number, start, start + size


def iim_block(iim: bytes) -> bytes:
    """IIM as an image resource without a name."""
    padding = b"\0" * (len(iim) % 2)
    return SIGNATURE + struct.pack(">HHI", IIM, 0, len(iim)) + iim + padding

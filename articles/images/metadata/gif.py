"""The XMP of a GIF file, which lies between its frames as plain octets."""

from typing import IO

XMP = b"\x21\xff\x0bXMP DataXMP"
# So that a program that knows no XMP gets out of it again (XMP part 3, 1.1.2).
AFTER_XMP = b"\x01\xff\xfe\xfd"


def xmp_packet(file: IO[bytes]) -> bytes:
    """The packet; nothing where there is none, or its end is missing."""
    file.seek(0)
    _before, found, after = file.read().partition(XMP)
    packet, whole, _after = after.partition(AFTER_XMP)
    return packet if found and whole else b""

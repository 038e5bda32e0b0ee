"""Bytes to text where the file may not say in which character set they are."""

import re
from collections.abc import Iterable

WINDOWS, MAC = "cp1252", "mac_roman"
# “OrlŽans”, “ch‰teau”, and octets that Windows has no letter for: é, â, ç and è of a Mac.
MAC_SHOWS = re.compile("[a-z](?:[ŽŠŸÕƒ‰ˆ‡†‹][a-z]|\ufffd)")


def decode(
    octets: bytes, *, declared_utf8: bool = False, otherwise: str = WINDOWS
) -> str:
    """UTF-8 when it is that, else Windows-1252, as old picture desks wrote it."""
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        # Programs cut a value at its maximum, at times in the middle of a letter.
        if declared_utf8 and error.reason == "unexpected end of data":
            return octets[: error.start].decode("utf-8")
    return octets.decode(otherwise, errors="replace")


def old_charset(values: Iterable[bytes]) -> str:
    """In which letters values are that are no UTF-8: a Mac’s where they look like it."""
    joined = b"\n".join(values)
    return (
        MAC if MAC_SHOWS.search(joined.decode(WINDOWS, errors="replace")) else WINDOWS
    )

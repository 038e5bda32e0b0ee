"""Bytes to text where the file may not say in which character set they are."""


def decode(octets: bytes, *, declared_utf8: bool = False) -> str:
    """UTF-8 when it is that, else Windows-1252, as old picture desks wrote it."""
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError as error:
        # Programs cut a value at its maximum, at times in the middle of a letter.
        if declared_utf8 and error.reason == "unexpected end of data":
            return octets[: error.start].decode("utf-8")
    return octets.decode("cp1252", errors="replace")

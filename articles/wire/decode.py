"""Bytes of copy become clean text, or are refused in one line."""

import codecs
import re

from django.utils.translation import gettext as _

from articles.text import clean_text

LIMIT = 5 * 1024 * 1024
LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
INVISIBLE = " \t\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
OTHER_FORMATS = (
    b"%PDF-",
    b"{\\rtf",
    b"PK\x03\x04",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
HEAD = 8 * 1024
# As many as there are: each of them once proves nothing.
FEW = 32
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
# C1 controls are Windows characters that somebody read as Latin-1.
C1 = {
    byte: bytes([byte]).decode("windows-1252", errors="ignore")
    for byte in range(0x80, 0xA0)
}
# A stray byte among UTF-8, as surrogateescape marks it, means its Windows character.
STRAY = {
    0xDC00 + byte: bytes([byte]).decode("windows-1252", errors="replace")
    for byte in range(0x80, 0x100)
}


class CopyError(ValueError):
    """Copy that cannot be read; its text is one line for the person who sent it."""


def decode(raw: bytes) -> str:
    """The text of `raw`: UTF-8, else Windows-1252, with clean lines."""
    if len(raw) > LIMIT:
        raise CopyError(_("The file is over 5 MB."))
    if raw.startswith(OTHER_FORMATS):
        raise CopyError(_("The file is not plain text."))
    text = _characters(raw)
    if _binary(text):
        raise CopyError(_("The file is not plain text."))
    text = clean_copy(text)
    if not text.strip(INVISIBLE):
        raise CopyError(_("The file is empty."))
    return text


def clean_copy(text: str) -> str:
    """`text` in NFC, without control characters, its lines ended by newlines."""
    text = LINE_BREAKS.sub("\n", text.translate(C1))
    return clean_text(text, multiline=True)


def _characters(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    text = raw.decode("utf-8", errors="surrogateescape")
    if not text.isascii() and _mostly_stray(text):
        return raw.decode("windows-1252", errors="replace")
    return text.translate(STRAY)


def _mostly_stray(text: str) -> bool:
    """Whether more bytes broke the rules of UTF-8 than characters kept them."""
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    return stray >= sum(character > "\x7f" for character in text) - stray


def _binary(text: str) -> bool:
    """So many control characters that this was never copy; a few are only dropped."""
    return (
        # Such as UTF-16 without its mark, of which every other byte is a NUL.
        ("\0" in text and _crowded(CONTROLS, text, few=0, share=0.25))
        or _crowded(UNREADABLE, text, few=8, share=0.1)
        or _crowded(CONTROLS, text[:HEAD], few=FEW, share=0.01)
        or _crowded(CONTROLS, text, few=FEW, share=0.005)
    )


def _crowded(kind: re.Pattern[str], text: str, *, few: int, share: float) -> bool:
    return len(kind.findall(text)) > max(few, len(text) * share)

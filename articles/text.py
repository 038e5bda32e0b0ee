"""Plain text as the house stores it: NFC, without control characters. Knows nothing of ours."""

import re
import unicodedata

# What XML 1.0 cannot hold (section 2.2) and what nobody types: C0 controls but tab and
# newline, DEL, lone surrogates, the byte order mark, U+FFFE and U+FFFF.
_never = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_spaces = re.compile(r"[ \t\n]+")


def clean_text(value: str, *, multiline: bool) -> str:
    """The same words in NFC without control characters, on one line unless multiline."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not multiline:
        value = _spaces.sub(" ", value)
    value = unicodedata.normalize("NFC", _never.sub("", value))
    return value if multiline else value.strip(" ")

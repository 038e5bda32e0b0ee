"""Plain text as the house stores it: NFC, without control characters. Knows nothing of ours."""

import re
import unicodedata

# What XML 1.0 cannot hold (section 2.2) and what nobody types: C0 controls but tab and
# newline, DEL, lone surrogates, the byte order mark, U+FFFE and U+FFFF; and what turns
# the text of a whole list around: bidirectional embeddings, overrides and isolates.
_never = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_spaces = re.compile("[ \t\n\u0085\u2028\u2029]+")
# Normalising a run of n accents takes n² steps; no language stacks more than a few.
_ACCENT = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_accents = re.compile(f"({_ACCENT}{{30}}){_ACCENT}+")


def clean_text(value: str, *, multiline: bool) -> str:
    """The same words in NFC without control characters, on one line unless multiline."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = _accents.sub(r"\1", _never.sub("", value))
    if multiline:
        return unicodedata.normalize("NFC", value)
    return unicodedata.normalize("NFC", _spaces.sub(" ", value)).strip(" ")

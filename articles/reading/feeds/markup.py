"""XML as text: escaped whatever stands in it, and without what XML cannot hold."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

# Section 2.2 of XML 1.0: no other control characters, surrogates or non-characters.
_illegal = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NONE: Mapping[str, str] = MappingProxyType({})
_in_attributes = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def element(name: str, text: str = "", attributes: Mapping[str, str] = NONE) -> str:
    """An element with words in it, or none."""
    return wrapped(name, escape(text, {"\r": "&#13;"}), attributes)


def wrapped(name: str, inside: str, attributes: Mapping[str, str] = NONE) -> str:
    """An element around markup that was made here."""
    opened = name + "".join(
        f' {key}="{escape(value, _in_attributes)}"' for key, value in attributes.items()
    )
    return f"<{opened}>{inside}</{name}>\n" if inside else f"<{opened}/>\n"


def printable(text: str) -> str:
    """The same words without those characters: one bad story takes no feed down."""
    return _illegal.sub("", text)

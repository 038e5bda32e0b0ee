"""XMP: a packet of RDF, read into plain values. No entity, no DTD, no network."""

import re
from typing import TypeAlias

from lxml import etree

from articles.images.metadata.charset import decode

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Properties = dict[str, Value]

PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/exif/1.0/": "exif",
}
NAMESPACES = {prefix: address for address, prefix in PREFIXES.items()}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML/1998/namespace}"
LANGUAGE = f"{XML}lang"
ARRAYS = (f"{RDF}Seq", f"{RDF}Bag", f"{RDF}Alt")
MAX_PACKET = 4_000_000
MAX_ITEMS = 500
MAX_DEPTH = 8
FALLBACK_LANGUAGE = "x-default"
# By a mark of byte order, or by the zeros around the first bracket; the longest first.
WIDE_ENCODINGS = {
    b"\xff\xfe\0\0": "utf-32-le",
    b"\0\0\xfe\xff": "utf-32-be",
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
# XML refuses a whole packet for one of these, and picture desks do paste them.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
# And for one of these: “AT&T”, written by a program that knew no XML.
STRAY_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)"
)


def properties(packets: tuple[bytes, ...]) -> Properties:
    """The properties of all packets; the first to name a property has its way."""
    found: Properties = {}
    for packet in packets:
        root = _root(packet)
        if root is None:
            continue
        for description in root.iter(f"{RDF}Description"):
            parent = description.getparent()
            if parent is None or parent.tag == f"{RDF}RDF":
                found = _struct(description, 0) | found
    return found


def plain(value: Value) -> str:
    """One text out of a value: the Dutch one if it comes in languages."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return plain(value[0]) if value else ""
    texts = {key: text for key, text in value.items() if isinstance(text, str) and text}
    # A structure (its keys are names like plus:LicensorURL) is not a text.
    if any(":" in key for key in value) or not texts:
        return ""
    languages = sorted(texts, key=_preference)
    return texts[languages[0]]


def listed(value: Value) -> list[str]:
    """Every text of an array, or the one text there is."""
    values = value if isinstance(value, list) else [value]
    return [plain(item) for item in values]


def structs(value: Value) -> list[dict[str, Value]]:
    """Every structure of an array, or the one structure there is."""
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, dict)]


def _preference(language: str) -> int:
    if language == "nl":
        return 0
    if language.startswith("nl-"):
        return 1
    return 2 if language == FALLBACK_LANGUAGE else 3


def _root(packet: bytes) -> etree._Element | None:
    if len(packet) > MAX_PACKET:
        return None
    text = _decoded(packet).translate(CONTROLS).strip()
    # Without a doctype there is nothing to expand and nothing to fetch.
    if "<!DOCTYPE" in text:
        return None
    whole = _parsed(text)
    return _parsed(STRAY_AMPERSAND.sub("&amp;", text)) if whole is None else whole


def _parsed(text: str) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _decoded(packet: bytes) -> str:
    """Text in what the first octets say, else as IIM: XMP may come in any Unicode."""
    for start, name in WIDE_ENCODINGS.items():
        if packet.startswith(start):
            # Who read the file may have taken the zeros off its ends.
            whole = packet + b"\0" * (-len(packet) % 4)
            return whole.decode(name, errors="ignore").lstrip("\ufeff")
    return decode(packet).removeprefix("\ufeff")


def _name(tag: str) -> str:
    """dc:title for a namespace of ours, the whole address for any other."""
    address, _, local = tag.removeprefix("{").rpartition("}")
    prefix = PREFIXES.get(address)
    return f"{prefix}:{local}" if prefix else tag


def _struct(element: etree._Element, depth: int) -> Properties:
    """The properties of an element, written as attributes or as elements."""
    found: Properties = {}
    for tag, text in element.attrib.items():
        if not str(tag).startswith((RDF, XML)):
            found[_name(str(tag))] = str(text)
    for child in element.iterchildren("*"):
        found.setdefault(_name(str(child.tag)), _value(child, depth + 1))
    return found


def _value(element: etree._Element, depth: int) -> Value:
    child = next(element.iterchildren("*"), None)
    if depth > MAX_DEPTH:
        return ""
    if child is None:
        resource = element.get(f"{RDF}resource")
        text = resource or element.text or ""
        return text if text.strip() else _struct(element, depth) or text
    if child.tag in ARRAYS:
        return _array(child, depth)
    inner = child if child.tag == f"{RDF}Description" else element
    struct = _struct(inner, depth)
    return struct.get(f"{RDF}value", struct)


def _array(element: etree._Element, depth: int) -> Value:
    items = list(element.iterchildren(f"{RDF}li"))[:MAX_ITEMS]
    if not any(item.get(LANGUAGE) for item in items):
        return [_value(item, depth + 1) for item in items]
    texts: dict[str, Value] = {}
    for item in items:
        language = (item.get(LANGUAGE) or FALLBACK_LANGUAGE).lower()
        # A colon in a language would pass for a structure.
        texts.setdefault(language.replace(":", "-"), item.text or "")
    return texts

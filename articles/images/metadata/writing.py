"""Metadata as XMP and as IIM, for the files that readers get."""

from lxml import etree

from articles.images.metadata import iim
from articles.images.metadata.fields import Metadata
from articles.images.metadata.photoshop import iim_block
from articles.images.metadata.xmp import FALLBACK_LANGUAGE, LANGUAGE, NAMESPACES, RDF
from articles.text import clean_text

META = "adobe:ns:meta/"
HEADER = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
TRAILER = b'\n<?xpacket end="r"?>'

LANGUAGE_TEXTS = {
    "description": "dc:description",
    "copyright_notice": "dc:rights",
    "usage_terms": "xmpRights:UsageTerms",
    "alt_text": "Iptc4xmpCore:AltTextAccessibility",
}
TEXTS = {
    "credit": "photoshop:Credit",
    "source": "photoshop:Source",
    "headline": "photoshop:Headline",
    "digital_source_type": "Iptc4xmpExt:DigitalSourceType",
    "web_statement": "xmpRights:WebStatement",
    "data_mining": "plus:DataMining",
}
# The packet must fit one JPEG segment of 64 kB, whatever the letters.
MAX_LENGTHS = {"description": 3_000, "alt_text": 2_000}
MAX_LENGTH = 500
MAX_CREATORS, MAX_CREATOR = 10, 100
IIM_FIELDS = (
    "creator",
    "headline",
    "credit",
    "source",
    "copyright_notice",
    "description",
)


def write_xmp(metadata: Metadata) -> bytes:
    """An XMP packet with what may be made public."""
    packet = etree.Element(f"{{{META}}}xmpmeta", nsmap={"x": META})
    rdf = etree.SubElement(packet, f"{RDF}RDF", nsmap={"rdf": RDF.strip("{}")})
    about = {f"{RDF}about": ""}
    description = etree.SubElement(rdf, f"{RDF}Description", about, nsmap=NAMESPACES)
    for name, key in LANGUAGE_TEXTS.items():
        _add_array(description, key, "Alt", [_text(name, getattr(metadata, name))])
    creators = [clean_text(name, multiline=False) for name in metadata.creator]
    names = [name[:MAX_CREATOR] for name in creators[:MAX_CREATORS]]
    _add_array(description, "dc:creator", "Seq", names)
    for name, key in TEXTS.items():
        _add_text(description, key, _text(name, getattr(metadata, name)))
    _add_licensor(description, _text("licensor_url", metadata.licensor_url))
    return HEADER + etree.tostring(packet, encoding="utf-8") + TRAILER


def write_iim(metadata: Metadata) -> bytes:
    """The same in IIM, as an 8BIM block: for programs that know no XMP."""
    sets = [iim.dataset(*iim.CHARACTER_SET, iim.UTF8)]
    sets.append(iim.dataset(*iim.RECORD_VERSION, b"\0\4"))
    for name in IIM_FIELDS:
        number, most = iim.DATASETS[name]
        values = getattr(metadata, name)
        for value in [values] if isinstance(values, str) else values[:MAX_CREATORS]:
            if octets := cut_octets(_text(name, value), most):
                sets.append(iim.dataset(2, number, octets))
    return iim_block(b"".join(sets))


def cut_octets(text: str, most: int) -> bytes:
    """Text in UTF-8, cut to its most octets between two characters."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _text(name: str, value: str) -> str:
    multiline = name in ("description", "usage_terms")
    cut = value[: MAX_LENGTHS.get(name, MAX_LENGTH)]
    return clean_text(cut, multiline=multiline).strip()


def _tag(key: str) -> str:
    prefix, _, name = key.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


def _add_text(parent: etree._Element, key: str, text: str) -> None:
    if text:
        etree.SubElement(parent, _tag(key)).text = text


def _add_array(parent: etree._Element, key: str, kind: str, texts: list[str]) -> None:
    if not any(texts):
        return
    array = etree.SubElement(etree.SubElement(parent, _tag(key)), f"{RDF}{kind}")
    attributes = {LANGUAGE: FALLBACK_LANGUAGE} if kind == "Alt" else {}
    for text in filter(None, texts):
        etree.SubElement(array, f"{RDF}li", attributes).text = text


def _add_licensor(parent: etree._Element, address: str) -> None:
    if not address:
        return
    array = etree.SubElement(
        etree.SubElement(parent, _tag("plus:Licensor")), f"{RDF}Seq"
    )
    licensor = etree.SubElement(array, f"{RDF}li", {f"{RDF}parseType": "Resource"})
    _add_text(licensor, "plus:LicensorURL", address)

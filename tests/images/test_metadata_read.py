"""Metadata out of picture files, friendly and hostile."""

import io
import json
import struct
import zlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PIL import Image, PngImagePlugin, TiffImagePlugin, UnidentifiedImageError

from articles.images.metadata.fields import Metadata
from articles.images.metadata.reading import read

GUID = b"0123456789ABCDEF0123456789ABCDEF"
NAMESPACES = """
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:xmpNote="http://ns.adobe.com/xmp/note/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
"""
AGENCY_PROPERTIES = """
 <dc:description><rdf:Alt>
  <rdf:li xml:lang="x-default">A marine stands guard.</rdf:li>
  <rdf:li xml:lang="nl">Een marinier houdt de wacht.</rdf:li>
 </rdf:Alt></dc:description>
 <dc:creator><rdf:Seq><rdf:li>Peter Hilz</rdf:li><rdf:li>Ünal Öz</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© EPA 2020</rdf:li></rdf:Alt></dc:rights>
 <dc:title><rdf:Alt><rdf:li xml:lang="en">Embassy</rdf:li></rdf:Alt></dc:title>
 <dc:subject><rdf:Bag><rdf:li>leger</rdf:li><rdf:li>Irak</rdf:li><rdf:li>leger</rdf:li></rdf:Bag></dc:subject>
 <photoshop:AuthorsPosition>Stringer</photoshop:AuthorsPosition>
 <photoshop:Source>EPA</photoshop:Source>
 <photoshop:Headline>Ambassade</photoshop:Headline>
 <photoshop:Instructions>NO SALES
NETHERLANDS</photoshop:Instructions>
 <photoshop:TransmissionReference>08123</photoshop:TransmissionReference>
 <photoshop:CaptionWriter>jk</photoshop:CaptionWriter>
 <photoshop:DateCreated>2020-01-04T10:30:00+03:00</photoshop:DateCreated>
 <photoshop:City>Bagdad</photoshop:City>
 <photoshop:State>Bagdad</photoshop:State>
 <photoshop:Country>Irak</photoshop:Country>
 <Iptc4xmpCore:CountryCode>IRQ</Iptc4xmpCore:CountryCode>
 <Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
  <rdf:li xml:lang="de">Soldat</rdf:li><rdf:li xml:lang="nl-NL">Soldaat voor hek</rdf:li>
 </rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
 <Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt>
  <rdf:li xml:lang="x-default">Een soldaat met helm.</rdf:li>
 </rdf:Alt></Iptc4xmpCore:ExtDescrAccessibility>
 <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Jan Jansen</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
 <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource">
  <Iptc4xmpExt:Sublocation>Groene Zone</Iptc4xmpExt:Sublocation>
  <Iptc4xmpExt:City>Bagdad</Iptc4xmpExt:City>
  <Iptc4xmpExt:CountryName>Irak</Iptc4xmpExt:CountryName>
 </rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>
 <Iptc4xmpExt:AISystemUsed>Firefly</Iptc4xmpExt:AISystemUsed>
 <Iptc4xmpExt:AISystemVersionUsed>3</Iptc4xmpExt:AISystemVersionUsed>
 <Iptc4xmpExt:AIPromptInformation>Een hek.
Met een soldaat.</Iptc4xmpExt:AIPromptInformation>
 <Iptc4xmpExt:AIPromptWriterName>Jan Jansen</Iptc4xmpExt:AIPromptWriterName>
 <Iptc4xmpExt:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/>
 <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Eenmalig</rdf:li></rdf:Alt></xmpRights:UsageTerms>
 <xmpRights:WebStatement>https://epa.example/terms</xmpRights:WebStatement>
 <plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">
  <plus:LicensorURL>https://epa.example/buy</plus:LicensorURL>
 </rdf:li></rdf:Seq></plus:Licensor>
 <plus:ImageSupplierImageID>epa08123</plus:ImageSupplierImageID>
 <plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>
 <exif:GPSLatitude>33,18.5N</exif:GPSLatitude>
"""
AGENCY_FIELDS = {
    "description": "Een marinier houdt de wacht.",
    "credit": "EPA",
    "creator": ("Peter Hilz", "Ünal Öz"),
    "creator_title": "Stringer",
    "copyright_notice": "© EPA 2020",
    "source": "EPA",
    "headline": "Ambassade",
    "title": "Embassy",
    "instructions": "NO SALES\nNETHERLANDS",
    "job_id": "08123",
    "keywords": ("leger", "Irak"),
    "caption_writer": "jk",
    "date_taken": datetime(2020, 1, 4, 10, 30, tzinfo=timezone(timedelta(hours=3))),
    "city": "Bagdad",
    "state": "Bagdad",
    "country": "Irak",
    "country_code": "IRQ",
    "location": "Groene Zone, Bagdad, Irak",
    "alt_text": "Soldaat voor hek",
    "long_description": "Een soldaat met helm.",
    "persons": ("Jan Jansen",),
    "usage_terms": "Eenmalig",
    "web_statement": "https://epa.example/terms",
    "licensor_url": "https://epa.example/buy",
    "supplier_id": "epa08123",
    "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "ai_system": "Firefly 3",
    "ai_prompt": "Een hek.\nMet een soldaat.",
    "ai_prompt_writer": "Jan Jansen",
    "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
}


def xmp(properties: str = "", attributes: str = "") -> bytes:
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {NAMESPACES} {attributes}>{properties}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    return packet.encode()


def credit_xmp(credit: str) -> bytes:
    return xmp(f"<photoshop:Credit>{credit}</photoshop:Credit>")


def dataset(number: int, value: bytes, record: int = 2) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resource(data: bytes, number: int = 0x0404) -> bytes:
    padding = b"\0" * (len(data) % 2)
    return b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + padding


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">HH", marker, len(data) + 2) + data


def app1(packet: bytes) -> bytes:
    return segment(0xFFE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def extension(data: bytes, offset: int, length: int, guid: bytes = GUID) -> bytes:
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid
    return segment(0xFFE1, head + struct.pack(">II", length, offset) + data)


def app13(resources: bytes) -> bytes:
    return segment(0xFFED, b"Photoshop 3.0\0" + resources)


def saved(format: str, **options) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, format=format, **options)
    return file


def jpeg(*segments: bytes, **options) -> io.BytesIO:
    octets = saved("JPEG", **options).getvalue()
    return io.BytesIO(octets[:2] + b"".join(segments) + octets[2:])


def png(*chunks: tuple[bytes, bytes], at_end: bool = False) -> io.BytesIO:
    octets = saved("PNG").getvalue()
    cut = len(octets) - 12 if at_end else 33
    written = b"".join(
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return io.BytesIO(octets[:cut] + written + octets[cut:])


def exif_block(**values: str) -> Image.Exif:
    exif = Image.Exif()
    numbers = {"description": 0x010E, "artist": 0x013B, "copyright": 0x8298}
    for name, number in numbers.items():
        if name in values:
            exif[number] = values[name]
    exif[0x8825] = {1: "N", 2: (52.0, 22.0, 3.0)}
    extra = {0x9003: values.get("date"), 0x9011: values.get("offset"), 0xA431: "SN123"}
    exif[0x8769] = {number: value for number, value in extra.items() if value}
    return exif


def fields(metadata: Metadata) -> dict:
    """Everything that was found, without the raw values."""
    return {
        name: value for name, value in vars(metadata).items() if value and name != "raw"
    }


def from_one(origin: str, **values) -> dict:
    return values | {"origins": dict.fromkeys(values, origin)}


def test_every_property_of_an_agency_picture_is_read():
    packet = xmp(AGENCY_PROPERTIES, 'photoshop:Credit="EPA"')
    assert fields(read(jpeg(app1(packet)))) == from_one("xmp", **AGENCY_FIELDS)


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF"])
def test_xmp_is_read_where_pillow_writes_it(format):
    file = saved(format, xmp=credit_xmp("ANP"))
    assert fields(read(file)) == from_one("xmp", credit="ANP")


def test_xmp_and_iim_are_read_from_tiff():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[700] = credit_xmp("ANP")
    tags[33723] = dataset(105, b"Kop")
    file = saved("TIFF", tiffinfo=tags)
    origins = {"credit": "xmp", "headline": "iim"}
    assert fields(read(file)) == {
        "credit": "ANP",
        "headline": "Kop",
        "origins": origins,
    }


def test_iim_in_photoshops_tag_of_tiff_is_read():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags.tagtype[34377] = 7
    tags[34377] = resource(dataset(110, b"ANP"))
    assert fields(read(saved("TIFF", tiffinfo=tags))) == from_one("iim", credit="ANP")


def test_iim_that_tiff_holds_as_swapped_numbers_is_read():
    octets = dataset(110, b"ANP")
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[33723] = octets[3::-1] + octets[:3:-1]
    assert fields(read(saved("TIFF", tiffinfo=tags))) == from_one("iim", credit="ANP")


def test_exif_is_read_from_tiff():
    file = saved("TIFF", tiffinfo={0x013B: "Jan Jansen"})
    assert fields(read(file)) == from_one("exif", creator=("Jan Jansen",))


@pytest.mark.parametrize("at_end", [False, True])
@pytest.mark.parametrize("compressed", [False, True])
def test_xmp_in_png_is_read_before_and_after_the_pixels(compressed, at_end):
    packet = credit_xmp("ANP")
    text = zlib.compress(packet) if compressed else packet
    data = b"XML:com.adobe.xmp\0" + bytes([compressed, 0]) + b"\0\0" + text
    file = png((b"iTXt", data), at_end=at_end)
    assert fields(read(file)) == from_one("xmp", credit="ANP")


@pytest.mark.parametrize("heading", ["iptc", "8bim", "IPTC profile"])
def test_iim_and_exif_in_png_are_read_as_other_programs_write_them(heading):
    iim = resource(dataset(110, b"ANP"))
    info = PngImagePlugin.PngInfo()
    info.add_text(
        "Raw profile type iptc", f"\n{heading}\n{len(iim):8}\n{iim.hex()}\n", zip=True
    )
    file = saved("PNG", pnginfo=info, exif=exif_block(artist="Jan Jansen"))
    origins = {"credit": "iim", "creator": "exif"}
    assert fields(read(file)) == {
        "credit": "ANP",
        "creator": ("Jan Jansen",),
        "origins": origins,
    }


def test_a_picture_without_metadata_says_nothing():
    assert read(saved("GIF")) == Metadata()


def test_a_path_is_read_and_a_file_is_left_where_it_stood(tmp_path):
    file = jpeg(app1(credit_xmp("ANP")))
    path = tmp_path / "foto.jpg"
    path.write_bytes(file.getvalue())
    file.seek(5)
    assert (read(path), read(str(path))) == (read(file), read(file))
    assert (file.tell(), file.closed) == (5, False)


def test_xmp_comes_before_iim_and_iim_before_exif():
    iim = dataset(110, b"IIM") + dataset(80, b"IIM") + dataset(105, b"IIM")
    exif = exif_block(artist="EXIF", copyright="EXIF", description="EXIF")
    file = jpeg(app1(credit_xmp("XMP")), app13(resource(iim)), exif=exif)
    assert fields(read(file)) == {
        "credit": "XMP",
        "creator": ("IIM",),
        "headline": "IIM",
        "description": "EXIF",
        "copyright_notice": "EXIF",
        "origins": {
            "credit": "xmp",
            "creator": "iim",
            "headline": "iim",
            "description": "exif",
            "copyright_notice": "exif",
        },
    }


def test_an_empty_property_of_xmp_leaves_the_word_to_iim():
    file = jpeg(app1(credit_xmp("  ")), app13(resource(dataset(110, b"ANP"))))
    assert fields(read(file)) == from_one("iim", credit="ANP")


def test_all_of_iim_is_read():
    values = {
        5: b"08123", 25: b"leger", 40: b"NO SALES", 80: b"Peter Hilz", 85: b"Stringer",
        90: b"Bagdad", 95: b"Bagdad", 100: b"IRQ", 101: b"Irak", 103: b"J1",
        105: b"Ambassade", 110: b"EPA", 115: b"EPA-EFE", 116: b"(c) EPA", 120: b"Marinier",
        122: b"jk", 55: b"20200104", 60: b"103000+0300",
    }  # fmt: skip
    iim = b"".join(dataset(number, value) for number, value in values.items())
    iim += dataset(25, b"Irak") + dataset(80, b"Jan Jansen")
    assert fields(read(jpeg(app13(resource(iim))))) == from_one(
        "iim",
        title="08123",
        keywords=("leger", "Irak"),
        instructions="NO SALES",
        creator=("Peter Hilz", "Jan Jansen"),
        creator_title="Stringer",
        city="Bagdad",
        state="Bagdad",
        country_code="IRQ",
        country="Irak",
        job_id="J1",
        headline="Ambassade",
        credit="EPA",
        source="EPA-EFE",
        copyright_notice="(c) EPA",
        description="Marinier",
        caption_writer="jk",
        date_taken=datetime(2020, 1, 4, 10, 30, tzinfo=timezone(timedelta(hours=3))),
    )


@pytest.mark.parametrize(
    ("charset", "octets", "text"),
    [
        (b"\x1b%G", "Café Ünal".encode(), "Café Ünal"),
        (b"", "Café Ünal".encode(), "Café Ünal"),
        (b"", "Café €5".encode("cp1252"), "Café €5"),
        (b"\x1b%G", "Café €5".encode("cp1252"), "Café €5"),
        (b"\x1b%G", "Café".encode()[:-1], "Caf"),
        (b"", "Le château d’Orléans".encode("mac_roman"), "Le château d’Orléans"),
        (b"", "Belgische façade".encode("mac_roman"), "Belgische façade"),
        (b"", "Žižek, Šárka en d’Õ".encode("cp1252"), "Žižek, Šárka en d’Õ"),
    ],
)
def test_letters_of_iim_are_read_in_either_character_set(charset, octets, text):
    iim = dataset(90, charset, record=1) + dataset(105, octets)
    assert fields(read(jpeg(app13(resource(iim))))) == from_one("iim", headline=text)


def test_a_credit_of_32_octets_may_be_cut_off():
    credit = b"Hollandse Hoogte / Peter Hilz va"
    file = jpeg(app13(resource(dataset(110, credit))))
    expected = from_one("iim", credit=credit.decode()) | {"credit_cut_off": True}
    assert fields(read(file)) == expected


def test_a_credit_in_xmp_is_whole_whatever_iim_holds():
    iim = dataset(110, b"Hollandse Hoogte / Peter Hilz va")
    whole = "Hollandse Hoogte / Peter Hilz van der Laan"
    file = jpeg(app1(credit_xmp(whole)), app13(resource(iim)))
    assert fields(read(file)) == from_one("xmp", credit=whole)


def test_iim_spread_over_segments_is_put_together():
    resources = resource(b"x", 0x03ED) + resource(
        dataset(110, b"ANP") + dataset(105, b"Kop")
    )
    file = jpeg(app13(resources[:31]), app13(resources[31:]))
    assert fields(read(file)) == from_one("iim", headline="Kop", credit="ANP")


def test_an_extended_dataset_is_read():
    value = b"Een lang bijschrift."
    octets = struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, len(value)) + value
    file = jpeg(app13(resource(octets)))
    assert fields(read(file)) == from_one("iim", description="Een lang bijschrift.")


def test_exif_text_date_and_creators_are_read():
    exif = exif_block(
        artist="Jan Jansen; Piet Pieters", date="2023:05:04 20:00:00", offset="+02:00"
    )
    assert fields(read(jpeg(exif=exif))) == from_one(
        "exif",
        creator=("Jan Jansen", "Piet Pieters"),
        date_taken=datetime(2023, 5, 4, 20, tzinfo=timezone(timedelta(hours=2))),
    )


def test_what_every_camera_writes_is_no_description():
    exif = exif_block(description="OLYMPUS DIGITAL CAMERA")
    assert fields(read(jpeg(exif=exif))) == {}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-05-04", datetime(2023, 5, 4)),
        ("2023-05-04T20:00", datetime(2023, 5, 4, 20)),
        ("2023-05-04T20:00:01.5Z", datetime(2023, 5, 4, 20, 0, 1, tzinfo=UTC)),
        (
            "2023-05-04T20:00:01-05:30",
            datetime(
                2023, 5, 4, 20, 0, 1, tzinfo=timezone(-timedelta(hours=5, minutes=30))
            ),
        ),
        ("2023", None),
        ("2023-05", None),
        ("0000-00-00T00:00:00", None),
        ("2023-02-30", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("2023-05-04T20:00:01+99:00", None),
        ("gisteren", None),
    ],
)
def test_a_date_is_read_if_it_is_whole_and_possible(text, date):
    packet = xmp(f"<photoshop:DateCreated>{text}</photoshop:DateCreated>")
    assert read(jpeg(app1(packet))).date_taken == date


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        ({"en": "a", "x-default": "b", "nl-NL": "c", "nl": "d"}, "d"),
        ({"en": "a", "x-default": "b", "nl-BE": "c"}, "c"),
        ({"en": "a", "x-default": "b"}, "b"),
        ({"en": "a", "de": "b"}, "a"),
        ({"nl": "", "en": "a"}, "a"),
    ],
)
def test_dutch_is_chosen_among_the_languages(languages, text):
    items = "".join(
        f'<rdf:li xml:lang="{language}">{word}</rdf:li>'
        for language, word in languages.items()
    )
    packet = xmp(f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>")
    assert read(jpeg(app1(packet))).description == text


@pytest.mark.parametrize(
    "properties",
    [
        "<dc:creator><rdf:Seq><rdf:li>Jan</rdf:li></rdf:Seq></dc:creator>",
        "<dc:creator><rdf:Bag><rdf:li>Jan</rdf:li></rdf:Bag></dc:creator>",
        "<dc:creator>Jan</dc:creator>",
        '<dc:creator rdf:parseType="Resource"><rdf:value>Jan</rdf:value></dc:creator>',
        "<dc:creator><rdf:Description><rdf:value>Jan</rdf:value></rdf:Description></dc:creator>",
        '<dc:creator photoshop:City="x">Jan</dc:creator>',
    ],
)
def test_a_property_is_read_in_each_of_its_notations(properties):
    assert read(jpeg(app1(xmp(properties)))).creator == ("Jan",)


def test_places_and_licensors_are_read_from_attributes_too():
    packet = xmp(
        '<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li Iptc4xmpExt:City="Delft"/>'
        "</rdf:Bag></Iptc4xmpExt:LocationCreated>"
        '<plus:Licensor><rdf:Seq><rdf:li><rdf:Description plus:LicensorURL="https://a.nl"/>'
        "</rdf:li></rdf:Seq></plus:Licensor>"
    )
    found = fields(read(jpeg(app1(packet))))
    said = {"city": "Delft", "location": "Delft", "licensor_url": "https://a.nl"}
    assert found == from_one("xmp", **said)


def test_a_place_that_only_its_structure_names_fills_the_old_fields():
    packet = xmp(
        "<photoshop:City>Zwolle</photoshop:City><Iptc4xmpExt:LocationShown><rdf:Bag>"
        '<rdf:li Iptc4xmpExt:City="Kampen" Iptc4xmpExt:ProvinceState="Overijssel"'
        ' Iptc4xmpExt:CountryName="Nederland" Iptc4xmpExt:CountryCode="NLD"/>'
        "</rdf:Bag></Iptc4xmpExt:LocationShown>"
    )
    said = {"city": "Zwolle", "state": "Overijssel", "country": "Nederland"}
    said |= {"country_code": "NLD", "location": "Kampen, Overijssel, Nederland"}
    assert fields(read(jpeg(app1(packet)))) == from_one("xmp", **said)


def test_a_prefix_means_nothing_without_its_namespace():
    packet = credit_xmp("Vals").replace(
        b"ns.adobe.com/photoshop/1.0/", b"evil.example/"
    )
    assert fields(read(jpeg(app1(packet)))) == {}


def test_another_prefix_for_the_same_namespace_is_read():
    packet = credit_xmp("ANP").replace(b"photoshop:", b"ps:")
    packet = packet.replace(b"xmlns:ps=", b"xmlns:photoshop=")
    packet = packet.replace(b"xmlns:photoshop=", b"xmlns:ps=")
    assert fields(read(jpeg(app1(packet)))) == from_one("xmp", credit="ANP")


def extended(*parts: tuple[int, bytes], length: int) -> Metadata:
    main = xmp(
        "<photoshop:Credit>ANP</photoshop:Credit>",
        f'xmpNote:HasExtendedXMP="{GUID.decode()}"',
    )
    return read(
        jpeg(app1(main), *(extension(data, offset, length) for offset, data in parts))
    )


LONG = xmp("<photoshop:Headline>Kop</photoshop:Headline>" + "<!-- x -->" * 100)
BOTH = from_one("xmp", credit="ANP", headline="Kop")


def test_extended_xmp_is_put_together_in_the_order_of_its_offsets():
    found = extended(
        (500, LONG[500:]), (0, LONG[:500]), (0, LONG[:500]), length=len(LONG)
    )
    assert fields(found) == BOTH


@pytest.mark.parametrize(
    ("parts", "length"),
    [
        ([(0, LONG[:500])], len(LONG)),
        ([(0, LONG[:500]), (400, LONG[400:])], len(LONG)),
        ([(0, LONG[:500]), (600, LONG[600:])], len(LONG)),
        ([(0, LONG[:500]), (4_000_000_000, LONG[500:])], len(LONG)),
        ([(0, LONG)], len(LONG) - 1),
        ([(0, LONG)], 4_000_000_000),
        ([(len(LONG), LONG)], len(LONG)),
        ([(0, b"")], 0),
    ],
)
def test_extended_xmp_with_wrong_offsets_is_left_out(parts, length):
    assert fields(extended(*parts, length=length)) == from_one("xmp", credit="ANP")


def test_extended_xmp_of_another_guid_or_too_short_is_left_out():
    main = xmp("", f'xmpNote:HasExtendedXMP="{GUID.decode()}" photoshop:Credit="ANP"')
    other = extension(LONG, 0, len(LONG), guid=b"F" * 32)
    short = segment(0xFFE1, b"http://ns.adobe.com/xmp/extension/\0" + GUID + b"\0")
    expected = from_one("xmp", credit="ANP")
    assert fields(read(jpeg(app1(main), other))) == expected
    assert fields(read(jpeg(app1(main), short))) == expected


def test_a_manifest_of_content_credentials_is_noticed():
    box = (
        b"JP\0\1"
        + struct.pack(">II", 1, 60)
        + b"jumb"
        + b"\0\0\0\x20jumdc2pa"
        + b"\0" * 20
    )
    assert fields(read(jpeg(segment(0xFFEB, box)))) == {"has_c2pa": True}
    assert fields(read(png((b"caBX", b"\0\0\0\x20jumb")))) == {"has_c2pa": True}
    assert fields(read(jpeg(segment(0xFFEB, b"HDR_RI ver=11")))) == {}


MANIFEST = bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + b"\0\0\0\0manifest"


@pytest.mark.parametrize(
    ("image_format", "behind", "found"),
    [
        ("WEBP", b"C2PA\5\0\0\0jumbf\0", True),
        ("WEBP", b"ABCD\5\0\0\0C2PA!\0", False),
        ("AVIF", struct.pack(">I4s", 8 + len(MANIFEST), b"uuid") + MANIFEST, True),
        ("HEIF", struct.pack(">I4s", 0, b"uuid") + MANIFEST, True),
        ("AVIF", struct.pack(">I4sQ", 1, b"uuid", 40) + MANIFEST, True),
        ("AVIF", struct.pack(">I4s", 24, b"uuid") + bytes(16), False),
        ("HEIF", struct.pack(">I4s", 3, b"free") + MANIFEST, False),
    ],
)
def test_a_manifest_is_noticed_in_each_format(image_format, behind, found):
    whole = saved(image_format).getvalue() + behind
    if image_format == "WEBP":
        whole = b"RIFF" + struct.pack("<I", len(whole) - 8) + whole[8:]
    said = fields(read(io.BytesIO(whole)))
    assert said == ({"has_c2pa": True} if found else {})


def test_a_manifest_in_tiff_is_noticed():
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[52545] = b"jumbf"
    tags.tagtype[52545] = 7
    assert fields(read(saved("TIFF", tiffinfo=tags))) == {"has_c2pa": True}


def test_the_raw_values_say_where_each_came_from_but_not_where_the_camera_stood():
    packet = xmp(
        '<dc:rights><rdf:Alt><rdf:li xml:lang="nl">EPA</rdf:li></rdf:Alt></dc:rights>'
        "<exif:GPSLatitude>33,18N</exif:GPSLatitude>",
        'photoshop:Credit="EPA"',
    )
    iim = dataset(0, b"\0\4") + dataset(80, b"Jan") + dataset(80, b"Piet")
    exif = exif_block(artist="Jan", date="2023:05:04 20:00:00")
    assert read(jpeg(app1(packet), app13(resource(iim)), exif=exif)).raw == {
        "xmp": {"photoshop:Credit": "EPA", "dc:rights": {"nl": "EPA"}},
        "iim": {"2:80": ["Jan", "Piet"]},
        "exif": {"Artist": "Jan", "DateTimeOriginal": "2023:05:04 20:00:00"},
    }


def test_control_characters_never_come_out():
    iim = dataset(110, b"\0A\x0bNP\x7f\r\n") + dataset(120, b"een\r\ntwee\rdrie\x1f\t!")
    found = read(jpeg(app13(resource(iim))))
    assert fields(found) == from_one(
        "iim", credit="ANP", description="een\ntwee\ndrie\t!"
    )
    assert found.raw == {"iim": {"2:110": ["ANP\n"], "2:120": ["een\ntwee\ndrie\t!"]}}


def test_text_is_composed_and_marks_of_byte_order_dropped():
    packet = credit_xmp("\ufeffCafe\u0301  de \n Zon\u00a0!")
    assert read(jpeg(app1(packet))).credit == "Café de Zon\u00a0!"


def test_xmp_with_a_pasted_control_character_is_still_read():
    assert read(jpeg(app1(credit_xmp("A\x0bNP")))).credit == "ANP"


def test_an_address_that_is_no_web_address_is_dropped():
    packet = xmp(
        "<xmpRights:WebStatement>javascript:alert(1)</xmpRights:WebStatement>"
        '<plus:Licensor plus:LicensorURL="data:text/html,x"/>'
    )
    assert fields(read(jpeg(app1(packet)))) == {}


@pytest.mark.parametrize("zeros", [True, False])
@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8-sig",
        "utf-16",
        "utf-16-be",
        "utf-16-le",
        "utf-32",
        "utf-32-be",
        "utf-32-le",
    ],
)
def test_xmp_is_read_in_any_unicode(encoding, zeros):
    packet = credit_xmp("ANP ☂").decode().encode(encoding)
    file = jpeg(app1(packet if zeros else packet.rstrip(b"\0")))
    assert fields(read(file)) == from_one("xmp", credit="ANP ☂")


@pytest.mark.parametrize("declared", [b"", b"<?xml version='1.0' encoding='latin1'?>"])
def test_xmp_in_the_letters_of_an_old_picture_desk_is_read(declared):
    packet = credit_xmp("Café – ANP").decode().encode("cp1252", "ignore")
    file = jpeg(app1(declared + packet))
    assert fields(read(file)) == from_one("xmp", credit="Café – ANP")


@pytest.mark.parametrize(
    ("written", "credit"),
    [
        ("AT&T", "AT&T"),
        ("A & B &amp; C", "A & B & C"),
        ("&onbekend;", "&onbekend;"),
        ("&#38;", "&"),
        ("<![CDATA[A & B]]>", "A & B"),
    ],
)
def test_an_ampersand_does_not_cost_the_whole_packet(written, credit):
    file = jpeg(app1(credit_xmp(written)))
    assert fields(read(file)) == from_one("xmp", credit=credit)


def test_a_second_packet_says_what_the_first_leaves_out():
    second = xmp(
        "<photoshop:Credit>B</photoshop:Credit><photoshop:Source>C</photoshop:Source>"
    )
    read_both = read(jpeg(app1(credit_xmp("A")), app1(second)))
    assert fields(read_both) == from_one("xmp", credit="A", source="C")
    first_broken = read(jpeg(app1(b"<x:xmpmeta"), app1(second)))
    assert fields(first_broken) == from_one("xmp", credit="B", source="C")


@pytest.mark.parametrize("trailer", [True, False])
def test_xmp_in_gif_is_read_where_it_is_whole(trailer):
    whole = saved("GIF").getvalue()
    # The octets that lead a program that knows no XMP out of it again.
    end = b"\x01" + bytes(range(255, -1, -1)) + b"\0" if trailer else b""
    block = b"\x21\xff\x0bXMP DataXMP" + credit_xmp("ANP") + end
    file = io.BytesIO(whole[:-1] + block + whole[-1:])
    assert fields(read(file)) == (from_one("xmp", credit="ANP") if trailer else {})


LAUGHS = "".join(
    '<!ENTITY l{} "{}">'.format(number, f"&l{number - 1};" * 10)
    for number in range(1, 12)
)
BROKEN_PACKETS = {
    "entity from a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
    "remote doctype": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
}


@pytest.mark.parametrize("doctype", BROKEN_PACKETS.values(), ids=BROKEN_PACKETS.keys())
def test_xmp_with_a_doctype_is_left_out(doctype):
    packet = doctype.encode() + credit_xmp("&e;&l11;")
    file = jpeg(app1(packet), app13(resource(dataset(110, b"ANP"))))
    assert fields(read(file)) == from_one("iim", credit="ANP")


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\0" * 100,
        b"geen xml",
        credit_xmp("A")[:-60],
        credit_xmp("&#x1;"),
        credit_xmp("&#xD800;"),
        credit_xmp("A").decode().encode("utf-16")[:-60],
        b"<a>" * 15_000,
        credit_xmp("<rdf:Seq><rdf:li>" * 200 + "</rdf:li></rdf:Seq>" * 200),
        credit_xmp("<dc:x rdf:parseType='Resource'>" * 200 + "</dc:x>" * 200),
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
    ],
)
def test_broken_xmp_is_left_out(packet):
    file = jpeg(app1(packet), app13(resource(dataset(110, b"ANP"))))
    assert fields(read(file)) == from_one("iim", credit="ANP")


@pytest.mark.parametrize(
    "octets",
    [
        dataset(110, b"ANP") + dataset(105, b"Kop van een bericht")[:-4],
        dataset(110, b"ANP") + b"\x1c\2",
        dataset(110, b"ANP") + b"\0" * 50,
        dataset(110, b"ANP") + struct.pack(">BBBH", 0x1C, 2, 105, 0xFFFF),
        dataset(110, b"ANP") + struct.pack(">BBBH", 0x1C, 2, 105, 0x8004) + b"\xff" * 4,
        dataset(110, b"ANP") + struct.pack(">BBBH", 0x1C, 2, 105, 0x8000),
    ],
)
def test_iim_is_read_as_far_as_it_is_whole(octets):
    assert fields(read(jpeg(app13(resource(octets))))) == from_one("iim", credit="ANP")


@pytest.mark.parametrize(
    "resources",
    [
        b"8BIM",
        b"8BIM\4\4\xff",
        b"8BIM" + struct.pack(">HHI", 0x0404, 0, 0xFFFFFFFF) + b"x",
        b"8BIM\0",
        b"\xff" * 1000,
    ],
)
def test_a_broken_resource_does_not_hide_the_next(resources):
    file = jpeg(app13(resources), app13(resource(dataset(110, b"ANP"))))
    assert fields(read(file)) == from_one("iim", credit="ANP")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"II*\0",
        b"MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40,
        b"II*\0\xff\xff\xff\xff",
        exif_block(artist="Jan").tobytes()[6:20],
        b"geen exif",
    ],
)
def test_broken_exif_is_left_out(block):
    file = jpeg(segment(0xFFE1, b"Exif\0\0" + block), app1(credit_xmp("ANP")))
    assert fields(read(file)) == from_one("xmp", credit="ANP")


def test_broken_chunks_of_png_are_left_out():
    chunks = [
        (b"tEXt", b"Raw profile type iptc\0\niptc\n 4\nzz"),
        (b"tEXt", b"Raw profile type 8bim\0"),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0"),
        (b"eXIf", b"MM"),
    ]
    assert fields(read(png(*chunks, at_end=True))) == {}


def test_megabytes_of_metadata_come_out_bounded():
    words = "".join(f"<rdf:li>{number}{'x' * 990}</rdf:li>" for number in range(2_000))
    packet = xmp(
        f"<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>"
        f"<photoshop:Credit>{'y' * 900_000}</photoshop:Credit>"
        f"<dc:description>{'z' * 900_000}</dc:description>"
    )
    found = read(saved("WEBP", xmp=packet))
    lengths = (len(found.keywords), len(found.credit), len(found.description))
    assert lengths == (200, 1_000, 10_000)
    assert len(json.dumps(found.raw)) < 110_000


def test_a_packet_beyond_all_reason_is_left_out():
    packet = credit_xmp("ANP").replace(b"<rdf:RDF", b" " * 4_000_000 + b"<rdf:RDF")
    assert fields(read(saved("WEBP", xmp=packet))) == {}


def test_many_accents_on_one_letter_do_not_stop_the_clock():
    accents = "a" + "\u0301\u0323" * 100_000
    names = ("Credit", "Source", "Instructions", "City", "Onbekend")
    packet = xmp(
        "".join(f"<photoshop:{name}>{accents}</photoshop:{name}>" for name in names)
    )
    assert len(read(saved("WEBP", xmp=packet)).credit) <= 1_000


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"geen beeld",
        b"\xff\xd8\xff\xe1\xff",
        b"<svg/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_what_is_no_picture_is_refused(octets):
    with pytest.raises(UnidentifiedImageError):
        read(io.BytesIO(octets))


def test_a_png_with_text_that_pillow_refuses_is_refused_in_the_same_words():
    text = zlib.compress(b"x" * 2_000_000)
    with pytest.raises(UnidentifiedImageError):
        read(png((b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + text)))

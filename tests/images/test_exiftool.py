"""Exiftool's word against ours: what it writes, what is read; what is made, what it reads."""

import datetime as dt
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from articles.images.library import add_image
from articles.images.metadata.moment import moment
from articles.images.metadata.reading import read
from articles.images.renditions import missing, renditions
from tests.images import bad_files
from tests.images.exiftool import exiftool

LONG_CREDIT = "Hollandse Hoogte / Żółć 桥 van der Laan-Öztürk"
DUTCH = "Een brug – “mooi” ☂ Łódź 桥"

# Our field, exiftool's name for it, and what is written: the Dutch one where a property
# comes in languages.
XMP = {
    "description": ("dc:Description-nl", DUTCH),
    "credit": ("photoshop:Credit", LONG_CREDIT),
    "creator": ("dc:Creator", ["Peter Hilz", "Ünal Öz"]),
    "creator_title": ("photoshop:AuthorsPosition", "Stringer"),
    "copyright_notice": ("dc:Rights-nl", "© Hollandse Hoogte"),
    "source": ("photoshop:Source", "Hollandse Hoogte"),
    "headline": ("photoshop:Headline", "Kop"),
    "title": ("dc:Title-nl", "Titel"),
    "instructions": ("photoshop:Instructions", "NO SALES NETHERLANDS"),
    "job_id": ("photoshop:TransmissionReference", "J123"),
    "keywords": ("dc:Subject", ["brug", "IJssel"]),
    "caption_writer": ("photoshop:CaptionWriter", "jk"),
    "date_taken": ("photoshop:DateCreated", "2020:01:04 10:30:00+03:00"),
    "city": ("photoshop:City", "Zwolle"),
    "state": ("photoshop:State", "Overijssel"),
    "country": ("photoshop:Country", "Nederland"),
    "country_code": ("iptcCore:CountryCode", "NLD"),
    "alt_text": ("iptcCore:AltTextAccessibility-nl", "Een brug over water"),
    "long_description": ("iptcCore:ExtDescrAccessibility-nl", "Een lange brug"),
    "persons": ("iptcExt:PersonInImage", ["Jan", "Piet"]),
    "usage_terms": ("xmpRights:UsageTerms-nl", "Eenmalig"),
    "web_statement": ("xmpRights:WebStatement", "https://hh.example/terms"),
    "supplier_id": ("plus:ImageSupplierImageID", "HH-1"),
    "digital_source_type": (
        "iptcExt:DigitalSourceType",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    ),
}
# The same properties in another language, which must give way.
DEFAULTS = {
    tag.removesuffix("-nl"): "In English"
    for tag, _value in XMP.values()
    if tag.endswith("-nl")
}
STRUCTURES = {
    "plus:Licensor": "[{LicensorName=HH,LicensorURL=https://hh.example/buy}]",
    "iptcExt:LocationShown": "[{Sublocation=Markt,City=Zwolle,CountryName=Nederland}]",
}
OF_STRUCTURES = {
    "licensor_url": "https://hh.example/buy",
    "location": "Markt, Zwolle, Nederland",
}
IIM = {
    "description": ("Caption-Abstract", "Een brug bij Zwölle"),
    "credit": ("Credit", "EPA é"),
    "creator": ("By-line", ["Jan", "Piet Ö"]),
    "creator_title": ("By-lineTitle", "Staf"),
    "copyright_notice": ("CopyrightNotice", "© EPA"),
    "source": ("Source", "EPA"),
    "headline": ("Headline", "Kop é"),
    "title": ("ObjectName", "Titel"),
    "instructions": ("SpecialInstructions", "Embargo tot 12 uur"),
    "job_id": ("OriginalTransmissionReference", "J9"),
    "keywords": ("Keywords", ["brug", "café"]),
    "caption_writer": ("Writer-Editor", "jk"),
    "city": ("City", "Zwolle"),
    "state": ("Province-State", "Overijssel"),
    "country": ("Country-PrimaryLocationName", "Nederland"),
    "country_code": ("Country-PrimaryLocationCode", "NLD"),
}
EXIF = {
    "description": ("IFD0:ImageDescription", "Een brug é"),
    "copyright_notice": ("IFD0:Copyright", "© EXIF"),
    "date_taken": ("ExifIFD:DateTimeOriginal", "2020:01:04 10:30:00"),
}
WITH_XMP = ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"]
WITH_IIM = ["JPEG", "PNG", "TIFF"]
ENDINGS = {"HEIF": "heic", "JPEG": "jpg"}
SECRET = {
    "GPSLatitude": "52.1234",
    "GPSLatitudeRef": "N",
    "GPSLongitude": "6.1",
    "GPSLongitudeRef": "E",
    "EXIF:SerialNumber": "GEHEIM1",
    "EXIF:LensSerialNumber": "GEHEIM2",
    "EXIF:OwnerName": "GEHEIM3",
    "EXIF:Make": "GEHEIM4",
    "EXIF:UserComment": "GEHEIM5",
    "XMP-aux:SerialNumber": "GEHEIM6",
    "XMP-aux:OwnerName": "GEHEIM7",
    "XMP-exif:GPSLatitude": "52.1234",
    "XMP-xmpMM:DocumentID": "GEHEIM8",
    "Comment": "GEHEIM9",
}


def written(path: Path, tags: dict[str, str | list[str]], *options: str) -> Path:
    """A picture of the format of its name, in which exiftool wrote these tags."""
    image_format = path.stem
    path.write_bytes(bad_files.saved(bad_files.picture(), image_format))
    arguments = [
        f"-{tag}={each}"
        for tag, value in tags.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    exiftool("-q", "-m", "-overwrite_original", *options, *arguments, str(path))
    return path


def told_of(paths: list[Path]) -> list[dict]:
    """What exiftool finds in each file."""
    names = [str(path) for path in paths]
    return json.loads(exiftool("-q", "-json", "-struct", "-G1", "-n", *names))


def told(path: Path) -> dict:
    return told_of([path])[0]


def named(tmp_path: Path, image_format: str) -> Path:
    return (
        tmp_path / f"{image_format}.{ENDINGS.get(image_format, image_format.lower())}"
    )


def as_read(name: str, value):
    """A value of exiftool's as our field holds it."""
    if name == "date_taken":
        return moment(value)
    return tuple(value) if isinstance(value, list) else value


def fields(path: Path) -> dict:
    found = vars(read(path)).items()
    return {
        key: value for key, value in found if value and key not in ("raw", "origins")
    }


@pytest.mark.parametrize("image_format", WITH_XMP)
@pytest.mark.parametrize("compact", ["", "Shorthand", "OneDesc"])
def test_every_property_of_xmp_is_what_exiftool_says(tmp_path, image_format, compact):
    tags = dict(XMP.values()) | DEFAULTS | STRUCTURES
    prefixed = {f"XMP-{tag}": value for tag, value in tags.items()}
    options = ["-api", f"Compact={compact}"] if compact else []
    path = written(named(tmp_path, image_format), prefixed, *options)
    found = told(path)
    expected = {
        name: as_read(name, found[f"XMP-{tag}"]) for name, (tag, _value) in XMP.items()
    }
    assert fields(path) == expected | OF_STRUCTURES
    assert expected["credit"] == LONG_CREDIT


@pytest.mark.parametrize("image_format", WITH_IIM)
@pytest.mark.parametrize(
    ("charset", "options"),
    [
        ("utf8", ["-codedcharacterset=utf8"]),
        ("utf8", ["-charset", "iptc=utf8"]),
        ("cp1252", ["-charset", "iptc=cp1252"]),
    ],
    ids=["declared", "undeclared", "windows"],
)
def test_every_dataset_of_iim_is_what_exiftool_says(
    tmp_path, image_format, charset, options
):
    moments = {"DateCreated": "2020:01:04", "TimeCreated": "10:30:00+03:00"}
    tags = dict(IIM.values()) | moments
    prefixed = {f"IPTC:{tag}": value for tag, value in tags.items()}
    path = written(named(tmp_path, image_format), prefixed, *options)
    found = json.loads(
        exiftool("-json", "-G1", "-n", "-charset", f"iptc={charset}", str(path))
    )[0]
    expected = {
        name: as_read(name, found[f"IPTC:{tag}"]) for name, (tag, _value) in IIM.items()
    }
    zone = dt.timezone(dt.timedelta(hours=3))
    taken = {"date_taken": dt.datetime(2020, 1, 4, 10, 30, tzinfo=zone)}
    assert fields(path) == expected | taken


@pytest.mark.parametrize("image_format", WITH_XMP)
def test_every_tag_of_exif_is_what_exiftool_says(tmp_path, image_format):
    tags = dict(EXIF.values())
    more = {"IFD0:Artist": "Jan; Piet", "ExifIFD:OffsetTimeOriginal": "+03:00"}
    path = written(named(tmp_path, image_format), tags | more)
    found = told(path)
    expected = {name: as_read(name, found[tag]) for name, (tag, _value) in EXIF.items()}
    zone = dt.timezone(dt.timedelta(hours=3))
    expected["date_taken"] = expected["date_taken"].replace(tzinfo=zone)
    assert fields(path) == expected | {"creator": ("Jan", "Piet")}


def test_extended_xmp_is_read(tmp_path):
    tags = {
        "XMP-dc:Description-nl": DUTCH,
        "XMP-photoshop:Credit": "EPA",
        "XMP-photoshop:Instructions": "x" * 70_000,
        "XMP-photoshop:Headline": "y" * 60_000,
        "XMP-iptcCore:AltTextAccessibility": "Een brug",
    }
    path = written(named(tmp_path, "JPEG"), tags)
    assert b"HasExtendedXMP" in path.read_bytes()
    found = fields(path)
    wanted = ("description", "credit", "alt_text")
    assert tuple(found[name] for name in wanted) == (DUTCH, "EPA", "Een brug")
    assert (len(found["instructions"]), len(found["headline"])) == (10_000, 1_000)


@pytest.mark.parametrize("xmp", [{}, {"XMP-photoshop:Credit": LONG_CREDIT}])
def test_a_credit_that_iim_cut_off_yields_to_xmp_or_is_flagged(tmp_path, xmp):
    cut = "Hollandse Hoogte / Peter Hilz va"
    tags = {"IPTC:Credit": cut} | xmp
    path = written(named(tmp_path, "JPEG"), tags, "-codedcharacterset=utf8")
    flagged = {"credit": cut, "credit_cut_off": True}
    assert fields(path) == ({"credit": LONG_CREDIT} if xmp else flagged)


@pytest.mark.django_db
@pytest.mark.parametrize("credit", ["EPA", LONG_CREDIT])
def test_each_rendition_says_who_made_it_and_nothing_of_the_camera(tmp_path, credit):
    source = hostile(tmp_path, credit)
    image = add_image(ContentFile(source.read_bytes(), name="foto.jpg"))
    image.refresh_from_db()
    assert missing(image) == []
    every = [
        made for crop in ("", "16:9", "4:3", "1:1") for made in renditions(image, crop)
    ]
    assert len(every) == len(image.renditions) == 45
    paths = [Path(image.file.storage.path(made.name)) for made in every]
    for made, path, found in zip(every, paths, told_of(paths), strict=True):
        assert said_by(found, "XMP") == wanted(image), made
        if made.format == "JPEG":
            assert said_by(found, "IPTC") == in_iim(image), made
        assert secrets_in(path, found) == []


def hostile(tmp_path: Path, credit: str) -> Path:
    """A JPEG with all that an agency writes, and all that a camera gives away."""
    thumbnail = tmp_path / "thumbnail.jpg"
    thumbnail.write_bytes(bad_files.saved(bad_files.picture(160, 120), "JPEG"))
    path = tmp_path / "JPEG.jpg"
    own = {f"XMP-{tag}": value for tag, value in XMP.values()}
    tags = own | SECRET | {"XMP-photoshop:Credit": credit}
    written(path, tags, f"-ThumbnailImage<={thumbnail}", "-CodedCharacterSet=utf8")
    # Larger, so that there are several steps.
    large = tmp_path / "large.jpg"
    large.write_bytes(bad_files.saved(bad_files.picture(1000, 700), "JPEG"))
    exiftool(
        "-q",
        "-overwrite_original",
        "-TagsFromFile",
        str(path),
        "-all:all",
        "-ThumbnailImage",
        str(large),
    )
    found = told(large)
    assert [name for name in found if "GPS" in name] != []
    assert b"GEHEIM1" in large.read_bytes()
    return large


XMP_SAID = {
    "description": "XMP-dc:Description",
    "credit": "XMP-photoshop:Credit",
    "creator": "XMP-dc:Creator",
    "copyright": "XMP-dc:Rights",
    "terms": "XMP-xmpRights:UsageTerms",
    "alt": "XMP-iptcCore:AltTextAccessibility",
}
IPTC_SAID = {
    "description": "IPTC:Caption-Abstract",
    "credit": "IPTC:Credit",
    "creator": "IPTC:By-line",
    "copyright": "IPTC:CopyrightNotice",
}


def said_by(found: dict, block: str) -> dict:
    names = XMP_SAID if block == "XMP" else IPTC_SAID
    return {key: found.get(tag) for key, tag in names.items()}


def wanted(image) -> dict:
    return {
        "description": DUTCH,
        "credit": image.credit,
        "creator": ["Peter Hilz, Ünal Öz"],
        "copyright": "© Hollandse Hoogte",
        "terms": "Eenmalig",
        "alt": "Een brug over water",
    }


def in_iim(image) -> dict:
    everything = wanted(image)
    return {
        "description": DUTCH,
        "credit": image.credit.encode()[:32].decode(errors="ignore"),
        "creator": "Peter Hilz, Ünal Öz",
        "copyright": everything["copyright"],
    }


def secrets_in(path: Path, found: dict) -> list[str]:
    """Names of what a reader should not have, and words that should not be there."""
    shy = ("GPS", "Serial", "Owner", "Thumbnail", "Comment", "Make", "Document", "IFD")
    names = [name for name in found if any(word in name for word in shy)]
    octets = path.read_bytes()
    return names + [word for word in ("GEHEIM", "Exif\0") if word.encode() in octets]

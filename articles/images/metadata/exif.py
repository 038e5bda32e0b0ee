"""EXIF: the few tags a newsroom uses. Place, serial numbers and thumbnail are left alone."""

from PIL import ExifTags, Image

from articles.images.metadata.charset import decode
from articles.images.metadata.fields import Found
from articles.images.metadata.moment import moment

TAGS = {
    "ImageDescription": ExifTags.Base.ImageDescription,
    "Artist": ExifTags.Base.Artist,
    "Copyright": ExifTags.Base.Copyright,
}
EXTENSION_TAGS = {
    "DateTimeOriginal": ExifTags.Base.DateTimeOriginal,
    "OffsetTimeOriginal": ExifTags.Base.OffsetTimeOriginal,
}
# What cameras put in every picture says nothing about this one.
CAMERA_DESCRIPTIONS = {
    "olympus digital camera",
    "sony dsc",
    "kodak digital still camera",
    "minolta digital camera",
    "samsung camera pictures",
    "digital camera",
    "untitled",
    "default",
}


def load(octets: bytes) -> Image.Exif | None:
    """EXIF from the block as it is in the file."""
    exif = Image.Exif()
    try:
        exif.load(octets)
    except Exception:
        # Pillow answers a broken block with one of a dozen kinds of exception.
        return None
    return exif


def texts(exif: Image.Exif | None) -> dict[str, str]:
    """Tag names with their text; nothing from a block that is broken."""
    if exif is None:
        return {}
    try:
        extension = exif.get_ifd(ExifTags.IFD.Exif)
        values = {name: exif.get(tag) for name, tag in TAGS.items()}
        values |= {name: extension.get(tag) for name, tag in EXTENSION_TAGS.items()}
    except Exception:
        # Pillow answers a broken block with one of a dozen kinds of exception.
        return {}
    found = {name: _text(value) for name, value in values.items()}
    return {name: text for name, text in found.items() if text}


def fields(found: dict[str, str]) -> dict[str, Found]:
    """Our fields, as far as EXIF has them."""
    description = found.get("ImageDescription", "")
    if description.casefold() in CAMERA_DESCRIPTIONS:
        description = ""
    date = found.get("DateTimeOriginal", "")
    return {
        "description": description,
        "creator": found.get("Artist", "").split(";"),
        "copyright_notice": found.get("Copyright", ""),
        "date_taken": moment(date + found.get("OffsetTimeOriginal", ""))
        or moment(date),
    }


def _text(value: object) -> str:
    if isinstance(value, str):
        # Pillow reads the octets as Latin-1; most programs write UTF-8.
        value = value.encode("latin-1", errors="replace")
    if not isinstance(value, bytes):
        return ""
    # A NUL stands between the photographer's copyright and the editor's.
    return decode(value.strip(b"\0 ")).replace("\0", " ").strip()

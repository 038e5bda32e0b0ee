"""HEIC, as telephones deliver it: read, turned, and shown as what browsers know."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags
from PIL import Image as Picture

from articles.images.library import add_image
from articles.images.renditions import missing, renditions
from tests.images import bad_files

pytestmark = pytest.mark.django_db


def heic(width: int = 400, height: int = 200, mode: str = "RGB", **options) -> bytes:
    """A picture whose left half is red."""
    picture = Picture.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    return bad_files.saved(picture.convert(mode), "HEIF", **options)


def test_a_heic_is_prepared_as_any_picture():
    exif = Picture.Exif()
    exif[ExifTags.Base.Artist] = "Jan Jansen"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    image = add_image(ContentFile(heic(exif=exif.tobytes()), name="IMG_1.HEIC"))
    image.refresh_from_db()
    assert (image.file.name[-5:], image.state, missing(image)) == (".heic", "ready", [])
    assert (image.width, image.height, image.photographer) == (400, 200, "Jan Jansen")
    assert {made.format for made in renditions(image)} == {"AVIF", "WEBP", "JPEG"}


def test_a_heic_is_upright_once():
    """The file says how it is turned, and its EXIF says it again."""
    exif = Picture.Exif()
    exif[ExifTags.Base.Orientation] = 6
    whole = Picture.open(io.BytesIO(heic(exif=exif.tobytes())), formats=["HEIF"])
    image = add_image(ContentFile(heic(exif=exif.tobytes()), name="IMG_1.HEIC"))
    assert (image.width, image.height) == whole.size


@pytest.mark.parametrize("mode", ["RGBA", "L", "I;16"])
def test_a_heic_of_another_kind_is_shown_too(mode):
    grey = Picture.new("I;16", (90, 60), 40_000) if mode == "I;16" else None
    content = bad_files.saved(grey, "HEIF") if grey else heic(mode=mode)
    image = add_image(ContentFile(content, name="IMG_1.HEIC"))
    image.refresh_from_db()
    assert (image.state, missing(image)) == ("ready", [])

"""Renditions: the sizes and formats of a picture that readers load."""

import io
import secrets
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture
from PIL import ImageCms, ImageOps

from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.images.metadata.saving import save_with_metadata
from articles.images.stored import store

WIDTHS = (320, 640, 960, 1280, 1920)
FORMATS = {
    "WEBP": ("webp", {"quality": 78, "method": 4}),
    "JPEG": ("jpg", {"quality": 82, "optimize": True, "progressive": True}),
}
MEDIA_TYPES = {"WEBP": "image/webp", "JPEG": "image/jpeg"}
SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True)
class Rendition:
    """One file: its format, size in pixels, length in bytes, and name in storage."""

    format: str
    width: int
    height: int
    bytes: int
    name: str

    @property
    def url(self) -> str:
        return default_storage.url(self.name)

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.format]


def renditions(image: Image) -> list[Rendition]:
    """What readers can load of an image, smallest first; none until they are made."""
    return [Rendition(**made) for made in image.renditions]


def largest(image: Image, image_format: str = "JPEG") -> Rendition | None:
    """The largest rendition in one format."""
    made = [
        rendition for rendition in renditions(image) if rendition.format == image_format
    ]
    return made[-1] if made else None


def make_renditions(image: Image, upright: Picture.Image) -> list[dict]:
    """Write every size and format of an upright sRGB picture to storage; what was made.

    Names cannot be guessed, and are never used twice.
    """
    metadata = public_metadata(image)
    made = []
    for width in _widths(upright.width):
        height = max(1, round(upright.height * width / upright.width))
        resized = upright.resize((width, height), Picture.Resampling.LANCZOS)
        for image_format in FORMATS:
            made.append(_write(resized, image_format, metadata))
    return made


def public_metadata(image: Image) -> Metadata:
    """What a rendition says about itself: credit and rights, never where or with what."""
    return Metadata(
        description=image.caption or image.description,
        credit=image.credit,
        creator=(image.photographer,) if image.photographer else (),
        copyright_notice=image.copyright_notice,
        source=image.source,
        usage_terms=image.usage_terms,
        web_statement=image.metadata.get("web_statement", ""),
        licensor_url=image.metadata.get("licensor_url", ""),
        data_mining=image.metadata.get("data_mining", ""),
        alt_text=image.alt,
        digital_source_type=image.digital_source_type,
    )


def as_srgb(picture: Picture.Image) -> Picture.Image:
    """The picture in 8-bit sRGB, transparency on white: what every screen shows alike."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        picture = _converted(picture, profile)
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        ground = Picture.new("RGBA", layer.size, "white")
        picture = Picture.alpha_composite(ground, layer)
    picture = picture.convert("RGB")
    # The numbers are sRGB now; the old profile would be saved with them.
    picture.info.pop("icc_profile", None)
    return picture


def upright_srgb(picture: Picture.Image) -> Picture.Image:
    """The picture as people see it: turned as the camera was held, in sRGB."""
    return as_srgb(ImageOps.exif_transpose(picture))


def average_colour(picture: Picture.Image) -> str:
    """One colour to show until the picture is there, as #rrggbb."""
    return f"#{picture.resize((1, 1), Picture.Resampling.BOX).tobytes().hex()}"


def _converted(picture: Picture.Image, profile: bytes) -> Picture.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile: the numbers as they are
    return converted or picture


def _widths(original: int) -> list[int]:
    widths = [width for width in WIDTHS if width < original]
    return [*widths, min(original, WIDTHS[-1])]


def _write(picture: Picture.Image, image_format: str, metadata: Metadata) -> dict:
    ending, options = FORMATS[image_format]
    buffer = io.BytesIO()
    save_with_metadata(picture, buffer, image_format, metadata, **options)
    name = f"renditions/{secrets.token_hex(16)}.{ending}"
    saved = store(name, ContentFile(buffer.getvalue()))
    return {
        "format": image_format,
        "width": picture.width,
        "height": picture.height,
        "bytes": buffer.tell(),
        "name": saved,
    }

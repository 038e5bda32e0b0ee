"""A picture file becomes pixels: every byte looked at, no more pixels than are needed."""

from typing import IO

from PIL import ExifTags, Image, ImageFile

from articles.images.darkroom.colours import as_srgb, in_eight_bits
from articles.images.darkroom.refused import BROKEN, PIXELS, UNREADABLE, Refused
from articles.images.metadata.formats import FORMATS

# A JPEG can be decoded at a half or a quarter, unless it is progressive; of the others
# the whole is in memory, and WebP takes it several times over.
MOST_PIXELS = {"JPEG": 80_000_000, "MPO": 80_000_000, "WEBP": 25_000_000}
MOST_PIXELS_OF_OTHERS = 50_000_000
MOST_PROGRESSIVE_PIXELS = 52_000_000
# So much larger than what is made of it; less looks rough, more takes time.
ENOUGH = 1.5

Opened = ImageFile.ImageFile

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)


def opened(file: IO[bytes]) -> Opened:
    """The file, recognised but not decoded. Raises Refused."""
    # The limits here are ours, and lower.
    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(file, formats=FORMATS)
    except MemoryError:
        raise
    except Exception as error:  # decoders raise whatever a broken file makes
        raise Refused(UNREADABLE) from error
    if picture.width * picture.height > _most_pixels(picture):
        raise Refused(PIXELS, f"{picture.width} × {picture.height}")
    return picture


def _most_pixels(picture: Opened) -> int:
    if picture.info.get("progressive"):
        return MOST_PROGRESSIVE_PIXELS
    return MOST_PIXELS.get(picture.format or "", MOST_PIXELS_OF_OTHERS)


def check_sums(file: IO[bytes]) -> None:
    """Refuse a PNG that was damaged on the way: its decoder never adds up. Raises Refused."""
    picture = opened(file)
    if picture.format != "PNG":
        return
    try:
        picture.verify()
    except MemoryError:
        raise
    except Exception as error:  # decoders raise whatever a broken file makes
        raise Refused(BROKEN) from error


def upright_size(picture: Opened) -> tuple[int, int]:
    """Width and height as people see them. Ask before decoding."""
    size = picture.width, picture.height
    return size[::-1] if _orientation(picture) in _ON_ITS_SIDE else size


def upright(picture: Opened, width: int, height: int) -> Image.Image:
    """The first frame, decoded to its last byte, turned as the camera was held, in sRGB.

    Made smaller on the way, but for anything up to `width` and `height` large enough.
    Raises Refused.
    """
    if _orientation(picture) in _ON_ITS_SIDE:
        width, height = height, width
    width, height = int(width * ENOUGH), int(height * ENOUGH)
    try:
        picture.draft(None, (width, height))
        picture.load()
        turn = _TURNS.get(_orientation(picture))
        small = as_srgb(_reduced(picture, width, height))
    except MemoryError:
        raise
    except Exception as error:  # decoders raise whatever a broken file makes
        raise Refused(BROKEN) from error
    return small if turn is None else small.transpose(turn)


def _reduced(picture: Image.Image, width: int, height: int) -> Image.Image:
    factor = min(picture.width // max(1, width), picture.height // max(1, height))
    if factor < 2:
        return picture
    reduced = in_eight_bits(picture).reduce(factor)
    reduced.info = picture.info
    if reduced.mode in ("RGBA", "LA"):
        # Said already by the fourth channel.
        reduced.info.pop("transparency", None)
    return reduced


def _orientation(picture: Image.Image) -> int:
    if picture.format in ("TIFF", "HEIF"):
        return 1  # their decoders turn it, and give its size as people see it
    try:
        return int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # a broken block says nothing
        return 1

"""Pictures of every kind of colour look the same in sRGB."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from articles.images.darkroom.decoding import opened, upright, upright_size
from tests.images.bad_files import chunk


def shown(image: Image.Image, image_format: str, width: int = 1, **options):
    """One pixel of a file, as readers get it."""
    buffer = io.BytesIO()
    image.save(buffer, image_format, **options)
    picture = upright(opened(buffer), width, 1)
    assert picture.mode == "RGB"
    assert "icc_profile" not in picture.info
    return picture.getpixel((picture.width // 2, picture.height // 2))


def near(found, wanted, by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def adobe_rgb() -> bytes:
    """A profile of the wide gamut that cameras and agencies use most, the shortest way."""
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + b"\0\0"
    tags = {
        b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1, 0.8249),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(0.60974, 0.31111, 0.01947),
        b"gXYZ": b"XYZ \0\0\0\0" + fixed(0.20528, 0.62567, 0.06087),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(0.14919, 0.06322, 0.74457),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(data), len(value))
        data += value
    head = b"\0\0\0\0\2\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    head += fixed(0.9642, 1, 0.8249) + bytes(48)
    return struct.pack(">I", 128 + len(table + data)) + head + table + data


SQUARE = (64, 64)
PLAIN = {
    "grey": (Image.new("L", SQUARE, 128), "JPEG", (128,) * 3),
    "grey of 16 bits": (Image.new("I;16", SQUARE, 32896), "PNG", (128,) * 3),
    "light grey of 16 bits": (Image.new("I;16", SQUARE, 65535), "TIFF", (255,) * 3),
    "fractions": (Image.new("F", SQUARE, 0.5), "TIFF", (127,) * 3),
    "black and white": (Image.new("1", SQUARE, 1), "PNG", (255,) * 3),
    "palette": (Image.new("RGB", SQUARE, "red").quantize(4), "PNG", (255, 0, 0)),
    "gif": (Image.new("RGB", SQUARE, "red").quantize(4), "GIF", (255, 0, 0)),
    "cmyk": (Image.new("CMYK", SQUARE, (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
    "transparent": (Image.new("RGBA", SQUARE, (255, 0, 0, 0)), "PNG", (255,) * 3),
    "half transparent": (
        Image.new("RGBA", SQUARE, (255, 0, 0, 128)),
        "PNG",
        (255, 127, 127),
    ),
    "grey and transparent": (Image.new("LA", SQUARE, (0, 0)), "PNG", (255,) * 3),
    "transparent webp": (Image.new("RGBA", SQUARE, (0, 0, 0, 0)), "WEBP", (255,) * 3),
}


@pytest.mark.parametrize("width", [1, 64], ids=["made smaller", "as it is"])
@pytest.mark.parametrize(("image", "kind", "wanted"), PLAIN.values(), ids=PLAIN)
def test_a_colour_is_what_it_was_meant_to_be(image, kind, wanted, width):
    assert near(shown(image, kind, width), wanted)


def test_one_colour_of_a_palette_may_be_transparent():
    image = Image.new("P", SQUARE, 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    assert shown(image, "PNG", transparency=0) == (255, 255, 255)
    assert shown(image, "GIF", transparency=1) == (255, 0, 0)


def test_sixteen_bits_of_colour_become_eight():
    header = struct.pack(">IIBBBBB", 2, 1, 16, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" + struct.pack(">6H", *(50_000, 25_000, 0) * 2))
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )
    picture = upright(opened(io.BytesIO(data)), 2, 1)
    assert near(picture.getpixel((0, 0)), (195, 97, 0))


def test_a_wide_gamut_is_brought_into_srgb():
    profile = adobe_rgb()
    ImageCms.ImageCmsProfile(io.BytesIO(profile))
    image = Image.new("RGB", SQUARE, (200, 100, 100))
    plain = shown(image, "PNG")
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF"):
        wide = shown(image, kind, icc_profile=profile)
        assert near(wide, (229, 99, 99), 8), (kind, wide)
    assert plain == (200, 100, 100)
    grey = Image.new("RGB", SQUARE, (128, 128, 128))
    assert near(shown(grey, "PNG", icc_profile=profile), (127, 127, 127), 4)


def test_a_wide_gamut_may_be_transparent_too():
    image = Image.new("RGBA", SQUARE, (200, 100, 100, 255))
    assert near(shown(image, "PNG", icc_profile=adobe_rgb()), (229, 99, 99), 8)


def test_a_broken_profile_leaves_the_numbers():
    image = Image.new("RGB", SQUARE, (200, 100, 100))
    assert shown(image, "PNG", icc_profile=b"acsp" * 40) == (200, 100, 100)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_the_camera_was_held(kind, orientation):
    # Upright it is 64 wide and 32 high, red at the left, a green corner above.
    image = Image.new("RGB", (64, 32), "blue")
    image.paste("red", (0, 0, 32, 32))
    image.paste("lime", (0, 0, 16, 16))
    turned = turn_back(image, orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    options = {} if kind in ("PNG", "TIFF") else {"quality": 95}
    turned.save(buffer, kind, exif=exif, **options)
    file = opened(buffer)
    assert upright_size(file) == (64, 32)
    picture = upright(file, 64, 32)
    assert picture.size == (64, 32)
    assert near(picture.getpixel((6, 6)), (0, 255, 0), 40)
    assert near(picture.getpixel((24, 26)), (255, 0, 0), 40)
    assert near(picture.getpixel((50, 16)), (0, 0, 255), 40)


def turn_back(image: Image.Image, orientation: int) -> Image.Image:
    """How it lies in the file."""
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    return image if turn is None else image.transpose(turn)

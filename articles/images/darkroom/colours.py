"""Any picture in the colours that every screen shows alike: 8-bit sRGB, on white."""

import io

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
SIXTEEN_BITS = ("I", "I;16", "I;16L", "I;16B", "I;16N")


def as_srgb(picture: Image.Image) -> Image.Image:
    """The picture in 8-bit sRGB, with transparency on white."""
    profile = picture.info.get("icc_profile")
    picture = on_white(in_eight_bits(picture))
    if profile or picture.mode == "LAB":
        picture = _converted(picture, profile)
    picture = picture.convert("RGB")
    # The numbers are sRGB now; the old profile would be saved with them.
    picture.info.pop("icc_profile", None)
    return picture


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits or of fractions, palettes and bitmaps as something to calculate with."""
    if picture.mode in SIXTEEN_BITS:
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode == "F":
        _darkest, lightest = picture.getextrema()
        scale = 255 if isinstance(lightest, float) and lightest <= 1 else 1
        return picture.point(lambda value: value * scale).convert("L")
    if picture.mode in ("P", "PA", "1"):
        transparent = picture.mode == "PA" or picture.has_transparency_data
        return picture.convert("RGBA" if transparent else "RGB")
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    """The picture on a white ground, where it is transparent."""
    if not picture.has_transparency_data:
        return picture
    layer = picture.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def average_colour(picture: Image.Image) -> str:
    """One colour to show until the picture is there, as #rrggbb."""
    return f"#{picture.resize((1, 1), Image.Resampling.BOX).tobytes().hex()}"


def _converted(picture: Image.Image, profile: bytes | None) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(
            io.BytesIO(profile) if profile else ImageCms.createProfile("LAB")
        )
        converted = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a broken profile, or one for other colours: the numbers count
    return converted or picture

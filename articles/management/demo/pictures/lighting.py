"""Paint, light, shadow and reflection laid on a picture, and the film it is taken on."""

from random import Random

from PIL import Image, ImageChops, ImageFilter, ImageOps

from articles.management.demo.pictures import paint
from articles.management.demo.pictures.paint import Colour, Point, Size


def lay(picture: Image.Image, colour: Colour | Image.Image, mask: Image.Image) -> None:
    """Paint over the picture where the mask is bright."""
    if box := mask.getbbox():
        part = colour.crop(box) if isinstance(colour, Image.Image) else colour
        picture.paste(part, box, mask.crop(box))


def glow(
    size: Size, centre: Point, across: float, down: float, power: float = 2.0
) -> Image.Image:
    """A soft spot of light on black."""
    fall = [round(255 * max(0, 1 - value / 180) ** power) for value in range(256)]
    spot = Image.radial_gradient("L").point(fall)
    spot = spot.resize((round(across * 2), round(down * 2)), Image.Resampling.BICUBIC)
    plane = Image.new("L", size, 0)
    plane.paste(spot, (round(centre[0] - across), round(centre[1] - down)))
    return plane


def shine(picture: Image.Image, colour: Colour, mask: Image.Image) -> None:
    """Add coloured light where the mask is bright."""
    if box := mask.getbbox():
        part = mask.crop(box)
        rays = Image.merge("RGB", [paint.dim(part, band / 255) for band in colour])
        picture.paste(ImageChops.screen(picture.crop(box), rays), box)


def shade(picture: Image.Image, mask: Image.Image, depth: float) -> None:
    """Darken where the mask is bright."""
    if box := mask.getbbox():
        keep = mask.crop(box).point(
            [round(255 - value * depth) for value in range(256)]
        )
        dark = Image.merge("RGB", [keep] * 3)
        picture.paste(ImageChops.multiply(picture.crop(box), dark), box)


def mirror(picture: Image.Image, waterline: int, rng: Random, sway: float = 5) -> None:
    """What stands above the waterline, reflected in moving water below it."""
    width, height = picture.size
    depth = height - waterline
    above = picture.crop((0, max(0, waterline - depth), width, waterline))
    above = ImageOps.flip(above).resize((width, depth))
    above = above.filter(ImageFilter.BoxBlur((1, 5)))
    shift = 0.0
    for row in range(0, depth, 2):
        near = 0.3 + 1.4 * row / depth
        shift = shift * 0.75 + rng.gauss(0, sway * near * 0.5)
        strip = above.crop((0, row, width, row + 2))
        picture.paste(ImageChops.offset(strip, round(shift), 0), (0, waterline + row))


def finish(
    picture: Image.Image,
    rng: Random,
    *,
    grain: float = 0.075,
    vignette: float = 0.42,
    bloom: float = 0.35,
) -> Image.Image:
    """What a lens and a film add: bloom, darker corners and grain."""
    width, height = picture.size
    small = picture.resize((width // 6, height // 6), Image.Resampling.BILINEAR)
    bright = small.point([max(0, value - 120) * 2 for value in range(256)] * 3)
    bright = bright.filter(ImageFilter.GaussianBlur(width / 160))
    bright = bright.resize(picture.size, Image.Resampling.BICUBIC)
    bright = bright.point([round(value * bloom) for value in range(256)] * 3)
    picture = ImageChops.screen(picture, bright)
    corners = Image.radial_gradient("L").resize((width, height))
    shade(picture, paint.between(corners, 90, 290), vignette)
    specks = paint.noise(picture.size, rng).filter(ImageFilter.GaussianBlur(0.8))
    specks = specks.point([round(128 + (v - 128) * grain * 2.2) for v in range(256)])
    return ImageChops.add(picture, Image.merge("RGB", [specks] * 3), 1, -128)

"""Colours, gradients and soft random texture."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageOps

Colour = tuple[int, int, int]
Point = tuple[float, float]
Size = tuple[int, int]
Stops = Sequence[tuple[float, Colour]]

# The shapes that pictures have.
WIDE = (1920, 1280)
TALL = (1600, 2000)
BROAD = (2000, 1125)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    pairs = zip(one, other, strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue


def colour_at(stops: Stops, place: float) -> Colour:
    for (low, dark), (high, light) in zip(stops, stops[1:], strict=False):
        if place <= high:
            return mix(dark, light, (place - low) / (high - low or 1))
    return stops[-1][1]


def ramp(size: Size, stops: Stops) -> Image.Image:
    """A vertical gradient through the colours, each at its share of the height."""
    column = Image.new("RGB", (1, 600))
    column.putdata([colour_at(stops, row / 599) for row in range(600)])
    return column.resize(size, Image.Resampling.BICUBIC)


def noise(size: Size, rng: Random) -> Image.Image:
    width, height = size
    return Image.frombytes("L", size, rng.randbytes(width * height))


def cloud(size: Size, rng: Random, cells: Size, octaves: int = 5) -> Image.Image:
    """Soft random texture; `cells` says how many large patches lie across and down."""
    half = (size[0] // 2, size[1] // 2)
    total, whole, part = Image.new("L", half, 128), 0.0, 1.0
    across, down = cells
    for _ in range(octaves):
        whole += part
        layer = noise((min(across, half[0]), min(down, half[1])), rng)
        layer = layer.resize(half, Image.Resampling.BICUBIC)
        total = Image.blend(total, layer, part / whole)
        across, down, part = across * 2, down * 2, part * 0.55
    total = total.resize(size, Image.Resampling.BILINEAR)
    return ImageOps.autocontrast(total, cutoff=0.5)


def between(mask: Image.Image, low: int, high: int, strength: float = 1) -> Image.Image:
    """The mask eased from nothing at `low` to everything at `high`."""
    table = []
    for value in range(256):
        share = min(1, max(0, (value - low) / (high - low)))
        table.append(round(255 * strength * share * share * (3 - 2 * share)))
    return mask.point(table)


def dim(mask: Image.Image, strength: float) -> Image.Image:
    return mask.point([min(255, round(value * strength)) for value in range(256)])


def tint(tone: Image.Image, stops: Stops) -> Image.Image:
    """Grey tones turned into colours."""
    colours = [colour_at(stops, value / 255) for value in range(256)]
    bands = [tone.point([colour[band] for colour in colours]) for band in range(3)]
    return Image.merge("RGB", bands)

"""The painter's materials: light, haze, texture, smooth edges and film."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

Colour = tuple[int, int, int]
Point = tuple[float, float]
Size = tuple[int, int]
Stops = Sequence[tuple[float, Colour]]

SMOOTH = 2


class Stencil:
    """A mask drawn at twice its size, so that its edges come out smooth."""

    def __init__(self, size: Size) -> None:
        width, height = size
        self.image = Image.new("L", (width * SMOOTH, height * SMOOTH), 0)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], value: int = 255) -> None:
        self.pen.polygon([(x * SMOOTH, y * SMOOTH) for x, y in points], fill=value)

    def line(self, points: Sequence[Point], width: float, value: int = 255) -> None:
        scaled = [(x * SMOOTH, y * SMOOTH) for x, y in points]
        thickness = max(1, round(width * SMOOTH))
        self.pen.line(scaled, fill=value, width=thickness, joint="curve")

    def ellipse(
        self, x: float, y: float, across: float, down: float, value: int = 255
    ) -> None:
        box = (x - across, y - down, x + across, y + down)
        self.pen.ellipse([side * SMOOTH for side in box], fill=value)

    def box(self, left: float, top: float, right: float, bottom: float, value=255):
        sides = (left, top, max(left, right), max(top, bottom))
        self.pen.rectangle([side * SMOOTH for side in sides], fill=value)

    def mask(self, blur: float = 0, strength: float = 1) -> Image.Image:
        mask = self.image.reduce(SMOOTH)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        return mask if strength == 1 else dim(mask, strength)


def dim(mask: Image.Image, strength: float) -> Image.Image:
    return mask.point([min(255, round(value * strength)) for value in range(256)])


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


def tint(tone: Image.Image, stops: Stops) -> Image.Image:
    """Grey tones turned into colours."""
    colours = [colour_at(stops, value / 255) for value in range(256)]
    bands = [tone.point([colour[band] for colour in colours]) for band in range(3)]
    return Image.merge("RGB", bands)


def lay(picture: Image.Image, paint: Colour | Image.Image, mask: Image.Image) -> None:
    picture.paste(paint, (0, 0, *picture.size) if isinstance(paint, tuple) else (0, 0), mask)


def glow(size: Size, centre: Point, across: float, down: float, power: float = 2.0):
    """A soft spot of light on black."""
    fall = [round(255 * max(0, 1 - value / 180) ** power) for value in range(256)]
    spot = Image.radial_gradient("L").point(fall)
    spot = spot.resize((round(across * 2), round(down * 2)), Image.Resampling.BICUBIC)
    plane = Image.new("L", size, 0)
    plane.paste(spot, (round(centre[0] - across), round(centre[1] - down)))
    return plane


def shine(picture: Image.Image, colour: Colour, mask: Image.Image) -> Image.Image:
    """The picture with coloured light added where the mask is bright."""
    light = Image.new("RGB", picture.size, 0)
    light.paste(colour, (0, 0, *picture.size), mask)
    return ImageChops.screen(picture, light)


def shade(picture: Image.Image, mask: Image.Image, depth: float) -> Image.Image:
    """The picture darkened where the mask is bright."""
    keep = mask.point([round(255 - value * depth) for value in range(256)])
    return ImageChops.multiply(picture, Image.merge("RGB", (keep, keep, keep)))


def ridge(rng: Random, width: int, base: float, height: float, rough: float = 0.55):
    """A skyline of hills, by displacing midpoints."""
    heights = [rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)]
    reach = 0.5
    while len(heights) < 500:
        finer = [heights[0]]
        for left, right in zip(heights, heights[1:], strict=False):
            finer += [(left + right) / 2 + rng.uniform(-reach, reach), right]
        heights, reach = finer, reach * rough
    step = width / (len(heights) - 1)
    return [(index * step, base - high * height) for index, high in enumerate(heights)]


def curve(points: Sequence[Point], steps: int = 14, closed: bool = False):
    """A smooth line through the points (Catmull-Rom)."""
    ends = [points[-1], *points, *points[:2]]
    if not closed:
        ends = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        line += [_spline(a, b, c, d, step / steps) for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _spline(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t
               + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )  # fmt: skip
    return x, y


def ground(
    picture_size: Size, horizon: int, texture: Image.Image, spread: float = 2.4
) -> Image.Image:
    """A texture lying flat from the horizon to the viewer's feet."""
    width, height = picture_size
    quad = [(0, horizon), (width, horizon), (width * spread, height), (width * (1 - spread), height)]  # fmt: skip
    return warp(texture, quad, picture_size)


def warp(image: Image.Image, quad: Sequence[Point], size: Size) -> Image.Image:
    """The image in true perspective: its corners (from top left, clockwise) on `quad`."""
    width, height = image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    rows = []
    for (x, y), (u, v) in zip(quad, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    how = Image.Transform.PERSPECTIVE
    return image.transform(size, how, _solve(rows), Image.Resampling.BICUBIC)


def _solve(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan elimination of eight equations."""
    for column in range(len(rows)):
        best = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for row in range(len(rows)):
            if row != column:
                times = rows[row][column]
                pairs = zip(rows[row], rows[column], strict=True)
                rows[row] = [value - times * top for value, top in pairs]
    return [row[-1] for row in rows]


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


def person(stencil: Stencil, x: float, y: float, tall: float, value: int = 255) -> None:
    """A figure standing with the feet at x, y."""
    wide = tall * 0.135
    stencil.ellipse(x, y - tall * 0.92, tall * 0.062, tall * 0.078, value)
    stencil.box(x - wide * 0.2, y - tall * 0.87, x + wide * 0.2, y - tall * 0.8, value)
    sides = ((-1, 0.78), (-0.75, 0.825), (0.75, 0.825), (1, 0.78), (0.95, 0.5),
             (0.72, 0.48), (0.66, 0.3), (0.55, 0), (0.12, 0), (0.03, 0.4),
             (-0.1, 0.4), (-0.2, 0), (-0.62, 0), (-0.7, 0.48), (-0.95, 0.5))  # fmt: skip
    stencil.polygon([(x + dx * wide, y - dy * tall) for dx, dy in sides], value)


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
    picture = shade(picture, between(corners, 90, 290), vignette)
    specks = noise(picture.size, rng).filter(ImageFilter.GaussianBlur(0.8))
    specks = specks.point([round(128 + (v - 128) * grain * 2.2) for v in range(256)])
    return ImageChops.add(picture, Image.merge("RGB", [specks] * 3), 1, -128)

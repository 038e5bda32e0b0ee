"""Graphics: a sea chart with a cable, and a bar chart."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import BROAD, WIDE, Colour, Point
from articles.management.demo.pictures.stencil import Stencil

PAPER, INK, ACCENT = (244, 239, 229), (54, 50, 46), (170, 58, 42)


def draw_cable_map(rng: Random) -> Image.Image:
    """Land and sea from layered noise, contours by depth, and the cable in red."""
    size = BROAD
    height = paint.cloud(size, rng, (5, 4), 7)
    lift = paint.ramp((size[1], size[0]), [(0, (255, 255, 255)), (0.3, (120, 120, 120)), (0.5, (14, 14, 14)), (0.7, (110, 110, 110)), (1, (250, 250, 250))])  # fmt: skip
    lift = lift.rotate(90, expand=True).convert("L")
    height = Image.blend(height, lift, 0.56)
    sea = [
        (0, (124, 158, 168)),
        (0.2, (146, 178, 184)),
        (0.44, (188, 208, 206)),
        (1, (188, 208, 206)),
    ]
    picture = paint.tint(height, sea)
    for depth in (44, 66, 88):
        lighting.lay(picture, (112, 146, 156), paint.dim(_outline(height, depth), 0.5))
    land = paint.between(height, 110, 114)
    shore = ImageChops.subtract(land.filter(ImageFilter.GaussianBlur(16)), land)
    lighting.lay(picture, (214, 226, 222), paint.dim(shore, 0.9))
    moved = height.copy()
    moved.paste(height, (5, 5))
    relief = ImageChops.subtract(height, moved, 0.14, 128)
    relief = paint.tint(
        relief.filter(ImageFilter.GaussianBlur(1.5)),
        [(0, (176, 162, 128)), (0.5, (228, 218, 192)), (1, (248, 243, 226))],
    )
    lighting.lay(picture, relief, land)
    lighting.lay(picture, (128, 118, 98), _outline(height, 112))
    _graticule(picture)
    cable = [(690, 494), (850, 430), (1020, 400), (1222, 412), (1430, 470), (1552, 474)]
    _route(picture, cable)
    _places(picture, (("Haldnes", cable[0], "left"), ("Rosenvik", cable[-1], "right")))
    return lighting.finish(picture, rng, grain=0.035, vignette=0.16, bloom=0)


def _outline(height: Image.Image, level: int) -> Image.Image:
    above = height.point([255 if value >= level else 0 for value in range(256)])
    inside = above.filter(ImageFilter.GaussianBlur(1.4))
    return inside.point(
        [min(255, round(4 * min(value, 255 - value))) for value in range(256)]
    )


def _graticule(picture: Image.Image) -> None:
    grid = Stencil(picture.size)
    for x in range(100, picture.width, 300):
        grid.line(shapes.curve([(x - 20, 0), (x, 560), (x + 12, picture.height)]), 1)
    for y in range(120, picture.height, 250):
        grid.line(
            shapes.curve([(0, y + 14), (1000, y - 8), (picture.width, y + 14)]), 1
        )
    lighting.lay(picture, (90, 116, 122), grid.mask(0, 0.4))


def _route(picture: Image.Image, points: Sequence[Point]) -> None:
    cable, halo, breaks = (Stencil(picture.size) for _ in range(3))
    line = shapes.curve(points, 24)
    halo.line(line, 13)
    cable.line(line, 5.5)
    middle = line[len(line) // 2]
    for radius, value in ((34, 255), (28, 0), (9, 255)):
        breaks.ellipse(middle[0], middle[1], radius, radius, value)
    lighting.lay(picture, PAPER, halo.mask(2, 0.7))
    lighting.lay(picture, ACCENT, cable.mask())
    lighting.lay(picture, ACCENT, breaks.mask())


def _places(picture: Image.Image, places: Sequence[tuple[str, Point, str]]) -> None:
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(38)
    for name, (x, y), side in places:
        dots = Stencil(picture.size)
        dots.ellipse(x, y, 13, 13)
        lighting.lay(picture, PAPER, dots.mask())
        dots = Stencil(picture.size)
        dots.ellipse(x, y, 9, 9)
        lighting.lay(picture, INK, dots.mask())
        where = (x - 26, y) if side == "left" else (x + 26, y)
        pen.text(
            where,
            name,
            INK,
            font,
            anchor="rm" if side == "left" else "lm",
            stroke_width=4,
            stroke_fill=PAPER,
        )


BARS = (
    (2018, 4),
    (2019, 5),
    (2020, 7),
    (2021, 9),
    (2022, 14),
    (2023, 19),
    (2024, 27),
    (2025, 38),
)


def draw_bar_chart(rng: Random) -> Image.Image:
    """Eight years of growth; the last bar carries the accent."""
    picture = Image.new("RGB", WIDE, PAPER)
    pen = ImageDraw.Draw(picture)
    numbers, small = ImageFont.load_default(46), ImageFont.load_default(36)
    left, right, foot, unit = 190, 1780, 1090, 23.4
    for level in (10, 20, 30, 40):
        y = foot - level * unit
        pen.line([(left, y), (right, y)], (206, 198, 184), 2)
        pen.text((left - 26, y), str(level), (120, 112, 104), small, anchor="rm")
    step = (right - left) / len(BARS)
    for place, (year, share) in enumerate(BARS):
        x = left + step * (place + 0.5)
        last = place == len(BARS) - 1
        _bar(picture, (x, foot, share * unit), ACCENT if last else (112, 132, 138))
        pen.text(
            (x, foot - share * unit - 16),
            f"{share}%",
            ACCENT if last else INK,
            numbers,
            anchor="md",
        )
        pen.text((x, foot + 30), str(year), (96, 90, 84), small, anchor="ma")
    pen.line([(left, foot), (right, foot)], INK, 4)
    pen.rectangle((left, 66, left + 110, 76), ACCENT)
    return lighting.finish(picture, rng, grain=0.02, vignette=0.06, bloom=0)


def _bar(
    picture: Image.Image, place: tuple[float, float, float], colour: Colour
) -> None:
    x, foot, tall = place
    bar = paint.ramp((124, max(1, round(tall))), [(0, paint.mix(colour, (255, 255, 255), 0.1)), (1, paint.mix(colour, (0, 0, 0), 0.1))])  # fmt: skip
    picture.paste(bar, (round(x - 62), round(foot - tall)))

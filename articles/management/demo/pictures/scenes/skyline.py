"""A town by a river, by night."""

from random import Random

from PIL import Image

from articles.management.demo.pictures import lighting, paint
from articles.management.demo.pictures.paint import BROAD, Colour
from articles.management.demo.pictures.stencil import Stencil


def draw_skyline(rng: Random) -> Image.Image:
    waterline = 830
    stops = [(0, (14, 22, 44)), (0.4, (44, 56, 92)), (0.6, (128, 98, 112)), (0.74, (232, 150, 100)), (1, (200, 130, 90))]  # fmt: skip
    picture = paint.ramp(BROAD, stops)
    stars = Stencil(BROAD)
    for _ in range(420):
        radius = 0.6 + rng.random() ** 6 * 1.6
        stars.ellipse(
            rng.uniform(0, BROAD[0]), rng.uniform(0, 1) ** 1.7 * 620, radius, radius
        )
    lighting.shine(picture, (220, 226, 240), stars.mask(0.5, 0.9))
    clouds = paint.between(paint.cloud(BROAD, rng, (3, 16), 6), 140, 240)
    lighting.lay(picture, (92, 74, 92), paint.dim(clouds, 0.45))
    lighting.shine(
        picture, (255, 160, 90), lighting.glow(BROAD, (900, 850), 1500, 330, 1.8)
    )
    for layer, colour in enumerate(
        ((150, 104, 100), (94, 74, 88), (52, 48, 68), (24, 26, 42))
    ):
        _quarter(picture, rng, layer, (colour, waterline))
    _bridge(picture, waterline)
    lighting.mirror(picture, waterline, rng, 9)
    deep = paint.ramp(BROAD, [(0, (0, 0, 0)), (0.73, (0, 0, 0)), (0.745, (90, 90, 90)), (1, (200, 200, 200))]).convert("L")  # fmt: skip
    lighting.lay(picture, (16, 22, 40), deep)
    return lighting.finish(picture, rng, bloom=0.6)


def _quarter(
    picture: Image.Image, rng: Random, layer: int, look: tuple[Colour, int]
) -> None:
    """One depth of the town: its walls, and windows that are still lit."""
    colour, waterline = look
    walls, windows = Stencil(BROAD), Stencil(BROAD)
    x = -30.0
    while x < BROAD[0]:
        wide = rng.uniform(26, 66) * (1 + layer * 0.28)
        centre = max(0, 1 - abs(x - 1220) / 800)
        tall = rng.uniform(60, 150) + centre * rng.uniform(40, 320) * (
            1.15 - layer * 0.22
        )
        if layer == 3:
            tall = rng.uniform(24, 96)
        top = waterline - tall
        walls.box(x, top, x + wide, waterline)
        if rng.random() < 0.3:
            walls.box(x + wide * 0.3, top - 14, x + wide * 0.6, top)
        if rng.random() < 0.14:
            walls.line([(x + wide / 2, top), (x + wide / 2, top - 50)], 2)
        if layer == 3 and rng.random() < 0.5:
            walls.polygon([(x, top), (x + wide / 2, top - wide * 0.5), (x + wide, top)])
        _lights(windows, rng, (x, top, wide, waterline), layer)
        x += wide + (rng.uniform(0, 26) if rng.random() < 0.3 else 1)
    lighting.lay(picture, colour, walls.mask(1.2 - layer * 0.2))
    shine = (255, 200, 128)
    lighting.shine(picture, shine, windows.mask(0.5, 0.45 + layer * 0.16))
    haze = lighting.glow(BROAD, (900, waterline), 1900, 150, 1.4)
    lighting.shine(
        picture, (236, 130, 80), paint.dim(haze, 0.26 if layer < 3 else 0.08)
    )


def _lights(
    windows: Stencil, rng: Random, wall: tuple[float, float, float, int], layer: int
) -> None:
    x, top, wide, waterline = wall
    size = 2.2 + layer * 0.9
    row = top + 10
    while row < waterline - 12:
        column = x + 6
        lit = rng.random() * 0.4
        while column < x + wide - 6:
            if rng.random() < lit:
                windows.box(column, row, column + size, row + size * 1.3)
            column += size * 2.3
        row += size * 3


def _bridge(picture: Image.Image, waterline: int) -> None:
    """A cable-stayed bridge with one leaning pylon."""
    bridge = Stencil(BROAD)
    deck, foot, head = waterline - 44, (470, waterline), (380, waterline - 400)
    bridge.polygon([(0, deck), (980, deck + 26), (980, deck + 34), (0, deck + 10)])
    bridge.polygon([(foot[0] - 12, foot[1]), (head[0] - 4, head[1]), (head[0] + 5, head[1]), (foot[0] + 16, foot[1])])  # fmt: skip
    for step in range(14):
        start = (head[0] + step * 3, head[1] + 10 + step * 13)
        bridge.line([start, (960 - step * 32, deck + 25 - step * 0.9)], 1.5)
    for step in range(4):
        bridge.line(
            [(head[0] + step * 3, head[1] + 10 + step * 13), (20 + step * 30, deck)], 2
        )
    lighting.lay(picture, (20, 22, 38), bridge.mask(0.6))

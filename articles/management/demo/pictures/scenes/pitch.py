"""A football match from the air."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE
from articles.management.demo.pictures.stencil import Stencil


def draw_pitch(rng: Random) -> Image.Image:
    width, height = WIDE
    size = (1920, 1280)
    grass = paint.cloud(size, rng, (30, 20), 6)
    field = paint.tint(grass, [(0, (54, 84, 46)), (1, (112, 136, 72))])
    stripes, lines = Stencil(size), Stencil(size)
    for stripe in range(0, 16, 2):
        stripes.box(stripe * 120, 0, stripe * 120 + 120, 1280)
    lighting.shade(field, stripes.mask(2), 0.2)
    _markings(lines)
    wear = paint.between(paint.cloud(size, rng, (60, 40), 4), 0, 80)
    lighting.lay(field, (236, 232, 214), ImageChops.multiply(lines.mask(0.7), wear))
    for x in (330, 1590):
        bare = ImageChops.multiply(
            lighting.glow(size, (x, 640), 130, 190, 1), paint.between(grass, 60, 200)
        )
        lighting.lay(field, (146, 122, 82), paint.dim(bare, 0.7))
    border = paint.cloud(WIDE, rng, (16, 10), 6)
    picture = paint.tint(
        border, [(0, (52, 60, 40)), (0.5, (92, 92, 56)), (1, (140, 124, 84))]
    )
    quad = [(300, 60), (1720, 230), (1960, 1190), (20, 960)]
    area = Stencil(WIDE)
    area.polygon(quad)
    lighting.lay(picture, shapes.warp(field, quad, WIDE), area.mask(1.2))
    _players(picture, rng)
    _trees(picture, rng)
    lighting.shine(
        picture,
        (255, 196, 120),
        paint.dim(lighting.glow(WIDE, (120, 60), 1700, 1200, 1.4), 0.55),
    )
    return lighting.finish(picture, rng, vignette=0.5)


def _markings(lines: Stencil) -> None:
    boxes = [(220, 150, 1700, 1130), (220, 390, 440, 890), (1480, 390, 1700, 890), (220, 510, 300, 770), (1620, 510, 1700, 770)]  # fmt: skip
    for left, top, right, bottom in boxes:
        lines.line(
            [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], 6
        )
    lines.line([(960, 150), (960, 1130)], 6)
    lines.line(
        [
            (960 + 130 * cos(turn / 30 * pi), 640 + 130 * sin(turn / 30 * pi))
            for turn in range(61)
        ],
        6,
    )
    for x in (360, 960, 1560):
        lines.ellipse(x, 640, 7, 7)


def _players(picture: Image.Image, rng: Random) -> None:
    shadows, teams = Stencil(WIDE), (Stencil(WIDE), Stencil(WIDE))
    for place in range(22):
        x, y = rng.gauss(1060, 220), rng.gauss(640, 130)
        if place > 19:
            x, y = ((380, 590), (1640, 690))[place - 20]
        teams[place % 2].ellipse(x, y - 8, 8, 10)
        teams[place % 2].ellipse(x, y + 4, 6, 9)
        shadows.polygon(
            [
                (x - 4, y + 8),
                (x + 4, y + 12),
                (x + 92, y + 54),
                (x + 98, y + 38),
                (x + 60, y + 26),
            ]
        )
    ball = Stencil(WIDE)
    ball.ellipse(1236, 640, 5, 5)
    lighting.shade(picture, shadows.mask(1.8), 0.5)
    for colour, team in zip(((214, 96, 52), (236, 230, 214)), teams, strict=True):
        lighting.lay(picture, colour, team.mask(0.7))
    lighting.lay(picture, (250, 248, 240), ball.mask(0.6))


def _trees(picture: Image.Image, rng: Random) -> None:
    """A row of poplars along two sides, seen from above, with long shadows."""
    crowns, shadows = Stencil(WIDE), Stencil(WIDE)
    for step in range(30):
        spots = (
            (270.0 + step * 54, 24 + step * 6.4),
            (-20.0 + step * 66, 1010.0 + step * 8),
        )
        for x, y in spots:
            x, y = x + rng.uniform(-9, 9), y + rng.uniform(-14, 14) - 26 * (y < 600)
            shadows.polygon(
                [
                    (x - 16, y + 10),
                    (x + 14, y - 14),
                    (x + 190, y + 78),
                    (x + 176, y + 104),
                ]
            )
            for _ in range(26):
                turn, reach = rng.uniform(0, 2 * pi), rng.uniform(0, 30)
                dx, dy = cos(turn) * reach, sin(turn) * reach
                crowns.ellipse(
                    x + dx,
                    y + dy,
                    11,
                    10,
                    max(30, min(250, round(130 - dx * 2.6 - dy * 2.6))),
                )
    lighting.shade(picture, shadows.mask(5), 0.5)
    mask = crowns.mask(1)
    lighting.lay(picture, paint.tint(mask, [(0, (26, 40, 24)), (0.5, (66, 84, 40)), (1, (166, 158, 84))]), mask.point([0, 60, 140] + [255] * 253))  # fmt: skip

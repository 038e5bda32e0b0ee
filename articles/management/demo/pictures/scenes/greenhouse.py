"""Tomatoes under glass."""

from math import cos, sin
from random import Random

from PIL import Image

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE, Point
from articles.management.demo.pictures.stencil import Stencil, person


def draw_greenhouse(rng: Random) -> Image.Image:
    width, height = WIDE
    far = (960, 560)
    picture = paint.ramp(
        WIDE, [(0, (176, 190, 192)), (0.42, (250, 232, 196)), (1, (120, 104, 74))]
    )
    frame = Stencil(WIDE)
    for step in range(16, 0, -1):
        near = 1 / (1 + (step - 1) * 0.4)
        y, bars = far[1] - 520 * near, max(1.2, 13 * near)
        peaks = [
            (far[0] + (bay * 520 - 1820) * near, y - (0 if bay % 2 else 190) * near)
            for bay in range(8)
        ]
        frame.line(peaks, bars)
        for bay in (1, 3, 5, 7):
            frame.line([peaks[bay], (peaks[bay][0], far[1])], bars)
    for bay in range(8):
        end = (
            far[0] + (bay * 520 - 1820) * 1.6,
            far[1] - (520 + (0 if bay % 2 else 190)) * 1.6,
        )
        frame.line([far, end], 4)
    lighting.lay(picture, (128, 132, 128), frame.mask(0.9, 0.72))
    lighting.shine(picture, (255, 232, 186), lighting.glow(WIDE, far, 760, 420, 1.5))
    ground = Stencil(WIDE)
    ground.polygon(
        [(0, far[1] + 20), (width, far[1] + 20), (width, height), (0, height)]
    )
    lighting.lay(picture, (118, 100, 72), ground.mask(12))
    path = Stencil(WIDE)
    path.polygon([far, (1330, height), (590, height)])
    lighting.lay(picture, (206, 194, 168), path.mask(2))
    _plants(picture, rng, far)
    pipes = Stencil(WIDE)
    for foot in (700, 1220):
        pipes.polygon([far, (foot + 26, height), (foot - 26, height)])
    lighting.lay(picture, (226, 218, 200), pipes.mask(1))
    grower = Stencil(WIDE)
    person(grower, 1004, 800, 300)
    lighting.shine(
        picture,
        (255, 236, 190),
        paint.dim(lighting.glow(WIDE, far, 620, 380, 1.1), 0.55),
    )
    lighting.lay(picture, (62, 58, 48), grower.mask(1, 0.94))
    return lighting.finish(picture, rng, bloom=0.4)


def _plants(picture: Image.Image, rng: Random, far: Point) -> None:
    """Rows of tomato plants on both sides, the row behind paler than the one in front."""
    light = paint.dim(lighting.glow(WIDE, far, 900, 800, 1.2), 0.95)
    for row, rise, haze in ((1.9, 1.2, 0.5), (1, 1, 0)):
        for side in (-1, 1):
            plants, cover = _foliage(rng)
            near, end = far[0] + side * 1120 * row, far[0] + side * 52 * row
            top, foot = far[1] - 900 * rise, far[1] + 1010
            quad = [
                (end, far[1] - 42 * rise),
                (near, top),
                (near, foot),
                (end, far[1] + 47),
            ]
            cover = shapes.warp(cover, quad, WIDE)
            plants = shapes.warp(plants, quad, WIDE)
            lighting.lay(plants, (236, 222, 180), light)
            lighting.lay(picture, Image.blend(plants, Image.new("RGB", WIDE, (222, 210, 170)), haze), cover)  # fmt: skip


def _foliage(rng: Random) -> tuple[Image.Image, Image.Image]:
    """A flat hedge of leaves and trusses of tomatoes, and the mask that cuts it out."""
    size = width, height = (2600, 600)
    leaves, fruit, cover = Stencil(size), Stencil(size), Stencil(size)
    top = shapes.ridge(rng, width, 130, 90, 0.8)
    cover.polygon([(0, 570), *top, (width, 570)])
    for _ in range(6500):
        x, y = rng.uniform(0, width), rng.uniform(10, 580)
        crown = top[min(len(top) - 1, int(x / width * len(top)))][1]
        if y < crown - rng.uniform(0, 34):
            continue
        tone = max(20, min(250, round(rng.gauss(150, 52) - 0.17 * y)))
        long, turn = rng.uniform(14, 34), rng.uniform(-0.4, 3.5)
        leaf = ((0, 0), (0.35, 0.26), (1, 0), (0.35, -0.26))
        shape = [(x + 0.42 * long * (f * cos(turn) - s * sin(turn)), y + long * (f * sin(turn) + s * cos(turn))) for f, s in leaf]  # fmt: skip
        leaves.polygon(shape, tone)
        cover.polygon(shape)
    for x in range(14, width, 30):
        y = rng.uniform(290, 470)
        for bead in range(rng.randrange(3, 8)):
            across = rng.uniform(-4, 4)
            fruit.ellipse(
                x + across, y + bead * 11, 3.6, 7.6, 255 - bead * 16 + round(across * 9)
            )
    hedge = paint.tint(leaves.mask(0.4), [(0, (26, 36, 22)), (0.4, (58, 78, 40)), (0.8, (134, 146, 76)), (1, (214, 206, 134))])  # fmt: skip
    beads = fruit.mask(0.4)
    red = paint.tint(
        beads, [(0, (80, 26, 18)), (0.7, (158, 52, 32)), (1, (222, 108, 62))]
    )
    lighting.lay(hedge, red, paint.between(beads, 20, 120))
    return hedge, cover.mask(0.6)

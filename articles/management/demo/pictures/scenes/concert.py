"""Strings in a silo."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import BROAD
from articles.management.demo.pictures.scenes.audience import draw_audience
from articles.management.demo.pictures.stencil import Stencil, person


def draw_concert(rng: Random) -> Image.Image:
    width, height = BROAD
    stage = 770
    picture = paint.ramp(
        BROAD,
        [
            (0, (28, 22, 26)),
            (0.5, (120, 70, 46)),
            (0.72, (206, 128, 72)),
            (1, (20, 16, 18)),
        ],
    )
    ribs = Stencil(BROAD)
    for step in range(-22, 23):
        x = 1000 + 1060 * sin(step / 22 * pi / 2)
        ribs.box(x - 13 * cos(step / 22 * pi / 2) - 1, 0, x, stage)
    lighting.shade(picture, ribs.mask(2), 0.35)
    lighting.shade(picture, paint.cloud(BROAD, rng, (14, 4), 5), 0.3)
    for x, colour in (
        (420, (255, 160, 80)),
        (1000, (255, 214, 150)),
        (1580, (255, 150, 76)),
    ):
        lighting.shine(picture, colour, lighting.glow(BROAD, (x, 600), 560, 640, 1.9))
    beams = Stencil(BROAD)
    for x, lean in ((420, -330), (700, -120), (1000, 30), (1300, 160), (1580, 360)):
        beams.polygon(
            [
                (x - 6, stage - 120),
                (x + 6, stage - 120),
                (x + lean + 90, -40),
                (x + lean - 90, -40),
            ]
        )
    fall = paint.ramp(
        BROAD, [(0, (20, 20, 20)), (0.6, (150, 150, 150)), (1, (200, 200, 200))]
    ).convert("L")
    lighting.shine(picture, (255, 204, 140), ImageChops.multiply(beams.mask(14), fall))
    players = Stencil(BROAD)
    for place in range(15):
        share = place / 14 * 2 - 1
        _player(players, rng, 1000 + share * 720, stage - 6 + 40 * share * share, 165)
    for x in (330, 1670, 1790):
        _bass(players, x, stage + 20)
    _conductor(players, 1000, stage + 30)
    players.polygon(shapes.curve([(0, height), (0, stage + 40), (500, stage + 14), (1000, stage + 6), (1500, stage + 14), (width, stage + 40), (width, height)], 10))  # fmt: skip
    lighting.lay(picture, (30, 20, 20), players.mask(0.9))
    haze = lighting.glow(BROAD, (1000, stage), 1300, 190, 1.4)
    lighting.shine(picture, (230, 130, 70), paint.dim(haze, 0.36))
    draw_audience(picture, rng, 930)
    return lighting.finish(picture, rng, bloom=0.5, grain=0.09)


def _player(stencil: Stencil, rng: Random, x: float, foot: float, tall: float) -> None:
    """A seated string player, the bow drawn."""
    side = 1 if x < 1000 else -1
    top = foot - tall
    stencil.ellipse(x, top, 17, 21)
    stencil.polygon(shapes.curve([(x - 34, foot), (x - 36, top + 60), (x - 18, top + 28), (x + 18, top + 28), (x + 36, top + 60), (x + 34, foot)], 8))  # fmt: skip
    stencil.ellipse(x + side * 27, top + 40, 23, 11)
    stencil.line(
        [(x + side * 20, top + 40), (x + side * 78, top + 30 + rng.uniform(-6, 6))], 5
    )
    lift = rng.uniform(-14, 14)
    stencil.line(
        [
            (x - side * 24, top + 50),
            (x - side * 52, top + 66 + lift),
            (x + side * 8, top + 62),
        ],
        12,
    )
    stencil.line([(x - side * 34, top + 76 + lift), (x + side * 64, top + 6)], 2.4)
    stencil.line([(x + side * 96, foot), (x + side * 96, top + 74)], 3)
    stencil.polygon([(x + side * 74, top + 52), (x + side * 118, top + 46), (x + side * 112, top + 82), (x + side * 80, top + 86)])  # fmt: skip


def _bass(stencil: Stencil, x: float, foot: float) -> None:
    person(stencil, x + 44, foot, 330)
    stencil.ellipse(x, foot - 66, 60, 66)
    stencil.ellipse(x, foot - 146, 46, 56)
    stencil.line([(x, foot - 150), (x + 14, foot - 350)], 10)
    stencil.ellipse(x + 15, foot - 356, 9, 14)
    stencil.line([(x + 60, foot - 240), (x + 4, foot - 128)], 13)
    stencil.line([(x - 70, foot - 112), (x + 60, foot - 130)], 3)


def _conductor(stencil: Stencil, x: float, foot: float) -> None:
    stencil.box(x - 80, foot - 30, x + 80, foot + 40)
    person(stencil, x, foot - 28, 300)
    for side in (-1, 1):
        arm = [
            (x + side * 28, foot - 258),
            (x + side * 92, foot - 250),
            (x + side * 138, foot - 330),
        ]
        stencil.line(shapes.curve(arm), 15)
    stencil.line([(x + 138, foot - 330), (x + 176, foot - 410)], 3)

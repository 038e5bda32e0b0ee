"""A container ship at sunset."""

from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE
from articles.management.demo.pictures.stencil import Stencil


def draw_harbour(rng: Random) -> Image.Image:
    waterline = 860
    stops = [(0, (78, 92, 112)), (0.3, (150, 142, 142)), (0.52, (232, 176, 122)), (0.68, (250, 208, 150)), (1, (190, 160, 130))]  # fmt: skip
    picture = paint.ramp(WIDE, stops)
    clouds = paint.between(paint.cloud(WIDE, rng, (3, 12), 6), 110, 230)
    lighting.lay(picture, (112, 102, 108), paint.dim(clouds, 0.4))
    lighting.shine(
        picture, (255, 190, 110), lighting.glow(WIDE, (1240, 800), 1000, 620, 2)
    )
    lighting.shine(
        picture, (255, 226, 178), lighting.glow(WIDE, (1240, 760), 130, 130, 1.2)
    )
    far = Stencil(WIDE)
    for x in range(0, 1940, 26):
        far.box(x, waterline - rng.choice((12, 20, 20, 34, 46)), x + 27, waterline)
    for x in (180, 560, 840, 1500, 1760):
        far.box(x, waterline - 150, x + 12, waterline)
    lighting.lay(picture, (176, 140, 118), far.mask(1.4))
    for x, tall, colour in ((1080, 210, (158, 124, 106)), (1320, 210, (158, 124, 106)), (1580, 240, (138, 108, 96)), (760, 330, (104, 86, 82)), (420, 390, (82, 70, 70)), (60, 450, (62, 54, 58))):  # fmt: skip
        cranes = Stencil(WIDE)
        _crane(cranes, x, waterline, tall)
        lighting.lay(picture, colour, cranes.mask(0.8))
    _ship(picture, rng, waterline)
    mist = lighting.glow(WIDE, (1240, waterline), 1900, 130, 1.3)
    lighting.shine(picture, (250, 180, 110), paint.dim(mist, 0.45))
    lighting.mirror(picture, waterline, rng, 6)
    deep = paint.ramp(WIDE, [(0, (0, 0, 0)), (0.67, (0, 0, 0)), (0.68, (50, 50, 50)), (1, (190, 190, 190))]).convert("L")  # fmt: skip
    lighting.lay(picture, (52, 56, 66), deep)
    waves = shapes.ground(WIDE, waterline, paint.cloud((1900, 900), rng, (60, 120), 4))
    path = lighting.glow(WIDE, (1240, waterline), 300, 700, 1.1)
    path.paste(0, (0, 0, WIDE[0], waterline))
    gleam = ImageChops.multiply(paint.between(waves, 120, 190), path)
    lighting.shine(picture, (255, 196, 126), gleam)
    return lighting.finish(picture, rng)


def _crane(stencil: Stencil, x: float, foot: float, tall: float) -> None:
    """A ship-to-shore crane, its boom out over the water to the right."""
    leg, deck, top = tall * 0.032, foot - tall * 0.56, foot - tall
    for left in (x, x + tall * 0.34):
        stencil.box(left, deck, left + leg, foot)
    stencil.box(
        x - leg, foot - tall * 0.2, x + tall * 0.4, foot - tall * 0.2 + leg * 0.8
    )
    stencil.line([(x + leg, foot - tall * 0.2), (x + tall * 0.36, deck)], leg * 0.5)
    stencil.box(x - tall * 0.3, deck - leg * 1.4, x + tall * 1.02, deck)
    stencil.polygon([(x + tall * 0.3, deck), (x + tall * 0.2, top), (x + tall * 0.24, top), (x + tall * 0.37, deck)])  # fmt: skip
    for end in (x + tall * 0.98, x + tall * 0.66, x - tall * 0.28):
        stencil.line(
            [(x + tall * 0.22, top + 3), (end, deck - leg)], max(1.4, tall * 0.008)
        )
    stencil.box(x - tall * 0.08, deck - tall * 0.1, x + tall * 0.12, deck)
    cabin = x + tall * 0.62
    stencil.box(cabin, deck, cabin + tall * 0.07, deck + tall * 0.06)
    stencil.line([(cabin + 5, deck), (cabin + 5, deck + tall * 0.26)], 1.4)
    stencil.box(
        cabin - tall * 0.06, deck + tall * 0.25, cabin + tall * 0.12, deck + tall * 0.31
    )


def _ship(picture: Image.Image, rng: Random, waterline: int) -> None:
    hull, bridge, windows = Stencil(WIDE), Stencil(WIDE), Stencil(WIDE)
    hull.polygon([(520, waterline - 96), (1440, waterline - 96), (1530, waterline - 122), (1486, waterline), (560, waterline)])  # fmt: skip
    bridge.box(604, waterline - 262, 694, waterline - 92)
    bridge.box(588, waterline - 262, 722, waterline - 244)
    bridge.box(636, waterline - 300, 664, waterline - 260)
    for level in range(5):
        for x in range(612, 690, 13):
            windows.box(
                x, waterline - 236 + level * 26, x + 7, waterline - 228 + level * 26
            )
    colours = (
        (122, 62, 48),
        (70, 82, 92),
        (146, 104, 70),
        (92, 90, 84),
        (64, 74, 66),
        (158, 128, 100),
    )
    stacks = [Stencil(WIDE) for _ in colours]
    for column in range(19):
        left = 712 + column * 38
        for level in range(rng.choice((2, 3, 4, 4, 5)) if column < 17 else 2):
            top = waterline - 96 - (level + 1) * 25
            stacks[rng.randrange(len(colours))].box(left, top, left + 36, top + 23.4)
    lighting.lay(picture, (196, 172, 146), bridge.mask(0.7))
    lighting.lay(picture, (78, 68, 68), windows.mask(0.5))
    for colour, stack in zip(colours, stacks, strict=True):
        lighting.lay(picture, colour, stack.mask(0.6))
    lighting.lay(picture, (58, 46, 48), hull.mask(0.8))
    stripe = Stencil(WIDE)
    stripe.polygon(
        [
            (549, waterline - 26),
            (1494, waterline - 26),
            (1486, waterline),
            (560, waterline),
        ]
    )
    lighting.lay(picture, (112, 48, 40), stripe.mask(0.8))

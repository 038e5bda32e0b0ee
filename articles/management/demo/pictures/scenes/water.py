"""Still water: a fjord, and a lake with a rower."""

from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import TALL, WIDE
from articles.management.demo.pictures.scenes.sky import evening_sky
from articles.management.demo.pictures.stencil import Stencil


def draw_fjord(rng: Random) -> Image.Image:
    width, _ = WIDE
    water = 930
    stops = [
        (0, (88, 112, 138)),
        (0.4, (178, 186, 190)),
        (0.62, (244, 216, 182)),
        (1, (230, 200, 168)),
    ]
    picture = evening_sky(rng, WIDE, stops, (255, 232, 206), (134, 144, 158), (3, 7))
    lighting.shine(
        picture, (255, 196, 136), lighting.glow(WIDE, (1130, 660), 1300, 640, 1.9)
    )
    far, near = (172, 176, 186), (26, 42, 56)
    for layer in range(6):
        share = layer / 5
        base, tall = 760 + share * 170, 400 - abs(share - 0.35) * 330
        line = shapes.ridge(rng, width, base - 30, tall, 0.52)
        valley = 1180 - 60 * layer
        line = [
            (
                x,
                y
                + 330
                * (0.3 + share)
                * max(0, 1 - abs(x - valley) / (760 - 60 * layer)),
            )
            for x, y in line
        ]
        slope = Stencil(WIDE)
        slope.polygon(
            [(0, water + 4), *[(x, min(y, water)) for x, y in line], (width, water + 4)]
        )
        mask = slope.mask(1)
        colour = paint.mix(far, near, share**0.8)
        rock = paint.cloud(WIDE, rng, (70, 34), 5)
        tones = [(0, paint.mix(colour, (0, 0, 0), 0.3 * share)), (1, paint.mix(colour, (255, 214, 170), 0.12))]  # fmt: skip
        lighting.lay(picture, paint.tint(rock, tones), mask)
        mist = ImageChops.multiply(
            mask, lighting.glow(WIDE, (1100, water), 2400, 300, 1.5)
        )
        lighting.shine(
            picture, (240, 190, 146), paint.dim(mist, 0.66 * (1 - share * 0.75))
        )
    lighting.mirror(picture, water, rng, 3)
    sheet = paint.ramp(
        WIDE, [(0, (0, 0, 0)), (0.73, (0, 0, 0)), (1, (215, 215, 215))]
    ).convert("L")
    lighting.lay(picture, (22, 36, 48), sheet)
    _hamlet(picture, rng, water)
    return lighting.finish(picture, rng)


def _hamlet(picture: Image.Image, rng: Random, water: int) -> None:
    walls, windows = Stencil(picture.size), Stencil(picture.size)
    for x in (250, 288, 330, 372, 430, 470, 520):
        y, wide = water - rng.uniform(2, 16), rng.uniform(22, 30)
        walls.polygon(
            [
                (x, y),
                (x, y - 18),
                (x + wide / 2, y - 30),
                (x + wide, y - 18),
                (x + wide, y),
            ]
        )
        windows.box(x + 7, y - 13, x + 11, y - 8)
        windows.box(x + 15, y - 13, x + 18, y - 8)
    lighting.lay(picture, (116, 58, 46), walls.mask(0.7, 0.85))
    lighting.lay(picture, (255, 214, 140), windows.mask(0.5))


def draw_rower(rng: Random) -> Image.Image:
    width, height = TALL
    horizon = 860
    stops = [
        (0, (98, 116, 138)),
        (0.25, (176, 172, 176)),
        (0.43, (250, 212, 172)),
        (1, (214, 186, 160)),
    ]
    picture = evening_sky(rng, TALL, stops, (255, 226, 196), (150, 150, 160), (3, 10))
    lighting.shine(
        picture, (255, 206, 150), lighting.glow(TALL, (1080, 800), 760, 520, 1.8)
    )
    sun = Stencil(TALL)
    sun.ellipse(1080, 770, 44, 44)
    lighting.shine(picture, (255, 236, 206), sun.mask(3))
    for base, tall, colour in ((860, 60, (176, 160, 150)), (862, 120, (120, 114, 112))):
        trees = Stencil(TALL)
        x = -30.0 if tall < 100 else -200.0
        while x < (width + 40 if tall < 100 else 640):
            trees.ellipse(x, base, rng.uniform(18, 50), tall * rng.uniform(0.4, 1.1))
            x += rng.uniform(14, 40)
        trees.box(0, base - 8, width, base)
        lighting.lay(picture, colour, trees.mask(2, 0.85))
    lighting.mirror(picture, horizon, rng, 4)
    deep = paint.ramp(
        TALL, [(0, (0, 0, 0)), (0.45, (0, 0, 0)), (1, (225, 225, 225))]
    ).convert("L")
    lighting.lay(picture, (58, 74, 90), paint.dim(deep, 0.85))
    waves = paint.cloud((TALL[0], 1400), rng, (44, 130), 4)
    waves = shapes.ground(TALL, horizon, waves, 2)
    lighting.shade(
        picture, ImageChops.multiply(deep, paint.between(waves, 110, 40)), 0.4
    )
    gleam = ImageChops.multiply(
        paint.between(waves, 140, 205), lighting.glow(TALL, (1060, 1000), 420, 900, 1.2)
    )
    lighting.shine(picture, (255, 214, 168), gleam)
    mist = ImageChops.multiply(
        lighting.glow(TALL, (800, horizon), 1700, 120, 1),
        paint.cloud(TALL, rng, (3, 16), 4),
    )
    lighting.shine(picture, (255, 224, 196), paint.dim(mist, 0.8))
    _scull(picture)
    return lighting.finish(picture, rng)


def _scull(picture: Image.Image) -> None:
    """A single scull with its rower, and both once more in the water."""
    boat = Stencil(picture.size)
    x, y = 760, 1262
    boat.polygon([(x - 520, y - 12), (x - 90, y - 20), (x + 120, y - 20), (x + 500, y - 14), (x + 120, y + 12), (x - 120, y + 12)])  # fmt: skip
    body = [(x - 30, y - 16), (x - 62, y - 96), (x - 66, y - 150), (x - 44, y - 176), (x - 14, y - 172), (x + 2, y - 140), (x + 22, y - 60), (x + 30, y - 16)]  # fmt: skip
    boat.polygon(shapes.curve(body, 8))
    boat.ellipse(x - 30, y - 206, 21, 26)
    boat.line([(x - 36, y - 206), (x - 74, y - 214)], 7)
    boat.line(
        shapes.curve([(x - 24, y - 156), (x + 40, y - 122), (x + 104, y - 108)]), 17
    )
    boat.line(shapes.curve([(x + 10, y - 26), (x + 66, y - 74), (x + 116, y - 24)]), 22)
    boat.line([(x + 104, y - 106), (x - 30, y - 34), (x - 420, y + 70)], 6)
    boat.line([(x + 104, y - 108), (x + 560, y - 68)], 5)
    boat.polygon(
        [(x - 400, y + 58), (x - 492, y + 78), (x - 486, y + 100), (x - 398, y + 76)]
    )
    boat.polygon(
        [(x + 548, y - 72), (x + 626, y - 76), (x + 626, y - 60), (x + 548, y - 61)]
    )
    mask = boat.mask(0.6)
    flipped = ImageChops.offset(
        mask.transpose(Image.Transpose.FLIP_TOP_BOTTOM), 0, 2 * y - picture.height + 24
    )
    flipped.paste(0, (0, 0, picture.width, y + 8))
    lighting.lay(picture, (52, 54, 62), paint.dim(flipped, 0.5))
    lighting.lay(picture, (34, 32, 36), mask)

"""A polder in the morning mist."""

from math import cos, radians, sin
from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import Point
from articles.management.demo.pictures.scenes.sky import evening_sky
from articles.management.demo.pictures.stencil import Stencil


def draw_polder(rng: Random) -> Image.Image:
    width, height = size = (2000, 1125)
    horizon = 640
    stops = [(0, (116, 146, 168)), (0.35, (182, 196, 198)), (0.57, (248, 224, 186)), (1, (190, 180, 140))]  # fmt: skip
    picture = evening_sky(rng, size, stops, (255, 236, 204), (150, 160, 170), (3, 12))
    lighting.shine(
        picture, (255, 222, 160), lighting.glow(size, (1480, 600), 900, 420, 2)
    )
    for layer, (base, tall, colour) in enumerate(
        (
            (636, 16, (176, 184, 176)),
            (640, 26, (140, 154, 144)),
            (648, 36, (96, 112, 98)),
        )
    ):
        _turbines(picture, rng, layer)
        trees = Stencil(size)
        x = -20.0
        while x < width:
            if rng.random() < 0.86:
                trees.ellipse(
                    x,
                    base,
                    rng.uniform(8, 18) + tall * 0.4,
                    tall * rng.uniform(0.5, 1.3),
                )
            x += rng.uniform(9, 24) + (70 if rng.random() < 0.05 else 0)
        lighting.lay(picture, colour, trees.mask(1.5))
        mist = lighting.glow(size, (width / 2, base + 8), width * 1.2, 46, 1.1)
        lighting.shine(picture, (250, 220, 180), paint.dim(mist, 0.38))
    _meadow(picture, rng, horizon)
    _mill(picture)
    _cows(picture, rng)
    mist = ImageChops.multiply(
        lighting.glow(size, (width / 2, horizon + 26), width * 1.6, 150, 1.0),
        paint.between(paint.cloud(size, rng, (3, 14), 4), 60, 210),
    )
    lighting.shine(picture, (250, 226, 190), paint.dim(mist, 0.75))
    return lighting.finish(picture, rng, vignette=0.35)


def _turbines(picture: Image.Image, rng: Random, layer: int) -> None:
    turbines = Stencil(picture.size)
    tall = (150, 240, 360)[layer]
    for place in ((90, 250, 410, 570, 730, 890), (1120, 1345, 1570, 1795), (330, 760))[
        layer
    ]:
        hub = (place, 640 - tall)
        turbines.polygon([(place - tall * 0.014, 650), (place - tall * 0.007, hub[1]), (place + tall * 0.007, hub[1]), (place + tall * 0.014, 650)])  # fmt: skip
        turn = rng.uniform(0, 120)
        for blade in range(3):
            _blade(turbines, hub, tall * 0.46, turn + blade * 120)
        turbines.ellipse(*hub, tall * 0.014, tall * 0.014)
    colour = ((214, 214, 204), (226, 226, 218), (240, 238, 230))[layer]
    lighting.lay(picture, colour, turbines.mask(0.6, (0.7, 0.85, 0.95)[layer]))


def _blade(stencil: Stencil, hub: Point, reach: float, degrees: float) -> None:
    turn = radians(degrees)
    ahead, aside = (
        (cos(turn) * reach, sin(turn) * reach),
        (-sin(turn) * reach, cos(turn) * reach),
    )
    shape = (
        (0, 0.012),
        (0.15, 0.045),
        (0.4, 0.03),
        (1, 0.004),
        (1, -0.004),
        (0, -0.012),
    )
    stencil.polygon([(hub[0] + f * ahead[0] + s * aside[0], hub[1] + f * ahead[1] + s * aside[1]) for f, s in shape])  # fmt: skip


def _meadow(picture: Image.Image, rng: Random, horizon: int) -> None:
    width, height = picture.size
    size = (width, height - horizon)
    blades = shapes.ground(size, 0, paint.cloud((2000, 900), rng, (300, 240), 3), 2.0)
    patches = shapes.ground(size, 0, paint.cloud((1000, 500), rng, (24, 12), 4), 2.0)
    grass = paint.between(Image.blend(blades, patches, 0.5), 50, 205)
    grass = paint.tint(grass, [(0, (62, 80, 48)), (0.5, (110, 120, 66)), (1, (176, 168, 104))])  # fmt: skip
    fade = paint.ramp(
        size, [(0, (255, 255, 255)), (0.5, (30, 30, 30)), (1, (0, 0, 0))]
    ).convert("L")
    lighting.lay(grass, (222, 206, 158), paint.dim(fade, 0.7))
    ditches = Stencil(size)
    for foot, half in ((-2600, 190), (-700, 120), (960, 96), (2500, 120), (4600, 190)):
        ditches.polygon(
            [(940, 0), (943, 0), (foot + half, size[1]), (foot - half, size[1])]
        )
    water = paint.ramp(
        size, [(0, (250, 226, 190)), (0.5, (190, 196, 190)), (1, (112, 140, 158))]
    )
    bank = ImageChops.offset(ditches.mask(7), 0, -6)
    lighting.shade(grass, bank, 0.5)
    lighting.lay(grass, water, ditches.mask(1.2))
    picture.paste(grass, (0, horizon))


def _mill(picture: Image.Image) -> None:
    mill = Stencil(picture.size)
    x, foot = 1530, 672
    mill.polygon(
        [(x - 62, foot), (x - 34, foot - 170), (x + 34, foot - 170), (x + 62, foot)]
    )
    mill.polygon(
        [
            (x - 36, foot - 168),
            (x - 22, foot - 204),
            (x + 24, foot - 206),
            (x + 38, foot - 168),
        ]
    )
    mill.box(x - 84, foot - 62, x + 84, foot - 55)
    hub = (x - 6, foot - 186)
    for dx, dy in ((0.52, -0.85), (0.85, 0.52), (-0.52, 0.85), (-0.85, -0.52)):
        tip = (hub[0] + dx * 178, hub[1] + dy * 178)
        mill.line([hub, tip], 4)
        side = (-dy * 22, dx * 22)
        sail = [(hub[0] + dx * r + side[0] * s, hub[1] + dy * r + side[1] * s) for r, s in ((38, 0.1), (174, 0.1), (174, 1), (38, 1))]  # fmt: skip
        mill.polygon(sail, 150)
        mill.line([*sail, sail[0]], 1.5)
    lighting.lay(picture, (66, 60, 54), mill.mask(0.7, 0.94))


def _cows(picture: Image.Image, rng: Random) -> None:
    herd = Stencil(picture.size)
    for x, y, long in ((420, 742, 46), (500, 752, 52), (300, 764, 58), (620, 724, 34), (1250, 716, 30), (1310, 722, 32)):  # fmt: skip
        side = rng.choice((-1, 1))
        herd.ellipse(x, y - long * 0.52, long * 0.5, long * 0.22)
        herd.box(x - long * 0.45, y - long * 0.7, x + long * 0.42, y - long * 0.4)
        herd.polygon([(x + side * long * 0.4, y - long * 0.66), (x + side * long * 0.74, y - long * 0.3), (x + side * long * 0.66, y - long * 0.2), (x + side * long * 0.36, y - long * 0.4)])  # fmt: skip
        for leg in (-0.42, -0.3, 0.28, 0.4):
            herd.box(x + leg * long - 1.5, y - long * 0.4, x + leg * long + 1.5, y)
    lighting.lay(picture, (58, 52, 46), herd.mask(0.8, 0.92))

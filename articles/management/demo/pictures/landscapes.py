"""Pictures out of doors: dike, polder, fjord, lake and railway."""

from math import cos, radians, sin
from random import Random

from PIL import Image, ImageChops

from . import paint
from .paint import Point, Stencil

WIDE = (1920, 1280)
TALL = (1600, 2000)


def evening_sky(rng: Random, size, stops, light, dark, cells=(4, 9)) -> Image.Image:
    """A sky with drifting clouds, lit from below."""
    sky = paint.ramp(size, stops)
    clouds = paint.between(paint.cloud(size, rng, cells, 6), 120, 230)
    below = Image.new("L", clouds.size, 0)
    below.paste(clouds, (0, 14))
    edge = ImageChops.subtract(clouds, below)
    edge.paste(0, (0, 0, size[0], 14))
    paint.lay(sky, dark, paint.dim(clouds, 0.5))
    return paint.shine(sky, light, paint.dim(edge, 1.6))


def draw_dike(rng: Random) -> Image.Image:
    width, height = WIDE
    horizon, far = 500, (1290.0, 498.0)
    stops = [(0, (92, 118, 140)), (0.24, (168, 170, 168)), (0.39, (240, 205, 158)), (1, (206, 176, 140))]  # fmt: skip
    picture = evening_sky(rng, WIDE, stops, (255, 214, 160), (112, 116, 126))
    picture = paint.shine(picture, (255, 206, 132), paint.glow(WIDE, (520, 470), 1300, 640, 2.4))
    _sea(picture, rng, horizon)
    _village(picture, rng, far)
    fine = paint.cloud((1800, 1100), rng, (160, 260), 4)
    fine = paint.ground(WIDE, horizon, fine, 2.0)
    broad = paint.ground(WIDE, horizon, paint.cloud((900, 700), rng, (14, 26), 3), 2.0)
    turf = paint.between(Image.blend(fine, broad, 0.4), 40, 215)
    strips = [
        ((1500, height), (width * 9, 620), (84, 90, 56), (150, 146, 96)),
        ((-260, height), (420, height), (46, 48, 48), (132, 124, 110)),
        ((410, height), (1030, height), (92, 92, 56), (178, 164, 108)),
        ((1020, height), (1330, height), (158, 146, 126), (192, 174, 146)),
        ((1320, height), (width + 420, height), (40, 50, 32), (102, 106, 58)),
    ]
    for left, right, dark, light in strips:
        area = Stencil(WIDE)
        area.polygon([far, (far[0] + 2, far[1]), right, left])
        paint.lay(picture, paint.tint(turf, [(0, dark), (1, light)]), area.mask(1.2))
    haze = paint.glow(WIDE, (1000, 515), 1600, 150, 1.6)
    picture = paint.shine(picture, (214, 168, 116), paint.dim(haze, 0.55))
    _fence(picture, far)
    walkers, shadows = Stencil(WIDE), Stencil(WIDE)
    for x, y, tall in ((1268, 660, 100), (1294, 664, 92), (1288, 537, 32)):
        paint.person(walkers, x, y, tall)
        shadows.polygon([(x - 8, y), (x + 8, y - 2), (x + tall * 2.4, y + tall * 0.42), (x + tall * 2.2, y + tall * 0.5)])  # fmt: skip
    picture = paint.shade(picture, shadows.mask(1.5), 0.45)
    paint.lay(picture, (40, 37, 36), walkers.mask(0.6))
    return paint.finish(picture, rng)


def _sea(picture: Image.Image, rng: Random, horizon: int) -> None:
    size = picture.size
    edge = horizon / size[1]
    stops = [(0, (226, 190, 146)), (edge, (226, 190, 146)), (edge + 0.15, (146, 148, 146)), (1, (58, 76, 88))]  # fmt: skip
    water = paint.ramp(size, stops)
    waves = paint.ground(size, horizon, paint.cloud((size[0], 900), rng, (60, 130), 4))
    water = paint.shade(water, paint.between(waves, 110, 30), 0.4)
    sun = paint.glow(size, (520, horizon), 460, 900, 1.3)
    sparkle = ImageChops.multiply(paint.between(waves, 124, 190), sun)
    water = paint.shine(water, (255, 214, 150), sparkle)
    picture.paste(water.crop((0, horizon, *size)), (0, horizon))


def _village(picture: Image.Image, rng: Random, far: Point) -> None:
    """Trees, roofs and a church tower in the haze behind the dike."""
    village = Stencil(picture.size)
    for _ in range(90):
        x = rng.uniform(far[0] - 10, picture.width)
        village.ellipse(x, far[1] + 4, rng.uniform(8, 26), rng.uniform(8, 24))
    for x in (1420, 1462, 1530, 1610, 1690):
        village.polygon([(x, 500), (x, 474), (x + 18, 458), (x + 36, 474), (x + 36, 500)])
    village.polygon([(1560, 500), (1560, 424), (1571, 372), (1582, 424), (1582, 500)])
    paint.lay(picture, (120, 112, 106), village.mask(1.2, 0.85))


def _fence(picture: Image.Image, far: Point) -> None:
    """Posts and two wires along the path, smaller as they stand further off."""
    posts = Stencil(picture.size)
    foot, tall = (560.0, 900.0), 250
    for step in range(1, 40):
        near = 1 / (1 + (step - 1) * 0.45)
        x, y = far[0] + foot[0] * near * 0.62, far[1] + foot[1] * near * 0.8
        posts.box(x - 8 * near, y - tall * near, x + 8 * near, y)
    for level in (0.9, 0.55):
        end = (far[0] + foot[0] * 0.62 * 1.5, far[1] + (foot[1] * 0.8 - tall * level) * 1.5)
        posts.line([far, end], 2.2)
    paint.lay(picture, (50, 43, 36), posts.mask(0.7))


def draw_polder(rng: Random) -> Image.Image:
    width, height = size = (2000, 1125)
    horizon = 640
    stops = [(0, (116, 146, 168)), (0.35, (182, 196, 198)), (0.57, (248, 224, 186)), (1, (190, 180, 140))]  # fmt: skip
    picture = evening_sky(rng, size, stops, (255, 236, 204), (150, 160, 170), (3, 12))
    picture = paint.shine(picture, (255, 222, 160), paint.glow(size, (1480, 600), 900, 420, 2))
    for layer, (base, tall, colour) in enumerate(
        ((636, 16, (176, 184, 176)), (640, 26, (140, 154, 144)), (648, 36, (96, 112, 98)))
    ):
        _turbines(picture, rng, layer)
        trees = Stencil(size)
        x = -20.0
        while x < width:
            if rng.random() < 0.86:
                trees.ellipse(x, base, rng.uniform(8, 18) + tall * 0.4, tall * rng.uniform(0.5, 1.3))
            x += rng.uniform(9, 24) + (70 if rng.random() < 0.05 else 0)
        paint.lay(picture, colour, trees.mask(1.5))
        mist = paint.glow(size, (width / 2, base + 8), width * 1.2, 46, 1.1)
        picture = paint.shine(picture, (250, 220, 180), paint.dim(mist, 0.38))
    _meadow(picture, rng, horizon)
    _mill(picture)
    _cows(picture, rng)
    mist = ImageChops.multiply(
        paint.glow(size, (width / 2, horizon + 26), width * 1.6, 150, 1.0),
        paint.between(paint.cloud(size, rng, (3, 14), 4), 60, 210),
    )
    picture = paint.shine(picture, (250, 226, 190), paint.dim(mist, 0.75))
    return paint.finish(picture, rng, vignette=0.35)


def _turbines(picture: Image.Image, rng: Random, layer: int) -> None:
    turbines = Stencil(picture.size)
    tall = (150, 240, 360)[layer]
    for place in ((90, 250, 410, 570, 730, 890), (1120, 1345, 1570, 1795), (330, 760))[layer]:
        hub = (place, 640 - tall)
        turbines.polygon([(place - tall * 0.014, 650), (place - tall * 0.007, hub[1]), (place + tall * 0.007, hub[1]), (place + tall * 0.014, 650)])  # fmt: skip
        turn = rng.uniform(0, 120)
        for blade in range(3):
            _blade(turbines, hub, tall * 0.46, turn + blade * 120)
        turbines.ellipse(*hub, tall * 0.014, tall * 0.014)
    colour = ((214, 214, 204), (226, 226, 218), (240, 238, 230))[layer]
    paint.lay(picture, colour, turbines.mask(0.6, (0.7, 0.85, 0.95)[layer]))


def _blade(stencil: Stencil, hub: Point, reach: float, degrees: float) -> None:
    turn = radians(degrees)
    ahead, aside = (cos(turn) * reach, sin(turn) * reach), (-sin(turn) * reach, cos(turn) * reach)
    shape = ((0, 0.012), (0.15, 0.045), (0.4, 0.03), (1, 0.004), (1, -0.004), (0, -0.012))
    stencil.polygon([(hub[0] + f * ahead[0] + s * aside[0], hub[1] + f * ahead[1] + s * aside[1]) for f, s in shape])  # fmt: skip


def _meadow(picture: Image.Image, rng: Random, horizon: int) -> None:
    width, height = picture.size
    size = (width, height - horizon)
    blades = paint.ground(size, 0, paint.cloud((2000, 900), rng, (300, 240), 3), 2.0)
    patches = paint.ground(size, 0, paint.cloud((1000, 500), rng, (24, 12), 4), 2.0)
    grass = paint.between(Image.blend(blades, patches, 0.5), 50, 205)
    grass = paint.tint(grass, [(0, (62, 80, 48)), (0.5, (110, 120, 66)), (1, (176, 168, 104))])  # fmt: skip
    fade = paint.ramp(size, [(0, (255, 255, 255)), (0.5, (30, 30, 30)), (1, (0, 0, 0))]).convert("L")
    paint.lay(grass, (222, 206, 158), paint.dim(fade, 0.7))
    ditches = Stencil(size)
    for foot, half in ((-2600, 190), (-700, 120), (960, 96), (2500, 120), (4600, 190)):
        ditches.polygon([(940, 0), (943, 0), (foot + half, size[1]), (foot - half, size[1])])
    water = paint.ramp(size, [(0, (250, 226, 190)), (0.5, (190, 196, 190)), (1, (112, 140, 158))])
    bank = ImageChops.offset(ditches.mask(7), 0, -6)
    grass = paint.shade(grass, bank, 0.5)
    paint.lay(grass, water, ditches.mask(1.2))
    picture.paste(grass, (0, horizon))


def _mill(picture: Image.Image) -> None:
    mill = Stencil(picture.size)
    x, foot = 1530, 672
    mill.polygon([(x - 62, foot), (x - 34, foot - 170), (x + 34, foot - 170), (x + 62, foot)])
    mill.polygon([(x - 36, foot - 168), (x - 22, foot - 204), (x + 24, foot - 206), (x + 38, foot - 168)])
    mill.box(x - 84, foot - 62, x + 84, foot - 55)
    hub = (x - 6, foot - 186)
    for dx, dy in ((0.52, -0.85), (0.85, 0.52), (-0.52, 0.85), (-0.85, -0.52)):
        tip = (hub[0] + dx * 178, hub[1] + dy * 178)
        mill.line([hub, tip], 4)
        side = (-dy * 22, dx * 22)
        sail = [(hub[0] + dx * r + side[0] * s, hub[1] + dy * r + side[1] * s) for r, s in ((38, 0.1), (174, 0.1), (174, 1), (38, 1))]  # fmt: skip
        mill.polygon(sail, 150)
        mill.line([*sail, sail[0]], 1.5)
    paint.lay(picture, (66, 60, 54), mill.mask(0.7, 0.94))


def _cows(picture: Image.Image, rng: Random) -> None:
    herd = Stencil(picture.size)
    for x, y, long in ((420, 742, 46), (500, 752, 52), (300, 764, 58), (620, 724, 34), (1250, 716, 30), (1310, 722, 32)):  # fmt: skip
        side = rng.choice((-1, 1))
        herd.ellipse(x, y - long * 0.52, long * 0.5, long * 0.22)
        herd.box(x - long * 0.45, y - long * 0.7, x + long * 0.42, y - long * 0.4)
        herd.polygon([(x + side * long * 0.4, y - long * 0.66), (x + side * long * 0.74, y - long * 0.3), (x + side * long * 0.66, y - long * 0.2), (x + side * long * 0.36, y - long * 0.4)])  # fmt: skip
        for leg in (-0.42, -0.3, 0.28, 0.4):
            herd.box(x + leg * long - 1.5, y - long * 0.4, x + leg * long + 1.5, y)
    paint.lay(picture, (58, 52, 46), herd.mask(0.8, 0.92))


def draw_fjord(rng: Random) -> Image.Image:
    width, _ = WIDE
    water = 930
    stops = [(0, (88, 112, 138)), (0.4, (178, 186, 190)), (0.62, (244, 216, 182)), (1, (230, 200, 168))]
    picture = evening_sky(rng, WIDE, stops, (255, 232, 206), (134, 144, 158), (3, 7))
    picture = paint.shine(picture, (255, 196, 136), paint.glow(WIDE, (1130, 660), 1300, 640, 1.9))
    far, near = (172, 176, 186), (26, 42, 56)
    for layer in range(6):
        share = layer / 5
        base, tall = 760 + share * 170, 400 - abs(share - 0.35) * 330
        line = paint.ridge(rng, width, base - 30, tall, 0.52)
        valley = 1180 - 60 * layer
        line = [(x, y + 330 * (0.3 + share) * max(0, 1 - abs(x - valley) / (760 - 60 * layer))) for x, y in line]
        slope = Stencil(WIDE)
        slope.polygon([(0, water + 4), *[(x, min(y, water)) for x, y in line], (width, water + 4)])
        mask = slope.mask(1)
        colour = paint.mix(far, near, share**0.8)
        rock = paint.cloud(WIDE, rng, (70, 34), 5)
        tones = [(0, paint.mix(colour, (0, 0, 0), 0.3 * share)), (1, paint.mix(colour, (255, 214, 170), 0.12))]  # fmt: skip
        paint.lay(picture, paint.tint(rock, tones), mask)
        mist = ImageChops.multiply(mask, paint.glow(WIDE, (1100, water), 2400, 300, 1.5))
        picture = paint.shine(picture, (240, 190, 146), paint.dim(mist, 0.66 * (1 - share * 0.75)))
    paint.mirror(picture, water, rng, 3)
    sheet = paint.ramp(WIDE, [(0, (0, 0, 0)), (0.73, (0, 0, 0)), (1, (215, 215, 215))]).convert("L")
    paint.lay(picture, (22, 36, 48), sheet)
    _hamlet(picture, rng, water)
    return paint.finish(picture, rng)


def _hamlet(picture: Image.Image, rng: Random, water: int) -> None:
    walls, windows = Stencil(picture.size), Stencil(picture.size)
    for x in (250, 288, 330, 372, 430, 470, 520):
        y, wide = water - rng.uniform(2, 16), rng.uniform(22, 30)
        walls.polygon([(x, y), (x, y - 18), (x + wide / 2, y - 30), (x + wide, y - 18), (x + wide, y)])
        windows.box(x + 7, y - 13, x + 11, y - 8)
        windows.box(x + 15, y - 13, x + 18, y - 8)
    paint.lay(picture, (116, 58, 46), walls.mask(0.7, 0.85))
    paint.lay(picture, (255, 214, 140), windows.mask(0.5))


def draw_rower(rng: Random) -> Image.Image:
    width, height = TALL
    horizon = 860
    stops = [(0, (98, 116, 138)), (0.25, (176, 172, 176)), (0.43, (250, 212, 172)), (1, (214, 186, 160))]
    picture = evening_sky(rng, TALL, stops, (255, 226, 196), (150, 150, 160), (3, 10))
    picture = paint.shine(picture, (255, 206, 150), paint.glow(TALL, (1080, 800), 760, 520, 1.8))
    sun = Stencil(TALL)
    sun.ellipse(1080, 770, 44, 44)
    picture = paint.shine(picture, (255, 236, 206), sun.mask(3))
    for base, tall, colour in ((860, 60, (176, 160, 150)), (862, 120, (120, 114, 112))):
        trees = Stencil(TALL)
        x = -30.0 if tall < 100 else -200.0
        while x < (width + 40 if tall < 100 else 640):
            trees.ellipse(x, base, rng.uniform(18, 50), tall * rng.uniform(0.4, 1.1))
            x += rng.uniform(14, 40)
        trees.box(0, base - 8, width, base)
        paint.lay(picture, colour, trees.mask(2, 0.85))
    paint.mirror(picture, horizon, rng, 4)
    deep = paint.ramp(TALL, [(0, (0, 0, 0)), (0.45, (0, 0, 0)), (1, (225, 225, 225))]).convert("L")
    paint.lay(picture, (58, 74, 90), paint.dim(deep, 0.85))
    waves = paint.cloud((TALL[0], 1400), rng, (44, 130), 4)
    waves = paint.ground(TALL, horizon, waves, 2)
    picture = paint.shade(picture, ImageChops.multiply(deep, paint.between(waves, 110, 40)), 0.4)
    gleam = ImageChops.multiply(paint.between(waves, 140, 205), paint.glow(TALL, (1060, 1000), 420, 900, 1.2))
    picture = paint.shine(picture, (255, 214, 168), gleam)
    mist = ImageChops.multiply(paint.glow(TALL, (800, horizon), 1700, 120, 1), paint.cloud(TALL, rng, (3, 16), 4))
    picture = paint.shine(picture, (255, 224, 196), paint.dim(mist, 0.8))
    _scull(picture)
    return paint.finish(picture, rng)


def _scull(picture: Image.Image) -> None:
    """A single scull with its rower, and both once more in the water."""
    boat = Stencil(picture.size)
    x, y = 760, 1262
    boat.polygon([(x - 520, y - 12), (x - 90, y - 20), (x + 120, y - 20), (x + 500, y - 14), (x + 120, y + 12), (x - 120, y + 12)])  # fmt: skip
    body = [(x - 30, y - 16), (x - 62, y - 96), (x - 66, y - 150), (x - 44, y - 176), (x - 14, y - 172), (x + 2, y - 140), (x + 22, y - 60), (x + 30, y - 16)]  # fmt: skip
    boat.polygon(paint.curve(body, 8))
    boat.ellipse(x - 30, y - 206, 21, 26)
    boat.line([(x - 36, y - 206), (x - 74, y - 214)], 7)
    boat.line(paint.curve([(x - 24, y - 156), (x + 40, y - 122), (x + 104, y - 108)]), 17)
    boat.line(paint.curve([(x + 10, y - 26), (x + 66, y - 74), (x + 116, y - 24)]), 22)
    boat.line([(x + 104, y - 106), (x - 30, y - 34), (x - 420, y + 70)], 6)
    boat.line([(x + 104, y - 108), (x + 560, y - 68)], 5)
    boat.polygon([(x - 400, y + 58), (x - 492, y + 78), (x - 486, y + 100), (x - 398, y + 76)])
    boat.polygon([(x + 548, y - 72), (x + 626, y - 76), (x + 626, y - 60), (x + 548, y - 61)])
    mask = boat.mask(0.6)
    flipped = ImageChops.offset(mask.transpose(Image.Transpose.FLIP_TOP_BOTTOM), 0, 2 * y - picture.height + 24)
    flipped.paste(0, (0, 0, picture.width, y + 8))
    paint.lay(picture, (52, 54, 62), paint.dim(flipped, 0.5))
    paint.lay(picture, (34, 32, 36), mask)

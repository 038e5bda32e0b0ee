"""Pictures of town and trade: harbour, skyline, market hall."""

from random import Random

from PIL import Image, ImageChops

from . import paint
from .paint import Point, Stencil

WIDE = (1920, 1280)
BROAD = (2000, 1125)
HAZE = (206, 172, 128)
AWNINGS = ((150, 66, 50), (196, 176, 140), (74, 96, 82), (176, 128, 62))
FRUIT = (
    [(0, (70, 40, 20)), (1, (226, 150, 60))],
    [(0, (40, 56, 26)), (1, (160, 170, 84))],
    [(0, (70, 26, 22)), (1, (206, 84, 56))],
)


def draw_harbour(rng: Random) -> Image.Image:
    waterline = 860
    stops = [(0, (78, 92, 112)), (0.3, (150, 142, 142)), (0.52, (232, 176, 122)), (0.68, (250, 208, 150)), (1, (190, 160, 130))]  # fmt: skip
    picture = paint.ramp(WIDE, stops)
    clouds = paint.between(paint.cloud(WIDE, rng, (3, 12), 6), 110, 230)
    paint.lay(picture, (112, 102, 108), paint.dim(clouds, 0.4))
    picture = paint.shine(picture, (255, 190, 110), paint.glow(WIDE, (1240, 800), 1000, 620, 2))
    picture = paint.shine(picture, (255, 226, 178), paint.glow(WIDE, (1240, 760), 130, 130, 1.2))
    far = Stencil(WIDE)
    for x in range(0, 1940, 26):
        far.box(x, waterline - rng.choice((12, 20, 20, 34, 46)), x + 27, waterline)
    for x in (180, 560, 840, 1500, 1760):
        far.box(x, waterline - 150, x + 12, waterline)
    paint.lay(picture, (176, 140, 118), far.mask(1.4))
    for x, tall, colour in ((1080, 210, (158, 124, 106)), (1320, 210, (158, 124, 106)), (1580, 240, (138, 108, 96)), (760, 330, (104, 86, 82)), (420, 390, (82, 70, 70)), (60, 450, (62, 54, 58))):  # fmt: skip
        cranes = Stencil(WIDE)
        _crane(cranes, x, waterline, tall)
        paint.lay(picture, colour, cranes.mask(0.8))
    _ship(picture, rng, waterline)
    mist = paint.glow(WIDE, (1240, waterline), 1900, 130, 1.3)
    picture = paint.shine(picture, (250, 180, 110), paint.dim(mist, 0.45))
    paint.mirror(picture, waterline, rng, 6)
    deep = paint.ramp(WIDE, [(0, (0, 0, 0)), (0.67, (0, 0, 0)), (0.68, (50, 50, 50)), (1, (190, 190, 190))]).convert("L")  # fmt: skip
    paint.lay(picture, (52, 56, 66), deep)
    waves = paint.ground(WIDE, waterline, paint.cloud((1900, 900), rng, (60, 120), 4))
    path = paint.glow(WIDE, (1240, waterline), 300, 700, 1.1)
    path.paste(0, (0, 0, WIDE[0], waterline))
    gleam = ImageChops.multiply(paint.between(waves, 120, 190), path)
    return paint.finish(paint.shine(picture, (255, 196, 126), gleam), rng)


def _crane(stencil: Stencil, x: float, foot: float, tall: float) -> None:
    """A ship-to-shore crane, its boom out over the water to the right."""
    leg, deck, top = tall * 0.032, foot - tall * 0.56, foot - tall
    for left in (x, x + tall * 0.34):
        stencil.box(left, deck, left + leg, foot)
    stencil.box(x - leg, foot - tall * 0.2, x + tall * 0.4, foot - tall * 0.2 + leg * 0.8)
    stencil.line([(x + leg, foot - tall * 0.2), (x + tall * 0.36, deck)], leg * 0.5)
    stencil.box(x - tall * 0.3, deck - leg * 1.4, x + tall * 1.02, deck)
    stencil.polygon([(x + tall * 0.3, deck), (x + tall * 0.2, top), (x + tall * 0.24, top), (x + tall * 0.37, deck)])  # fmt: skip
    for end in (x + tall * 0.98, x + tall * 0.66, x - tall * 0.28):
        stencil.line([(x + tall * 0.22, top + 3), (end, deck - leg)], max(1.4, tall * 0.008))
    stencil.box(x - tall * 0.08, deck - tall * 0.1, x + tall * 0.12, deck)
    cabin = x + tall * 0.62
    stencil.box(cabin, deck, cabin + tall * 0.07, deck + tall * 0.06)
    stencil.line([(cabin + 5, deck), (cabin + 5, deck + tall * 0.26)], 1.4)
    stencil.box(cabin - tall * 0.06, deck + tall * 0.25, cabin + tall * 0.12, deck + tall * 0.31)


def _ship(picture: Image.Image, rng: Random, waterline: int) -> None:
    hull, bridge, windows = Stencil(WIDE), Stencil(WIDE), Stencil(WIDE)
    hull.polygon([(520, waterline - 96), (1440, waterline - 96), (1530, waterline - 122), (1486, waterline), (560, waterline)])  # fmt: skip
    bridge.box(604, waterline - 262, 694, waterline - 92)
    bridge.box(588, waterline - 262, 722, waterline - 244)
    bridge.box(636, waterline - 300, 664, waterline - 260)
    for level in range(5):
        for x in range(612, 690, 13):
            windows.box(x, waterline - 236 + level * 26, x + 7, waterline - 228 + level * 26)
    colours = ((122, 62, 48), (70, 82, 92), (146, 104, 70), (92, 90, 84), (64, 74, 66), (158, 128, 100))
    stacks = [Stencil(WIDE) for _ in colours]
    for column in range(19):
        left = 712 + column * 38
        for level in range(rng.choice((2, 3, 4, 4, 5)) if column < 17 else 2):
            top = waterline - 96 - (level + 1) * 25
            stacks[rng.randrange(len(colours))].box(left, top, left + 36, top + 23.4)
    paint.lay(picture, (196, 172, 146), bridge.mask(0.7))
    paint.lay(picture, (78, 68, 68), windows.mask(0.5))
    for colour, stack in zip(colours, stacks, strict=True):
        paint.lay(picture, colour, stack.mask(0.6))
    paint.lay(picture, (58, 46, 48), hull.mask(0.8))
    stripe = Stencil(WIDE)
    stripe.polygon([(549, waterline - 26), (1494, waterline - 26), (1486, waterline), (560, waterline)])
    paint.lay(picture, (112, 48, 40), stripe.mask(0.8))


def draw_skyline(rng: Random) -> Image.Image:
    waterline = 830
    stops = [(0, (14, 22, 44)), (0.4, (44, 56, 92)), (0.6, (128, 98, 112)), (0.74, (232, 150, 100)), (1, (200, 130, 90))]  # fmt: skip
    picture = paint.ramp(BROAD, stops)
    stars = Stencil(BROAD)
    for _ in range(420):
        radius = 0.6 + rng.random() ** 6 * 1.6
        stars.ellipse(rng.uniform(0, BROAD[0]), rng.uniform(0, 1) ** 1.7 * 620, radius, radius)
    picture = paint.shine(picture, (220, 226, 240), stars.mask(0.5, 0.9))
    clouds = paint.between(paint.cloud(BROAD, rng, (3, 16), 6), 140, 240)
    paint.lay(picture, (92, 74, 92), paint.dim(clouds, 0.45))
    picture = paint.shine(picture, (255, 160, 90), paint.glow(BROAD, (900, 850), 1500, 330, 1.8))
    for layer, colour in enumerate(((150, 104, 100), (94, 74, 88), (52, 48, 68), (24, 26, 42))):
        picture = _quarter(picture, rng, layer, (colour, waterline))
    _bridge(picture, waterline)
    paint.mirror(picture, waterline, rng, 9)
    deep = paint.ramp(BROAD, [(0, (0, 0, 0)), (0.73, (0, 0, 0)), (0.745, (90, 90, 90)), (1, (200, 200, 200))]).convert("L")  # fmt: skip
    paint.lay(picture, (16, 22, 40), deep)
    return paint.finish(picture, rng, bloom=0.6)


def _quarter(picture: Image.Image, rng: Random, layer: int, look) -> Image.Image:
    """One depth of the town: its walls, and windows that are still lit."""
    colour, waterline = look
    walls, windows = Stencil(BROAD), Stencil(BROAD)
    x = -30.0
    while x < BROAD[0]:
        wide = rng.uniform(26, 66) * (1 + layer * 0.28)
        centre = max(0, 1 - abs(x - 1220) / 800)
        tall = rng.uniform(60, 150) + centre * rng.uniform(40, 320) * (1.15 - layer * 0.22)
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
    paint.lay(picture, colour, walls.mask(1.2 - layer * 0.2))
    shine = (255, 200, 128)
    picture = paint.shine(picture, shine, windows.mask(0.5, 0.45 + layer * 0.16))
    haze = paint.glow(BROAD, (900, waterline), 1900, 150, 1.4)
    return paint.shine(picture, (236, 130, 80), paint.dim(haze, 0.26 if layer < 3 else 0.08))


def _lights(windows: Stencil, rng: Random, wall, layer: int) -> None:
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
        bridge.line([(head[0] + step * 3, head[1] + 10 + step * 13), (20 + step * 30, deck)], 2)
    paint.lay(picture, (20, 22, 38), bridge.mask(0.6))


def draw_market(rng: Random) -> Image.Image:
    width, height = WIDE
    far = (960, 640)
    picture = paint.ramp(WIDE, [(0, (44, 38, 36)), (0.35, (96, 80, 66)), (0.55, (206, 176, 132)), (1, (96, 76, 58))])  # fmt: skip
    roof, ribs = Stencil(WIDE), Stencil(WIDE)
    for step in range(13, 0, -1):
        near = 1 / (1 + (step - 1) * 0.42)
        reach, rise = 1250 * near, 900 * near
        box = [(far[0] - reach) * 2, (far[1] - rise) * 2, (far[0] + reach) * 2, (far[1] + rise) * 2]
        ribs.pen.arc(box, 180, 360, fill=255, width=max(2, round(44 * near)))
        for side in (-1, 1):
            x = far[0] + side * reach * 0.985
            ribs.box(x - 15 * near, far[1], x + 15 * near, far[1] + 480 * near)
    for turn in range(-6, 7):
        x = turn / 6.4
        end = (far[0] + 1500 * x, far[1] - 1080 * (1 - x * x) ** 0.5)
        ribs.line([(far[0] + 60 * x, far[1] - 60 * (1 - x * x) ** 0.5), end], 5)
    roof.polygon([far, (far[0] - 330, -40), (far[0] + 330, -40)])
    picture = paint.shine(picture, (250, 226, 188), ImageChops.multiply(roof.mask(22), paint.ramp(WIDE, [(0, (170, 170, 170)), (0.5, (255, 255, 255)), (1, (0, 0, 0))]).convert("L")))  # fmt: skip
    picture = paint.shine(picture, (255, 226, 176), paint.glow(WIDE, far, 460, 420, 1.5))
    paint.lay(picture, (46, 40, 38), ribs.mask(0.9, 0.92))
    floor = paint.ground(WIDE, 700, paint.cloud((900, 900), rng, (40, 60), 4), 2)
    tiles = paint.tint(floor, [(0, (64, 52, 42)), (1, (170, 142, 108))])
    aisle = Stencil(WIDE)
    aisle.polygon([(930, 690), (990, 690), (width + 700, height), (-700, height)])
    paint.lay(picture, tiles, aisle.mask(2))
    picture = paint.shine(picture, (255, 220, 164), ImageChops.multiply(paint.glow(WIDE, (960, 700), 430, 640, 1.1), aisle.mask()))  # fmt: skip
    picture = _stalls(picture, rng, far)
    beams = Stencil(WIDE)
    for x in (-150, 60, 270):
        beams.polygon([(890 + x, -20), (960 + x, -20), (560 + x * 1.5, 1180), (330 + x * 1.5, 1180)])
    light = ImageChops.multiply(beams.mask(34), paint.ramp(WIDE, [(0, (120, 120, 120)), (0.9, (10, 10, 10)), (1, (0, 0, 0))]).convert("L"))  # fmt: skip
    picture = paint.shine(picture, (255, 224, 170), light)
    return paint.finish(picture, rng, bloom=0.5)


def _stalls(picture: Image.Image, rng: Random, far: Point) -> Image.Image:
    """Stalls on both sides, from the end of the hall to the front, with shoppers."""
    lamps = Stencil(WIDE)
    for step in range(9, 0, -1):
        near = 1 / (1 + (step - 1) * 0.5)
        awnings, fronts, goods, people = (Stencil(WIDE) for _ in range(4))
        for wide in (near, -near):
            _stall(rng, lambda x, y, w=wide: (far[0] + x * w, far[1] + y * abs(w)), (awnings, fronts, goods, lamps))  # fmt: skip
        for _ in range(3 if step > 1 else 0):
            x = far[0] + rng.uniform(-470, 470) * near
            paint.person(people, x, far[1] + 520 * near, rng.uniform(400, 480) * near)
        fade = 0.75 * (1 - near)
        paint.lay(picture, paint.mix(AWNINGS[step % 4], HAZE, fade), awnings.mask(1))
        paint.lay(picture, paint.mix((58, 44, 36), HAZE, fade), fronts.mask(1))
        mask = goods.mask(0.7)
        paint.lay(picture, paint.tint(mask, FRUIT[step % 3]), mask.point([0] * 40 + [255] * 216))
        paint.lay(picture, paint.mix((34, 28, 28), HAZE, fade * 0.93), people.mask(1))
    picture = paint.shine(picture, (255, 214, 140), lamps.mask(1))
    return paint.shine(picture, (220, 150, 80), lamps.mask(30))


def _stall(rng: Random, at, stencils) -> None:
    awning, front, goods, lamps = stencils
    awning.polygon([at(560, -60), at(1180, -130), at(1180, 30), at(520, 44)])
    front.polygon([at(600, 250), at(1200, 250), at(1200, 520), at(600, 500)])
    near = (at(0, 1)[1] - at(0, 0)[1])
    for _ in range(60):
        x, y = at(rng.uniform(600, 1190), rng.uniform(196, 262))
        goods.ellipse(x, y, 17 * near, 15 * near, rng.randrange(70, 256))
    for place in (700, 960):
        lamps.ellipse(*at(place, 92), 20 * near, 20 * near)

"""Pictures of work and study: library, laboratory, greenhouse, portrait."""

from math import cos, sin
from random import Random

from PIL import Image, ImageChops, ImageFilter

from . import paint
from .paint import Point, Stencil

WIDE = (1920, 1280)
TALL = (1600, 2000)
SPINES = ((118, 50, 40), (58, 74, 84), (146, 112, 66), (84, 88, 62), (172, 150, 112), (70, 52, 52), (160, 88, 50), (52, 60, 72), (190, 176, 146), (104, 76, 88))  # fmt: skip


def draw_library(rng: Random) -> Image.Image:
    width, height = TALL
    far = (700, 640, 900, 1180)
    picture = paint.ramp(TALL, [(0, (40, 34, 32)), (0.4, (92, 76, 60)), (1, (60, 46, 36))])
    floor = paint.ground(TALL, 1090, paint.cloud((1200, 300), rng, (120, 12), 3), 2)
    paint.lay(picture, paint.tint(floor, [(0, (70, 50, 34)), (1, (150, 114, 76))]), _below(1100))
    left, right = _bookcase(rng), _bookcase(rng)
    window = Stencil(TALL)
    window.box(far[0], far[1] - 140, far[2], far[3])
    paint.lay(picture, (252, 236, 206), window.mask())
    bars = Stencil(TALL)
    for x in (766, 833):
        bars.box(x, 480, x + 4, 1180)
    for y in (640, 800, 960):
        bars.box(far[0], y, far[2], y + 4)
    paint.lay(picture, (150, 128, 100), bars.mask(1.2))
    walls = [
        (left, [(-760, -700), (far[0], far[1] - 150), (far[0], far[3]), (-760, 2620)]),
        (right, [(far[2], far[1] - 150), (2360, -700), (2360, 2620), (far[2], far[3])]),
    ]
    for shelves, quad in walls:
        area = Stencil(TALL)
        area.polygon(quad)
        paint.lay(picture, paint.warp(shelves, quad, TALL), area.mask(0.8))
    dark = ImageChops.invert(paint.glow(TALL, (800, 900), 1250, 1500, 0.9))
    picture = paint.shade(picture, dark, 0.72)
    picture = paint.shine(picture, (255, 214, 156), paint.glow(TALL, (800, 880), 620, 900, 2))
    picture = paint.shine(picture, (255, 226, 180), paint.glow(TALL, (800, 1500), 240, 620, 1.2).point([round(v * 0.42) for v in range(256)]))  # fmt: skip
    reader, shadow = Stencil(TALL), Stencil(TALL)
    paint.person(reader, 742, 1420, 480)
    reader.polygon([(712, 1130), (640, 1180), (652, 1196), (724, 1168)])
    reader.polygon([(626, 1160), (664, 1176), (652, 1204), (614, 1186)])
    shadow.polygon([(716, 1416), (772, 1416), (640, 1990), (420, 1990)])
    picture = paint.shade(picture, shadow.mask(14), 0.5)
    paint.lay(picture, (38, 30, 28), reader.mask(1.2))
    return paint.finish(picture, rng, bloom=0.55)


def _below(line: int) -> Image.Image:
    floor = Stencil(TALL)
    floor.box(0, line, *TALL)
    return floor.mask()


def _bookcase(rng: Random) -> Image.Image:
    """A flat wall of books, to be set in perspective."""
    width, height = 1500, 1300
    wall = Image.new("RGB", (width, height), (54, 38, 28))
    rows, shelf = 9, height / 9
    groups = [Stencil((width, height)) for _ in SPINES]
    gilt, gaps = Stencil((width, height)), Stencil((width, height))
    for row in range(rows):
        x, foot = 6.0, (row + 1) * shelf - 9
        while x < width - 10:
            wide, tall = rng.uniform(6, 19), shelf * rng.uniform(0.58, 0.86)
            if rng.random() < 0.03:
                x += rng.uniform(10, 50)
            groups[rng.randrange(len(SPINES))].box(x, foot - tall, x + wide, foot)
            gaps.box(x + wide - 1.6, foot - tall, x + wide, foot)
            if rng.random() < 0.5:
                gilt.box(x + 2, foot - tall * 0.8, x + wide - 3, foot - tall * 0.74)
            x += wide
    for colour, group in zip(SPINES, groups, strict=True):
        paint.lay(wall, colour, group.mask())
    paint.lay(wall, (30, 22, 18), gaps.mask(0, 0.7))
    paint.lay(wall, (200, 170, 110), gilt.mask(0.4, 0.6))
    boards = Stencil((width, height))
    for row in range(rows + 1):
        boards.box(0, row * shelf - 9, width, row * shelf)
    for x in range(0, width + 1, 300):
        boards.box(x - 7, 0, x + 7, height)
    paint.lay(wall, (112, 80, 52), boards.mask(0.5))
    return wall


def draw_laboratory(rng: Random) -> Image.Image:
    width, height = WIDE
    bench = 960
    picture = paint.ramp(WIDE, [(0, (52, 76, 84)), (0.5, (142, 164, 162)), (0.74, (206, 206, 190)), (1, (150, 150, 140))])  # fmt: skip
    picture = paint.shine(picture, (255, 232, 190), paint.glow(WIDE, (1400, 300), 1000, 760, 1.8))
    for colour, blur in (((190, 160, 110), 34), ((90, 140, 140), 26), ((236, 226, 196), 18)):
        spots = Stencil(WIDE)
        for _ in range(15):
            radius = rng.uniform(24, 90)
            spots.ellipse(rng.uniform(0, width), rng.uniform(40, 820), radius, radius)
        picture = paint.shine(picture, colour, spots.mask(blur, 0.34))
    shelf = Stencil(WIDE)
    shelf.box(0, 560, width, 584)
    for x in range(40, width, 84):
        tall = rng.uniform(90, 200)
        shelf.box(x, 560 - tall, x + rng.uniform(34, 60), 560)
    paint.lay(picture, (84, 104, 106), shelf.mask(22, 0.55))
    table = paint.ramp((width, height - bench), [(0, (214, 208, 192)), (1, (120, 122, 116))])
    picture.paste(table, (0, bench))
    for vessel in VESSELS:
        _vessel(picture, vessel, bench)
    picture = paint.shine(picture, (255, 240, 210), paint.dim(paint.glow(WIDE, (1500, 260), 900, 900, 2), 0.4))
    return paint.finish(picture, rng, bloom=0.5)


# Each vessel: centre, half width of foot, of neck, height, level, colour, depth of field.
VESSELS = (
    (250, 70, 70, 380, 0.5, (196, 140, 70), 9),
    (1720, 82, 82, 420, 0.62, (92, 140, 120), 10),
    (1480, 150, 44, 430, 0.42, (206, 164, 84), 5),
    (1180, 46, 46, 560, 0.72, (64, 120, 132), 2.4),
    (560, 190, 52, 560, 0.46, (38, 126, 120), 0.8),
    (900, 120, 120, 400, 0.6, (190, 108, 58), 0.8),
)


def _vessel(picture: Image.Image, vessel, bench: int) -> None:
    """A glass on the bench: its shadow, the liquid, the edges and the highlights."""
    x, foot, neck, tall, level, colour, blur = vessel
    base = bench + 150 - blur * 10
    corner = (round(x - foot * 3.6), round(base - tall - 60))
    part = picture.crop((*corner, round(x + foot * 3.6), round(base + 110)))
    outline, bend = _contour(x - corner[0], base - corner[1], vessel)
    x, base = x - corner[0], base - corner[1]
    surface = base - tall * level
    glass, fluid, rim, cast = (Stencil(part.size) for _ in range(4))
    glass.polygon(outline)
    inside = glass.mask(blur * 0.6 + 0.7)
    fluid.box(0, surface, part.width, base)
    wet = ImageChops.multiply(inside, fluid.mask(blur * 0.6 + 0.8))
    cast.ellipse(x - foot * 0.9, base + 16, foot * 2.2, 34)
    part = paint.shade(part, cast.mask(16), 0.42)
    stain = paint.glow(part.size, (x - foot * 1.2, base + 14), foot * 1.6, 46, 1)
    part = paint.shine(part, colour, paint.dim(stain, 0.8))
    edge = ImageChops.subtract(inside, inside.filter(ImageFilter.GaussianBlur(13)))
    part = paint.shade(part, inside, 0.1)
    pale, deep = paint.mix(colour, (255, 255, 255), 0.25), paint.mix(colour, (0, 0, 0), 0.3)
    stops = [(0, pale), (surface / part.height, pale), (base / part.height, deep), (1, deep)]
    paint.lay(part, paint.ramp(part.size, stops), paint.dim(wet, 0.84))
    part = paint.shade(part, ImageChops.multiply(edge, inside), 0.95)
    half = foot + (neck - foot) * min(1, level / 0.72)
    rim.ellipse(x, surface, half * 0.96, half * 0.1 + 3)
    shown = ImageChops.multiply(rim.mask(blur * 0.5 + 0.8, 0.85), inside)
    paint.lay(part, paint.mix(colour, (255, 246, 220), 0.45), shown)
    top, light = base - tall, Stencil(part.size)
    light.polygon([(x + neck * 0.55, top + 14), (x + neck * 0.72, top + 14), (x + foot * 0.7, base - 60), (x + foot * 0.56, base - 50)])  # fmt: skip
    light.line([(x - neck * 0.78, top + 20), (x - neck * 0.8, bend), (x - foot * 0.76, base - 50)], 4)  # fmt: skip
    light.ellipse(x, top, neck, neck * 0.12 + 2)
    picture.paste(paint.shine(part, (250, 248, 236), light.mask(blur + 2, 0.62)), corner)


def _contour(x: float, base: float, vessel) -> tuple[list[Point], float]:
    """The outline of a flask or a cylinder, and where its neck begins."""
    _, foot, neck, tall, *_ = vessel
    bend = base - tall * (0.72 if neck < foot else 1.0)
    right = [(x + neck, base - tall), (x + neck, bend), (x + foot * 0.98, base - 34), (x + foot * 0.86, base)]  # fmt: skip
    left = [(2 * x - across, down) for across, down in reversed(right)]
    outline = [*right, *left]
    return (paint.curve(outline, 8) if neck < foot else outline), bend


def draw_greenhouse(rng: Random) -> Image.Image:
    width, height = WIDE
    far = (960, 560)
    picture = paint.ramp(WIDE, [(0, (176, 190, 192)), (0.42, (250, 232, 196)), (1, (120, 104, 74))])
    frame = Stencil(WIDE)
    for step in range(16, 0, -1):
        near = 1 / (1 + (step - 1) * 0.4)
        y, bars = far[1] - 520 * near, max(1.2, 13 * near)
        peaks = [(far[0] + (bay * 520 - 1820) * near, y - (0 if bay % 2 else 190) * near) for bay in range(8)]
        frame.line(peaks, bars)
        for bay in (1, 3, 5, 7):
            frame.line([peaks[bay], (peaks[bay][0], far[1])], bars)
    for bay in range(8):
        end = (far[0] + (bay * 520 - 1820) * 1.6, far[1] - (520 + (0 if bay % 2 else 190)) * 1.6)
        frame.line([far, end], 4)
    paint.lay(picture, (128, 132, 128), frame.mask(0.9, 0.72))
    picture = paint.shine(picture, (255, 232, 186), paint.glow(WIDE, far, 760, 420, 1.5))
    ground = Stencil(WIDE)
    ground.polygon([(0, far[1] + 20), (width, far[1] + 20), (width, height), (0, height)])
    paint.lay(picture, (118, 100, 72), ground.mask(12))
    path = Stencil(WIDE)
    path.polygon([far, (1330, height), (590, height)])
    paint.lay(picture, (206, 194, 168), path.mask(2))
    _plants(picture, rng, far)
    pipes = Stencil(WIDE)
    for foot in (700, 1220):
        pipes.polygon([far, (foot + 26, height), (foot - 26, height)])
    paint.lay(picture, (226, 218, 200), pipes.mask(1))
    grower = Stencil(WIDE)
    paint.person(grower, 1004, 800, 300)
    picture = paint.shine(picture, (255, 236, 190), paint.dim(paint.glow(WIDE, far, 620, 380, 1.1), 0.55))
    paint.lay(picture, (62, 58, 48), grower.mask(1, 0.94))
    return paint.finish(picture, rng, bloom=0.4)


def _plants(picture: Image.Image, rng: Random, far: Point) -> None:
    """Rows of tomato plants on both sides, the row behind paler than the one in front."""
    light = paint.dim(paint.glow(WIDE, far, 900, 800, 1.2), 0.95)
    for row, rise, haze in ((1.9, 1.2, 0.5), (1, 1, 0)):
        for side in (-1, 1):
            plants, cover = _foliage(rng)
            near, end = far[0] + side * 1120 * row, far[0] + side * 52 * row
            top, foot = far[1] - 900 * rise, far[1] + 1010
            quad = [(end, far[1] - 42 * rise), (near, top), (near, foot), (end, far[1] + 47)]
            cover = paint.warp(cover, quad, WIDE)
            plants = paint.warp(plants, quad, WIDE)
            paint.lay(plants, (236, 222, 180), light)
            paint.lay(picture, Image.blend(plants, Image.new("RGB", WIDE, (222, 210, 170)), haze), cover)  # fmt: skip


def _foliage(rng: Random) -> tuple[Image.Image, Image.Image]:
    """A flat hedge of leaves and trusses of tomatoes, and the mask that cuts it out."""
    size = width, height = (2600, 600)
    leaves, fruit, cover = Stencil(size), Stencil(size), Stencil(size)
    top = paint.ridge(rng, width, 130, 90, 0.8)
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
            fruit.ellipse(x + across, y + bead * 11, 3.6, 7.6, 255 - bead * 16 + round(across * 9))
    hedge = paint.tint(leaves.mask(0.4), [(0, (26, 36, 22)), (0.4, (58, 78, 40)), (0.8, (134, 146, 76)), (1, (214, 206, 134))])  # fmt: skip
    beads = fruit.mask(0.4)
    red = paint.tint(beads, [(0, (80, 26, 18)), (0.7, (158, 52, 32)), (1, (222, 108, 62))])
    paint.lay(hedge, red, paint.between(beads, 20, 120))
    return hedge, cover.mask(0.6)


def draw_portrait(rng: Random) -> Image.Image:
    width, height = TALL
    picture = paint.ramp(TALL, [(0, (70, 56, 50)), (0.5, (150, 112, 80)), (1, (58, 44, 42))])
    wall = paint.cloud(TALL, rng, (5, 7), 6)
    picture = paint.shade(picture, wall, 0.35)
    picture = paint.shine(picture, (244, 190, 126), paint.glow(TALL, (420, 760), 1000, 1150, 1.7))
    profile = [
        (840, 330), (720, 350), (620, 420), (575, 510), (560, 590), (566, 640), (548, 690),
        (508, 760), (496, 782), (520, 800), (556, 806), (548, 832), (530, 852), (548, 872),
        (536, 894), (552, 920), (560, 948), (550, 990), (578, 1030), (640, 1046), (712, 1042),
        (752, 1066), (768, 1130), (762, 1230), (700, 1300), (560, 1370), (400, 1450),
        (300, 1600), (240, 1800), (220, 2040),
    ]  # fmt: skip
    back = [
        (1560, 2040), (1540, 1800), (1460, 1560), (1330, 1420), (1180, 1350), (1090, 1290),
        (1066, 1180), (1080, 1080), (1130, 980), (1165, 850), (1160, 700), (1110, 540),
        (1020, 410), (930, 345),
    ]  # fmt: skip
    figure, bun = Stencil(TALL), Stencil(TALL)
    figure.polygon(paint.curve([*profile, *back], 10, closed=True))
    bun.ellipse(1160, 470, 128, 118)
    whole = ImageChops.lighter(figure.mask(1.4), bun.mask(1.4))
    paint.lay(picture, paint.ramp(TALL, [(0, (44, 34, 32)), (1, (24, 19, 21))]), whole)
    for reach, colour, strength in ((46, (214, 128, 70), 0.8), (14, (255, 214, 160), 0.95)):
        inner = ImageChops.offset(whole, reach, round(reach * 0.25)).filter(ImageFilter.GaussianBlur(reach * 0.6))
        rim = ImageChops.multiply(ImageChops.subtract(whole, inner), whole)
        left = paint.ramp((height, width), [(0, (0, 0, 0)), (0.35, (90, 90, 90)), (0.75, (255, 255, 255)), (1, (255, 255, 255))])  # fmt: skip
        left = left.rotate(-90, expand=True).convert("L")
        rim = ImageChops.multiply(rim, left)
        picture = paint.shine(picture, colour, paint.dim(rim, strength))
    haze = paint.glow(TALL, (300, 900), 900, 1300, 1.6)
    picture = paint.shine(picture, (210, 140, 84), paint.dim(haze, 0.3))
    return paint.finish(picture, rng, vignette=0.55)

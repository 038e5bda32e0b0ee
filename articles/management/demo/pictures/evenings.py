"""Pictures of an evening out: stage, concert, cinema, and a match from the air."""

from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageFilter

from . import paint
from .paint import Stencil

WIDE = (1920, 1280)
BROAD = (2000, 1125)


def draw_stage(rng: Random) -> Image.Image:
    width, height = WIDE
    floor = 880
    picture = paint.ramp(WIDE, [(0, (10, 11, 16)), (0.6, (30, 30, 38)), (0.69, (40, 36, 38)), (0.7, (48, 40, 36)), (1, (14, 12, 14))])  # fmt: skip
    smoke = paint.cloud(WIDE, rng, (6, 5), 6)
    for x, lean, colour, strength in ((300, 520, (120, 150, 190), 0.5), (1640, -560, (230, 150, 90), 0.5), (960, 40, (255, 236, 204), 0.95), (620, 900, (110, 130, 170), 0.3), (1300, -1000, (220, 140, 90), 0.26)):  # fmt: skip
        beam = Stencil(WIDE)
        spread = 190 if x == 960 else 150
        beam.polygon([(x - 12, -30), (x + 12, -30), (x + lean + spread, floor + 60), (x + lean - spread, floor + 60)])  # fmt: skip
        fall = paint.ramp(WIDE, [(0, (255, 255, 255)), (0.75, (90, 90, 90)), (1, (0, 0, 0))]).convert("L")
        light = ImageChops.multiply(ImageChops.multiply(beam.mask(16), fall), paint.between(smoke, -120, 230))  # fmt: skip
        picture = paint.shine(picture, colour, paint.dim(light, strength))
        picture = paint.shine(picture, colour, paint.dim(paint.glow(WIDE, (x, 0), 90, 90, 1.4), strength))
    pool = Stencil(WIDE)
    pool.ellipse(1000, floor + 70, 300, 62)
    boards = paint.ground(WIDE, floor - 30, paint.cloud((1600, 200), rng, (160, 3), 3), 2)
    wood = paint.tint(boards, [(0, (120, 92, 66)), (1, (255, 226, 180))])
    paint.lay(picture, wood, pool.mask(12, 0.9))
    picture = paint.shine(picture, (230, 180, 120), paint.dim(paint.glow(WIDE, (1000, floor + 70), 800, 220, 1.5), 0.4))  # fmt: skip
    actor, shadow, chair = Stencil(WIDE), Stencil(WIDE), Stencil(WIDE)
    paint.person(actor, 1000, floor + 76, 330)
    actor.polygon([(964, floor - 110), (1036, floor - 110), (1070, floor + 66), (930, floor + 66)])
    actor.line([(972, floor - 190), (912, floor - 250), (890, floor - 322)], 12)
    shadow.ellipse(1012, floor + 82, 110, 20)
    for x in (1180, 1240):
        chair.line([(x, floor + 84), (x, floor - 20)], 6)
    chair.box(1176, floor - 24, 1250, floor - 14)
    chair.box(1238, floor - 130, 1248, floor - 20)
    picture = paint.shade(picture, shadow.mask(9), 0.75)
    paint.lay(picture, (26, 22, 24), ImageChops.lighter(actor.mask(1), chair.mask(1)))
    edge = ImageChops.subtract(actor.mask(1), ImageChops.offset(actor.mask(2), 0, 7))
    picture = paint.shine(picture, (255, 230, 190), edge)
    _audience(picture, rng, 1130)
    return paint.finish(picture, rng, bloom=0.5, grain=0.09)


def _audience(picture: Image.Image, rng: Random, line: int) -> None:
    """Rows of heads against the light."""
    width, height = picture.size
    for row, colour in enumerate(((30, 26, 28), (19, 17, 20), (9, 9, 12))):
        heads = Stencil(picture.size)
        size = 34 + row * 15
        x = -20.0 + row * 24
        while x < width + 60:
            y = line + row * 66 + rng.uniform(-12, 12)
            heads.ellipse(x, y, size * 0.8, size)
            heads.polygon(paint.curve([(x - size * 2, height + 60), (x - size * 1.9, y + size * 1.9), (x - size * 0.5, y + size * 1.2), (x + size * 0.5, y + size * 1.2), (x + size * 1.9, y + size * 1.9), (x + size * 2, height + 60)], 8))  # fmt: skip
            x += size * rng.uniform(3.2, 4.3)
        paint.lay(picture, colour, heads.mask(1.2 + row))


def draw_concert(rng: Random) -> Image.Image:
    width, height = BROAD
    stage = 770
    picture = paint.ramp(BROAD, [(0, (28, 22, 26)), (0.5, (120, 70, 46)), (0.72, (206, 128, 72)), (1, (20, 16, 18))])
    ribs = Stencil(BROAD)
    for step in range(-22, 23):
        x = 1000 + 1060 * sin(step / 22 * pi / 2)
        ribs.box(x - 13 * cos(step / 22 * pi / 2) - 1, 0, x, stage)
    picture = paint.shade(picture, ribs.mask(2), 0.35)
    picture = paint.shade(picture, paint.cloud(BROAD, rng, (14, 4), 5), 0.3)
    for x, colour in ((420, (255, 160, 80)), (1000, (255, 214, 150)), (1580, (255, 150, 76))):
        picture = paint.shine(picture, colour, paint.glow(BROAD, (x, 600), 560, 640, 1.9))
    beams = Stencil(BROAD)
    for x, lean in ((420, -330), (700, -120), (1000, 30), (1300, 160), (1580, 360)):
        beams.polygon([(x - 6, stage - 120), (x + 6, stage - 120), (x + lean + 90, -40), (x + lean - 90, -40)])
    fall = paint.ramp(BROAD, [(0, (20, 20, 20)), (0.6, (150, 150, 150)), (1, (200, 200, 200))]).convert("L")
    picture = paint.shine(picture, (255, 204, 140), ImageChops.multiply(beams.mask(14), fall))
    players = Stencil(BROAD)
    for place in range(15):
        share = place / 14 * 2 - 1
        _player(players, rng, 1000 + share * 720, stage - 6 + 40 * share * share, 165)
    for x in (330, 1670, 1790):
        _bass(players, x, stage + 20)
    _conductor(players, 1000, stage + 30)
    players.polygon(paint.curve([(0, height), (0, stage + 40), (500, stage + 14), (1000, stage + 6), (1500, stage + 14), (width, stage + 40), (width, height)], 10))  # fmt: skip
    paint.lay(picture, (30, 20, 20), players.mask(0.9))
    haze = paint.glow(BROAD, (1000, stage), 1300, 190, 1.4)
    picture = paint.shine(picture, (230, 130, 70), paint.dim(haze, 0.36))
    _audience(picture, rng, 930)
    return paint.finish(picture, rng, bloom=0.5, grain=0.09)


def _player(stencil: Stencil, rng: Random, x: float, foot: float, tall: float) -> None:
    """A seated string player, the bow drawn."""
    side = 1 if x < 1000 else -1
    top = foot - tall
    stencil.ellipse(x, top, 17, 21)
    stencil.polygon(paint.curve([(x - 34, foot), (x - 36, top + 60), (x - 18, top + 28), (x + 18, top + 28), (x + 36, top + 60), (x + 34, foot)], 8))  # fmt: skip
    stencil.ellipse(x + side * 27, top + 40, 23, 11)
    stencil.line([(x + side * 20, top + 40), (x + side * 78, top + 30 + rng.uniform(-6, 6))], 5)
    lift = rng.uniform(-14, 14)
    stencil.line([(x - side * 24, top + 50), (x - side * 52, top + 66 + lift), (x + side * 8, top + 62)], 12)
    stencil.line([(x - side * 34, top + 76 + lift), (x + side * 64, top + 6)], 2.4)
    stencil.line([(x + side * 96, foot), (x + side * 96, top + 74)], 3)
    stencil.polygon([(x + side * 74, top + 52), (x + side * 118, top + 46), (x + side * 112, top + 82), (x + side * 80, top + 86)])  # fmt: skip


def _bass(stencil: Stencil, x: float, foot: float) -> None:
    paint.person(stencil, x + 44, foot, 330)
    stencil.ellipse(x, foot - 66, 60, 66)
    stencil.ellipse(x, foot - 146, 46, 56)
    stencil.line([(x, foot - 150), (x + 14, foot - 350)], 10)
    stencil.ellipse(x + 15, foot - 356, 9, 14)
    stencil.line([(x + 60, foot - 240), (x + 4, foot - 128)], 13)
    stencil.line([(x - 70, foot - 112), (x + 60, foot - 130)], 3)


def _conductor(stencil: Stencil, x: float, foot: float) -> None:
    stencil.box(x - 80, foot - 30, x + 80, foot + 40)
    paint.person(stencil, x, foot - 28, 300)
    for side in (-1, 1):
        arm = [(x + side * 28, foot - 258), (x + side * 92, foot - 250), (x + side * 138, foot - 330)]
        stencil.line(paint.curve(arm), 15)
    stencil.line([(x + 138, foot - 330), (x + 176, foot - 410)], 3)


def draw_cinema(rng: Random) -> Image.Image:
    width, height = WIDE
    picture = paint.ramp(WIDE, [(0, (12, 12, 15)), (0.6, (34, 28, 28)), (1, (8, 7, 9))])
    screen = Image.new("RGB", (1240, 520))
    screen.paste(paint.ramp((1240, 520), [(0, (96, 130, 152)), (0.55, (222, 208, 178)), (1, (232, 190, 134))]))
    for layer, colour in enumerate(((150, 150, 146), (104, 108, 106), (56, 62, 62))):
        hills = Stencil(screen.size)
        hills.polygon([(0, 520), *paint.ridge(rng, 1240, 360 + layer * 70, 150, 0.5), (1240, 520)])
        paint.lay(screen, colour, hills.mask(1))
    walker = Stencil(screen.size)
    paint.person(walker, 800, 474, 120)
    paint.lay(screen, (30, 30, 32), walker.mask(1))
    picture.paste(screen, (340, 190))
    light = picture.resize((192, 128)).filter(ImageFilter.GaussianBlur(9)).resize(WIDE, Image.Resampling.BICUBIC)
    picture = ImageChops.screen(picture, light.point([round(v * 0.75) for v in range(256)] * 3))
    curtains = Stencil(WIDE)
    for step in range(14):
        for x in (40 + step * 20, width - 40 - step * 20):
            curtains.box(x - 5, 60, x + 5, 800)
    picture = paint.shade(picture, curtains.mask(7), 0.4)
    beam = Stencil(WIDE)
    beam.polygon([(958, 1290), (962, 1290), (1580, 190), (340, 190)])
    smoke = paint.between(paint.cloud(WIDE, rng, (7, 7), 5), -140, 260)
    picture = paint.shine(picture, (200, 190, 170), paint.dim(ImageChops.multiply(beam.mask(24), smoke), 0.2))
    for row in range(6):
        _seats(picture, rng, row)
    return paint.finish(picture, rng, bloom=0.55, grain=0.09)


def _seats(picture: Image.Image, rng: Random, row: int) -> None:
    """One row of chairs from behind, most of them empty."""
    near = 1.42**row
    wide, y = 54 * near, 770 + 44 * (near - 1) * 1.35
    chairs, heads = Stencil(WIDE), Stencil(WIDE)
    taken = {rng.randrange(-8, 8) for _ in range(3 if row < 4 else 1)}
    for seat in range(-14, 15):
        x = 960 + (seat + 0.5 * (row % 2)) * wide * 1.14
        chairs.polygon(paint.curve([(x - wide * 0.5, y + wide * 1.6), (x - wide * 0.48, y + wide * 0.2), (x - wide * 0.3, y), (x + wide * 0.3, y), (x + wide * 0.48, y + wide * 0.2), (x + wide * 0.5, y + wide * 1.6)], 8))  # fmt: skip
        if seat in taken:
            heads.ellipse(x, y - wide * 0.16, wide * 0.21, wide * 0.27)
            heads.ellipse(x, y + wide * 0.42, wide * 0.44, wide * 0.34)
    mask = chairs.mask(0.8 + row * 0.5)
    paint.lay(picture, (18, 15, 17), heads.mask(1 + row * 0.5))
    paint.lay(picture, paint.mix((76, 30, 28), (22, 12, 14), row / 5), mask)
    edge = ImageChops.subtract(mask, ImageChops.offset(mask, 0, round(4 + near)))
    lit = paint.shine(picture, (206, 160, 120), paint.dim(edge, 0.5 - row * 0.05))
    picture.paste(lit)


def draw_pitch(rng: Random) -> Image.Image:
    width, height = WIDE
    size = (1920, 1280)
    grass = paint.cloud(size, rng, (30, 20), 6)
    field = paint.tint(grass, [(0, (54, 84, 46)), (1, (112, 136, 72))])
    stripes, lines = Stencil(size), Stencil(size)
    for stripe in range(0, 16, 2):
        stripes.box(stripe * 120, 0, stripe * 120 + 120, 1280)
    field = paint.shade(field, stripes.mask(2), 0.2)
    _markings(lines)
    wear = paint.between(paint.cloud(size, rng, (60, 40), 4), 0, 80)
    paint.lay(field, (236, 232, 214), ImageChops.multiply(lines.mask(0.7), wear))
    for x in (330, 1590):
        bare = ImageChops.multiply(paint.glow(size, (x, 640), 130, 190, 1), paint.between(grass, 60, 200))
        paint.lay(field, (146, 122, 82), paint.dim(bare, 0.7))
    border = paint.cloud(WIDE, rng, (16, 10), 6)
    picture = paint.tint(border, [(0, (52, 60, 40)), (0.5, (92, 92, 56)), (1, (140, 124, 84))])
    quad = [(300, 60), (1720, 230), (1960, 1190), (20, 960)]
    area = Stencil(WIDE)
    area.polygon(quad)
    paint.lay(picture, paint.warp(field, quad, WIDE), area.mask(1.2))
    picture = _players(picture, rng)
    picture = _trees(picture, rng)
    picture = paint.shine(picture, (255, 196, 120), paint.dim(paint.glow(WIDE, (120, 60), 1700, 1200, 1.4), 0.55))
    return paint.finish(picture, rng, vignette=0.5)


def _markings(lines: Stencil) -> None:
    boxes = [(220, 150, 1700, 1130), (220, 390, 440, 890), (1480, 390, 1700, 890), (220, 510, 300, 770), (1620, 510, 1700, 770)]  # fmt: skip
    for left, top, right, bottom in boxes:
        lines.line([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], 6)
    lines.line([(960, 150), (960, 1130)], 6)
    lines.line([(960 + 130 * cos(turn / 30 * pi), 640 + 130 * sin(turn / 30 * pi)) for turn in range(61)], 6)
    for x in (360, 960, 1560):
        lines.ellipse(x, 640, 7, 7)


def _players(picture: Image.Image, rng: Random) -> Image.Image:
    shadows, teams = Stencil(WIDE), (Stencil(WIDE), Stencil(WIDE))
    for place in range(22):
        x, y = rng.gauss(1060, 220), rng.gauss(640, 130)
        if place > 19:
            x, y = ((380, 590), (1640, 690))[place - 20]
        teams[place % 2].ellipse(x, y - 8, 8, 10)
        teams[place % 2].ellipse(x, y + 4, 6, 9)
        shadows.polygon([(x - 4, y + 8), (x + 4, y + 12), (x + 92, y + 54), (x + 98, y + 38), (x + 60, y + 26)])
    ball = Stencil(WIDE)
    ball.ellipse(1236, 640, 5, 5)
    picture = paint.shade(picture, shadows.mask(1.8), 0.5)
    for colour, team in zip(((214, 96, 52), (236, 230, 214)), teams, strict=True):
        paint.lay(picture, colour, team.mask(0.7))
    paint.lay(picture, (250, 248, 240), ball.mask(0.6))
    return picture


def _trees(picture: Image.Image, rng: Random) -> Image.Image:
    """A row of poplars along two sides, seen from above, with long shadows."""
    crowns, shadows = Stencil(WIDE), Stencil(WIDE)
    for step in range(30):
        spots = [(270 + step * 54, 24 + step * 6.4), (-20 + step * 66, 1010 + step * 8)]
        for x, y in spots:
            x, y = x + rng.uniform(-9, 9), y + rng.uniform(-14, 14) - 26 * (y < 600)
            shadows.polygon([(x - 16, y + 10), (x + 14, y - 14), (x + 190, y + 78), (x + 176, y + 104)])
            for _ in range(26):
                turn, reach = rng.uniform(0, 2 * pi), rng.uniform(0, 30)
                dx, dy = cos(turn) * reach, sin(turn) * reach
                crowns.ellipse(x + dx, y + dy, 11, 10, max(30, min(250, round(130 - dx * 2.6 - dy * 2.6))))
    picture = paint.shade(picture, shadows.mask(5), 0.5)
    mask = crowns.mask(1)
    paint.lay(picture, paint.tint(mask, [(0, (26, 40, 24)), (0.5, (66, 84, 40)), (1, (166, 158, 84))]), mask.point([0, 60, 140] + [255] * 253))  # fmt: skip
    return picture

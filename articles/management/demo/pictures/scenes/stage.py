"""Theatre, concert hall and cinema, seen from the seats."""

from random import Random

from PIL import Image, ImageChops, ImageFilter

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE
from articles.management.demo.pictures.scenes.audience import draw_audience
from articles.management.demo.pictures.stencil import Stencil, person


def draw_stage(rng: Random) -> Image.Image:
    width, height = WIDE
    floor = 880
    picture = paint.ramp(WIDE, [(0, (10, 11, 16)), (0.6, (30, 30, 38)), (0.69, (40, 36, 38)), (0.7, (48, 40, 36)), (1, (14, 12, 14))])  # fmt: skip
    smoke = paint.cloud(WIDE, rng, (6, 5), 6)
    for x, lean, colour, strength in ((300, 520, (120, 150, 190), 0.5), (1640, -560, (230, 150, 90), 0.5), (960, 40, (255, 236, 204), 0.95), (620, 900, (110, 130, 170), 0.3), (1300, -1000, (220, 140, 90), 0.26)):  # fmt: skip
        beam = Stencil(WIDE)
        spread = 190 if x == 960 else 150
        beam.polygon([(x - 12, -30), (x + 12, -30), (x + lean + spread, floor + 60), (x + lean - spread, floor + 60)])  # fmt: skip
        fall = paint.ramp(
            WIDE, [(0, (255, 255, 255)), (0.75, (90, 90, 90)), (1, (0, 0, 0))]
        ).convert("L")
        light = ImageChops.multiply(ImageChops.multiply(beam.mask(16), fall), paint.between(smoke, -120, 230))  # fmt: skip
        lighting.shine(picture, colour, paint.dim(light, strength))
        lighting.shine(
            picture,
            colour,
            paint.dim(lighting.glow(WIDE, (x, 0), 90, 90, 1.4), strength),
        )
    pool = Stencil(WIDE)
    pool.ellipse(1000, floor + 70, 300, 62)
    boards = shapes.ground(
        WIDE, floor - 30, paint.cloud((1600, 200), rng, (160, 3), 3), 2
    )
    wood = paint.tint(boards, [(0, (120, 92, 66)), (1, (255, 226, 180))])
    lighting.lay(picture, wood, pool.mask(12, 0.9))
    lighting.shine(picture, (230, 180, 120), paint.dim(lighting.glow(WIDE, (1000, floor + 70), 800, 220, 1.5), 0.4))  # fmt: skip
    actor, shadow, chair = Stencil(WIDE), Stencil(WIDE), Stencil(WIDE)
    person(actor, 1000, floor + 76, 330)
    actor.polygon(
        [(964, floor - 110), (1036, floor - 110), (1070, floor + 66), (930, floor + 66)]
    )
    actor.line([(972, floor - 190), (912, floor - 250), (890, floor - 322)], 12)
    shadow.ellipse(1012, floor + 82, 110, 20)
    for x in (1180, 1240):
        chair.line([(x, floor + 84), (x, floor - 20)], 6)
    chair.box(1176, floor - 24, 1250, floor - 14)
    chair.box(1238, floor - 130, 1248, floor - 20)
    lighting.shade(picture, shadow.mask(9), 0.75)
    lighting.lay(
        picture, (26, 22, 24), ImageChops.lighter(actor.mask(1), chair.mask(1))
    )
    edge = ImageChops.subtract(actor.mask(1), ImageChops.offset(actor.mask(2), 0, 7))
    lighting.shine(picture, (255, 230, 190), edge)
    draw_audience(picture, rng, 1130)
    return lighting.finish(picture, rng, bloom=0.5, grain=0.09)


def draw_cinema(rng: Random) -> Image.Image:
    width, height = WIDE
    picture = paint.ramp(WIDE, [(0, (12, 12, 15)), (0.6, (34, 28, 28)), (1, (8, 7, 9))])
    screen = Image.new("RGB", (1240, 520))
    screen.paste(
        paint.ramp(
            (1240, 520),
            [(0, (96, 130, 152)), (0.55, (222, 208, 178)), (1, (232, 190, 134))],
        )
    )
    for layer, colour in enumerate(((150, 150, 146), (104, 108, 106), (56, 62, 62))):
        hills = Stencil(screen.size)
        hills.polygon(
            [
                (0, 520),
                *shapes.ridge(rng, 1240, 360 + layer * 70, 150, 0.5),
                (1240, 520),
            ]
        )
        lighting.lay(screen, colour, hills.mask(1))
    walker = Stencil(screen.size)
    person(walker, 800, 474, 120)
    lighting.lay(screen, (30, 30, 32), walker.mask(1))
    picture.paste(screen, (340, 190))
    light = (
        picture.resize((192, 128))
        .filter(ImageFilter.GaussianBlur(9))
        .resize(WIDE, Image.Resampling.BICUBIC)
    )
    picture = ImageChops.screen(
        picture, light.point([round(v * 0.75) for v in range(256)] * 3)
    )
    curtains = Stencil(WIDE)
    for step in range(14):
        for x in (40 + step * 20, width - 40 - step * 20):
            curtains.box(x - 5, 60, x + 5, 800)
    lighting.shade(picture, curtains.mask(7), 0.4)
    beam = Stencil(WIDE)
    beam.polygon([(958, 1290), (962, 1290), (1580, 190), (340, 190)])
    smoke = paint.between(paint.cloud(WIDE, rng, (7, 7), 5), -140, 260)
    lighting.shine(
        picture,
        (200, 190, 170),
        paint.dim(ImageChops.multiply(beam.mask(24), smoke), 0.2),
    )
    for row in range(6):
        _seats(picture, rng, row)
    return lighting.finish(picture, rng, bloom=0.55, grain=0.09)


def _seats(picture: Image.Image, rng: Random, row: int) -> None:
    """One row of chairs from behind, most of them empty."""
    near = 1.42**row
    wide, y = 54 * near, 770 + 44 * (near - 1) * 1.35
    chairs, heads = Stencil(WIDE), Stencil(WIDE)
    taken = {rng.randrange(-8, 8) for _ in range(3 if row < 4 else 1)}
    for seat in range(-14, 15):
        x = 960 + (seat + 0.5 * (row % 2)) * wide * 1.14
        chairs.polygon(shapes.curve([(x - wide * 0.5, y + wide * 1.6), (x - wide * 0.48, y + wide * 0.2), (x - wide * 0.3, y), (x + wide * 0.3, y), (x + wide * 0.48, y + wide * 0.2), (x + wide * 0.5, y + wide * 1.6)], 8))  # fmt: skip
        if seat in taken:
            heads.ellipse(x, y - wide * 0.16, wide * 0.21, wide * 0.27)
            heads.ellipse(x, y + wide * 0.42, wide * 0.44, wide * 0.34)
    mask = chairs.mask(0.8 + row * 0.5)
    lighting.lay(picture, (18, 15, 17), heads.mask(1 + row * 0.5))
    lighting.lay(picture, paint.mix((76, 30, 28), (22, 12, 14), row / 5), mask)
    edge = ImageChops.subtract(mask, ImageChops.offset(mask, 0, round(4 + near)))
    lighting.shine(picture, (206, 160, 120), paint.dim(edge, 0.5 - row * 0.05))

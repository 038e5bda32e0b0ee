"""A market hall with an iron roof."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE, Point
from articles.management.demo.pictures.stencil import Stencil, person

HAZE = (206, 172, 128)
AWNINGS = ((150, 66, 50), (196, 176, 140), (74, 96, 82), (176, 128, 62))
FRUIT = (
    [(0, (70, 40, 20)), (1, (226, 150, 60))],
    [(0, (40, 56, 26)), (1, (160, 170, 84))],
    [(0, (70, 26, 22)), (1, (206, 84, 56))],
)


def draw_market(rng: Random) -> Image.Image:
    width, height = WIDE
    far = (960, 640)
    picture = paint.ramp(WIDE, [(0, (44, 38, 36)), (0.35, (96, 80, 66)), (0.55, (206, 176, 132)), (1, (96, 76, 58))])  # fmt: skip
    roof, ribs = Stencil(WIDE), Stencil(WIDE)
    for step in range(13, 0, -1):
        near = 1 / (1 + (step - 1) * 0.42)
        reach, rise = 1250 * near, 900 * near
        box = [
            (far[0] - reach) * 2,
            (far[1] - rise) * 2,
            (far[0] + reach) * 2,
            (far[1] + rise) * 2,
        ]
        ribs.pen.arc(box, 180, 360, fill=255, width=max(2, round(44 * near)))
        for side in (-1, 1):
            x = far[0] + side * reach * 0.985
            ribs.box(x - 15 * near, far[1], x + 15 * near, far[1] + 480 * near)
    for turn in range(-6, 7):
        x = turn / 6.4
        end = (far[0] + 1500 * x, far[1] - 1080 * (1 - x * x) ** 0.5)
        ribs.line([(far[0] + 60 * x, far[1] - 60 * (1 - x * x) ** 0.5), end], 5)
    roof.polygon([far, (far[0] - 330, -40), (far[0] + 330, -40)])
    lighting.shine(picture, (250, 226, 188), ImageChops.multiply(roof.mask(22), paint.ramp(WIDE, [(0, (170, 170, 170)), (0.5, (255, 255, 255)), (1, (0, 0, 0))]).convert("L")))  # fmt: skip
    lighting.shine(picture, (255, 226, 176), lighting.glow(WIDE, far, 460, 420, 1.5))
    lighting.lay(picture, (46, 40, 38), ribs.mask(0.9, 0.92))
    floor = shapes.ground(WIDE, 700, paint.cloud((900, 900), rng, (40, 60), 4), 2)
    tiles = paint.tint(floor, [(0, (64, 52, 42)), (1, (170, 142, 108))])
    aisle = Stencil(WIDE)
    aisle.polygon([(930, 690), (990, 690), (width + 700, height), (-700, height)])
    lighting.lay(picture, tiles, aisle.mask(2))
    lighting.shine(picture, (255, 220, 164), ImageChops.multiply(lighting.glow(WIDE, (960, 700), 430, 640, 1.1), aisle.mask()))  # fmt: skip
    _stalls(picture, rng, far)
    beams = Stencil(WIDE)
    for x in (-150, 60, 270):
        beams.polygon(
            [
                (890 + x, -20),
                (960 + x, -20),
                (560 + x * 1.5, 1180),
                (330 + x * 1.5, 1180),
            ]
        )
    shafts = ImageChops.multiply(beams.mask(34), paint.ramp(WIDE, [(0, (120, 120, 120)), (0.9, (10, 10, 10)), (1, (0, 0, 0))]).convert("L"))  # fmt: skip
    lighting.shine(picture, (255, 224, 170), shafts)
    return lighting.finish(picture, rng, bloom=0.5)


def _stalls(picture: Image.Image, rng: Random, far: Point) -> None:
    """Stalls on both sides, from the end of the hall to the front, with shoppers."""
    lamps = Stencil(WIDE)
    for step in range(9, 0, -1):
        near = 1 / (1 + (step - 1) * 0.5)
        awnings, fronts, goods, people = (Stencil(WIDE) for _ in range(4))
        for wide in (near, -near):
            _stall(rng, (far, wide), (awnings, fronts, goods, lamps))
        for _ in range(3 if step > 1 else 0):
            x = far[0] + rng.uniform(-470, 470) * near
            person(people, x, far[1] + 520 * near, rng.uniform(400, 480) * near)
        fade = 0.75 * (1 - near)
        lighting.lay(picture, paint.mix(AWNINGS[step % 4], HAZE, fade), awnings.mask(1))
        lighting.lay(picture, paint.mix((58, 44, 36), HAZE, fade), fronts.mask(1))
        mask = goods.mask(0.7)
        lighting.lay(
            picture,
            paint.tint(mask, FRUIT[step % 3]),
            mask.point([0] * 40 + [255] * 216),
        )
        lighting.lay(
            picture, paint.mix((34, 28, 28), HAZE, fade * 0.93), people.mask(1)
        )
    lighting.shine(picture, (255, 214, 140), lamps.mask(1))
    lighting.shine(picture, (220, 150, 80), lamps.mask(30))


def _stall(
    rng: Random, place: tuple[Point, float], stencils: Sequence[Stencil]
) -> None:
    """One stall, on the left where its width is negative."""
    awning, front, goods, lamps = stencils
    (left, top), wide = place
    near = abs(wide)

    def at(x: float, y: float) -> Point:
        return left + x * wide, top + y * near

    awning.polygon([at(560, -60), at(1180, -130), at(1180, 30), at(520, 44)])
    front.polygon([at(600, 250), at(1200, 250), at(1200, 520), at(600, 500)])
    for _ in range(60):
        x, y = at(rng.uniform(600, 1190), rng.uniform(196, 262))
        goods.ellipse(x, y, 17 * near, 15 * near, rng.randrange(70, 256))
    for lamp in (700, 960):
        lamps.ellipse(*at(lamp, 92), 20 * near, 20 * near)

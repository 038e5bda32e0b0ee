"""A night train in the snow."""

from random import Random

from PIL import Image, ImageChops, ImageFilter

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE, Point
from articles.management.demo.pictures.stencil import Stencil

FAR = (420.0, 640.0)


def draw_night_train(rng: Random) -> Image.Image:
    stops = [
        (0, (26, 40, 66)),
        (0.3, (66, 88, 120)),
        (0.5, (160, 164, 176)),
        (1, (150, 160, 178)),
    ]
    picture = paint.ramp(WIDE, stops)
    lighting.shine(
        picture, (236, 176, 140), lighting.glow(WIDE, (420, 640), 900, 230, 1.6)
    )
    for layer, colour in enumerate(((112, 126, 150), (70, 84, 108), (36, 48, 66))):
        _forest(picture, rng, layer, colour)
    _snowfield(picture, rng)
    _masts(picture)
    _train(picture, rng)
    _snowfall(picture, rng)
    return lighting.finish(picture, rng, bloom=0.5)


def _forest(picture: Image.Image, rng: Random, layer: int, colour) -> None:
    trees = Stencil(WIDE)
    tall = (60, 120, 250)[layer]
    x = (-20.0, -20.0, 1000.0)[layer]
    foot = (648, 660, 700)[layer]
    while x < WIDE[0] + 40:
        gone = 0.25 if layer == 1 and 300 < x < 620 else 1
        high = tall * rng.uniform(0.55, 1.15) * gone
        wide = high * 0.17
        for tier in range(5):
            top = foot - high * (1 - tier * 0.17)
            spread = wide * (0.35 + tier * 0.2)
            trees.polygon([(x, top), (x + spread, top + high * 0.27), (x - spread, top + high * 0.27)])  # fmt: skip
        x += rng.uniform(0.1, 0.26) * tall
    trees.box(0 if layer < 2 else 1000, foot - 12, WIDE[0], foot)
    lighting.lay(picture, colour, trees.mask((1.6, 1.0, 0.7)[layer]))
    mist = lighting.glow(WIDE, (900, foot), 1900, 70, 1.2)
    lighting.shine(picture, (150, 150, 166), paint.dim(mist, 0.6))


def _snowfield(picture: Image.Image, rng: Random) -> None:
    width, height = WIDE
    stops = [
        (0, (176, 176, 188)),
        (0.5, (182, 178, 188)),
        (0.62, (152, 164, 188)),
        (1, (84, 104, 138)),
    ]
    snow = paint.ramp(WIDE, stops)
    drifts = shapes.ground(WIDE, 640, paint.cloud((1200, 900), rng, (16, 40), 5), 2.2)
    lighting.shade(snow, paint.between(drifts, 150, 20), 0.32)
    lighting.shine(snow, (255, 226, 210), paint.between(drifts, 150, 235, 0.32))
    edge = shapes.curve(
        [(0, 652), (300, 650), (700, 664), (1200, 700), (width, 716)], 12
    )
    field = Stencil(WIDE)
    field.polygon([*edge, (width, height), (0, height)])
    lighting.lay(picture, snow, field.mask(2))
    bed, rails = Stencil(WIDE), Stencil(WIDE)
    bed.polygon([FAR, (FAR[0] + 3, FAR[1]), (1560, height), (560, height)])
    rails.polygon([FAR, (FAR[0] + 2, FAR[1]), (808, height), (782, height)])
    rails.polygon([FAR, (FAR[0] + 2, FAR[1]), (1262, height), (1236, height)])
    lighting.shade(
        picture, ImageChops.multiply(bed.mask(9), paint.between(drifts, 200, 40)), 0.42
    )
    lighting.lay(picture, (58, 58, 66), rails.mask(1, 0.9))


def _masts(picture: Image.Image) -> None:
    masts = Stencil(WIDE)
    for step in range(1, 12):
        near = 1 / (1 + (step - 1) * 0.75)
        x, foot = FAR[0] - 30 - 330 * near, FAR[1] + 470 * near
        top = FAR[1] - 560 * near
        masts.box(x - 7 * near, top, x + 7 * near, foot)
        masts.box(x, top + 40 * near, x + 300 * near, top + 50 * near)
        masts.line([(x, top + 110 * near), (x + 260 * near, top + 50 * near)], 4 * near)
    masts.line([FAR, (FAR[0] - 60, FAR[1] - 506)], 1.6)
    masts.line([FAR, (FAR[0] - 96, FAR[1] - 620)], 1.6)
    lighting.lay(picture, (30, 36, 48), masts.mask(0.7))


def _along(near: float, high: float) -> Point:
    """A point on the side of the train: how near (0 far, 1 here), how high up (0 to 1)."""
    foot = (FAR[0] + 1660 * near, FAR[1] + 560 * near)
    head = (FAR[0] + 1660 * near, FAR[1] - 560 * near)
    return foot[0], foot[1] + (head[1] - foot[1]) * high


def _panel(stencil: Stencil, start: float, end: float, low: float, high: float) -> None:
    corners = ((start, low), (end, low), (end, high), (start, high))
    stencil.polygon([_along(near, level) for near, level in corners])


def _train(picture: Image.Image, rng: Random) -> None:
    side, windows, band, dark = (Stencil(WIDE) for _ in range(4))
    _panel(side, 0.06, 1.05, 0.08, 0.96)
    _panel(band, 0.06, 1.05, 0.3, 0.36)
    _panel(dark, 0.06, 1.05, 0, 0.12)
    place = 1.02
    count = 0
    while place > 0.065:
        step = place * 0.1
        count += 1
        if count % 8 == 0:
            _panel(dark, place - step * 0.75, place - step * 0.6, 0.05, 0.97)
        elif rng.random() < 0.86:
            _panel(windows, place - step * 0.84, place - step * 0.16, 0.5, 0.76)
        place -= step
    lighting.lay(picture, (30, 42, 62), side.mask(0.8))
    roof = lighting.glow(WIDE, (1400, 200), 1200, 500, 1.2)
    lighting.shine(picture, (70, 84, 110), ImageChops.multiply(side.mask(), roof))
    lighting.lay(picture, (150, 62, 48), band.mask(0.8, 0.9))
    lighting.lay(picture, (18, 22, 32), dark.mask(0.8))
    warm = paint.ramp(
        WIDE, [(0, (255, 222, 158)), (0.45, (255, 206, 130)), (1, (236, 160, 86))]
    )
    lighting.lay(picture, warm, windows.mask(0.9))
    spill = windows.mask(26)
    cast = ImageChops.offset(
        spill.transpose(Image.Transpose.FLIP_TOP_BOTTOM), -120, 560
    )
    cast.paste(0, (0, 0, WIDE[0], 700))
    lighting.shine(picture, (250, 176, 96), paint.dim(spill, 0.75))
    lighting.shine(
        picture,
        (226, 158, 96),
        paint.dim(cast.filter(ImageFilter.GaussianBlur(20)), 0.55),
    )


def _snowfall(picture: Image.Image, rng: Random) -> None:
    for count, radius, blur in ((900, 1.4, 0.6), (260, 3, 1.6), (46, 9, 5)):
        flakes = Stencil(WIDE)
        for _ in range(count):
            x, y = rng.uniform(0, WIDE[0]), rng.uniform(0, WIDE[1])
            flakes.ellipse(
                x, y, radius * rng.uniform(0.6, 1.2), radius * rng.uniform(0.8, 1.5)
            )
        lighting.shine(picture, (226, 226, 234), flakes.mask(blur, 0.62))

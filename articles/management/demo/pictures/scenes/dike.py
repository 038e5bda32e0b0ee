"""A sea dike in the evening."""

from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE, Point
from articles.management.demo.pictures.scenes.sky import evening_sky
from articles.management.demo.pictures.stencil import Stencil, person


def draw_dike(rng: Random) -> Image.Image:
    width, height = WIDE
    horizon, far = 500, (1290.0, 498.0)
    stops = [(0, (92, 118, 140)), (0.24, (168, 170, 168)), (0.39, (240, 205, 158)), (1, (206, 176, 140))]  # fmt: skip
    picture = evening_sky(rng, WIDE, stops, (255, 214, 160), (112, 116, 126))
    lighting.shine(
        picture, (255, 206, 132), lighting.glow(WIDE, (520, 470), 1300, 640, 2.4)
    )
    _sea(picture, rng, horizon)
    _village(picture, rng, far)
    fine = paint.cloud((1800, 1100), rng, (160, 260), 4)
    fine = shapes.ground(WIDE, horizon, fine, 2.0)
    broad = shapes.ground(WIDE, horizon, paint.cloud((900, 700), rng, (14, 26), 3), 2.0)
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
        lighting.lay(picture, paint.tint(turf, [(0, dark), (1, light)]), area.mask(1.2))
    haze = lighting.glow(WIDE, (1000, 515), 1600, 150, 1.6)
    lighting.shine(picture, (214, 168, 116), paint.dim(haze, 0.55))
    _fence(picture, far)
    walkers, shadows = Stencil(WIDE), Stencil(WIDE)
    for x, y, tall in ((1268, 660, 100), (1294, 664, 92), (1288, 537, 32)):
        person(walkers, x, y, tall)
        shadows.polygon([(x - 8, y), (x + 8, y - 2), (x + tall * 2.4, y + tall * 0.42), (x + tall * 2.2, y + tall * 0.5)])  # fmt: skip
    lighting.shade(picture, shadows.mask(1.5), 0.45)
    lighting.lay(picture, (40, 37, 36), walkers.mask(0.6))
    return lighting.finish(picture, rng)


def _sea(picture: Image.Image, rng: Random, horizon: int) -> None:
    size = picture.size
    edge = horizon / size[1]
    stops = [(0, (226, 190, 146)), (edge, (226, 190, 146)), (edge + 0.15, (146, 148, 146)), (1, (58, 76, 88))]  # fmt: skip
    water = paint.ramp(size, stops)
    waves = shapes.ground(size, horizon, paint.cloud((size[0], 900), rng, (60, 130), 4))
    lighting.shade(water, paint.between(waves, 110, 30), 0.4)
    sun = lighting.glow(size, (520, horizon), 460, 900, 1.3)
    sparkle = ImageChops.multiply(paint.between(waves, 124, 190), sun)
    lighting.shine(water, (255, 214, 150), sparkle)
    picture.paste(water.crop((0, horizon, *size)), (0, horizon))


def _village(picture: Image.Image, rng: Random, far: Point) -> None:
    """Trees, roofs and a church tower in the haze behind the dike."""
    village = Stencil(picture.size)
    for _ in range(90):
        x = rng.uniform(far[0] - 10, picture.width)
        village.ellipse(x, far[1] + 4, rng.uniform(8, 26), rng.uniform(8, 24))
    for x in (1420, 1462, 1530, 1610, 1690):
        village.polygon(
            [(x, 500), (x, 474), (x + 18, 458), (x + 36, 474), (x + 36, 500)]
        )
    village.polygon([(1560, 500), (1560, 424), (1571, 372), (1582, 424), (1582, 500)])
    lighting.lay(picture, (120, 112, 106), village.mask(1.2, 0.85))


def _fence(picture: Image.Image, far: Point) -> None:
    """Posts and two wires along the path, smaller as they stand further off."""
    posts = Stencil(picture.size)
    foot, tall = (560.0, 900.0), 250
    for step in range(1, 40):
        near = 1 / (1 + (step - 1) * 0.45)
        x, y = far[0] + foot[0] * near * 0.62, far[1] + foot[1] * near * 0.8
        posts.box(x - 8 * near, y - tall * near, x + 8 * near, y)
    for level in (0.9, 0.55):
        end = (
            far[0] + foot[0] * 0.62 * 1.5,
            far[1] + (foot[1] * 0.8 - tall * level) * 1.5,
        )
        posts.line([far, end], 2.2)
    lighting.lay(picture, (50, 43, 36), posts.mask(0.7))

"""A face against the light."""

from random import Random

from PIL import Image, ImageChops, ImageFilter

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import TALL
from articles.management.demo.pictures.stencil import Stencil


def draw_portrait(rng: Random) -> Image.Image:
    width, height = TALL
    picture = paint.ramp(
        TALL, [(0, (70, 56, 50)), (0.5, (150, 112, 80)), (1, (58, 44, 42))]
    )
    wall = paint.cloud(TALL, rng, (5, 7), 6)
    lighting.shade(picture, wall, 0.35)
    lighting.shine(
        picture, (244, 190, 126), lighting.glow(TALL, (420, 760), 1000, 1150, 1.7)
    )
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
    figure.polygon(shapes.curve([*profile, *back], 10, closed=True))
    bun.ellipse(1160, 470, 128, 118)
    whole = ImageChops.lighter(figure.mask(1.4), bun.mask(1.4))
    lighting.lay(
        picture, paint.ramp(TALL, [(0, (44, 34, 32)), (1, (24, 19, 21))]), whole
    )
    for reach, colour, strength in (
        (46, (214, 128, 70), 0.8),
        (14, (255, 214, 160), 0.95),
    ):
        inner = ImageChops.offset(whole, reach, round(reach * 0.25)).filter(
            ImageFilter.GaussianBlur(reach * 0.6)
        )
        rim = ImageChops.multiply(ImageChops.subtract(whole, inner), whole)
        left = paint.ramp((height, width), [(0, (0, 0, 0)), (0.35, (90, 90, 90)), (0.75, (255, 255, 255)), (1, (255, 255, 255))])  # fmt: skip
        left = left.rotate(-90, expand=True).convert("L")
        rim = ImageChops.multiply(rim, left)
        lighting.shine(picture, colour, paint.dim(rim, strength))
    haze = lighting.glow(TALL, (300, 900), 900, 1300, 1.6)
    lighting.shine(picture, (210, 140, 84), paint.dim(haze, 0.3))
    return lighting.finish(picture, rng, vignette=0.55)

"""A reader between two walls of books."""

from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import TALL
from articles.management.demo.pictures.stencil import Stencil, person

SPINES = ((118, 50, 40), (58, 74, 84), (146, 112, 66), (84, 88, 62), (172, 150, 112), (70, 52, 52), (160, 88, 50), (52, 60, 72), (190, 176, 146), (104, 76, 88))  # fmt: skip


def draw_library(rng: Random) -> Image.Image:
    width, height = TALL
    far = (700, 640, 900, 1180)
    picture = paint.ramp(
        TALL, [(0, (40, 34, 32)), (0.4, (92, 76, 60)), (1, (60, 46, 36))]
    )
    floor = shapes.ground(TALL, 1090, paint.cloud((1200, 300), rng, (120, 12), 3), 2)
    lighting.lay(
        picture,
        paint.tint(floor, [(0, (70, 50, 34)), (1, (150, 114, 76))]),
        _below(1100),
    )
    left, right = _bookcase(rng), _bookcase(rng)
    window = Stencil(TALL)
    window.box(far[0], far[1] - 140, far[2], far[3])
    lighting.lay(picture, (252, 236, 206), window.mask())
    bars = Stencil(TALL)
    for x in (766, 833):
        bars.box(x, 480, x + 4, 1180)
    for y in (640, 800, 960):
        bars.box(far[0], y, far[2], y + 4)
    lighting.lay(picture, (150, 128, 100), bars.mask(1.2))
    walls = [
        (left, [(-760, -700), (far[0], far[1] - 150), (far[0], far[3]), (-760, 2620)]),
        (right, [(far[2], far[1] - 150), (2360, -700), (2360, 2620), (far[2], far[3])]),
    ]
    for shelves, quad in walls:
        area = Stencil(TALL)
        area.polygon(quad)
        lighting.lay(picture, shapes.warp(shelves, quad, TALL), area.mask(0.8))
    dark = ImageChops.invert(lighting.glow(TALL, (800, 900), 1250, 1500, 0.9))
    lighting.shade(picture, dark, 0.72)
    lighting.shine(
        picture, (255, 214, 156), lighting.glow(TALL, (800, 880), 620, 900, 2)
    )
    lighting.shine(picture, (255, 226, 180), lighting.glow(TALL, (800, 1500), 240, 620, 1.2).point([round(v * 0.42) for v in range(256)]))  # fmt: skip
    reader, shadow = Stencil(TALL), Stencil(TALL)
    person(reader, 742, 1420, 480)
    reader.polygon([(712, 1130), (640, 1180), (652, 1196), (724, 1168)])
    reader.polygon([(626, 1160), (664, 1176), (652, 1204), (614, 1186)])
    shadow.polygon([(716, 1416), (772, 1416), (640, 1990), (420, 1990)])
    lighting.shade(picture, shadow.mask(14), 0.5)
    lighting.lay(picture, (38, 30, 28), reader.mask(1.2))
    return lighting.finish(picture, rng, bloom=0.55)


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
        lighting.lay(wall, colour, group.mask())
    lighting.lay(wall, (30, 22, 18), gaps.mask(0, 0.7))
    lighting.lay(wall, (200, 170, 110), gilt.mask(0.4, 0.6))
    boards = Stencil((width, height))
    for row in range(rows + 1):
        boards.box(0, row * shelf - 9, width, row * shelf)
    for x in range(0, width + 1, 300):
        boards.box(x - 7, 0, x + 7, height)
    lighting.lay(wall, (112, 80, 52), boards.mask(0.5))
    return wall

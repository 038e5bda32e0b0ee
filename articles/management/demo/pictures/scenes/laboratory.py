"""Glass on a laboratory bench."""

from random import Random

from PIL import Image, ImageChops, ImageFilter

from articles.management.demo.pictures import lighting, paint, shapes
from articles.management.demo.pictures.paint import WIDE, Colour, Point
from articles.management.demo.pictures.stencil import Stencil

# Centre, half width of foot, of neck, height, level, colour, depth of field.
Vessel = tuple[int, int, int, int, float, Colour, float]
VESSELS: tuple[Vessel, ...] = (
    (250, 70, 70, 380, 0.5, (196, 140, 70), 9),
    (1720, 82, 82, 420, 0.62, (92, 140, 120), 10),
    (1480, 150, 44, 430, 0.42, (206, 164, 84), 5),
    (1180, 46, 46, 560, 0.72, (64, 120, 132), 2.4),
    (560, 190, 52, 560, 0.46, (38, 126, 120), 0.8),
    (900, 120, 120, 400, 0.6, (190, 108, 58), 0.8),
)


def draw_laboratory(rng: Random) -> Image.Image:
    width, height = WIDE
    bench = 960
    picture = paint.ramp(WIDE, [(0, (52, 76, 84)), (0.5, (142, 164, 162)), (0.74, (206, 206, 190)), (1, (150, 150, 140))])  # fmt: skip
    lighting.shine(
        picture, (255, 232, 190), lighting.glow(WIDE, (1400, 300), 1000, 760, 1.8)
    )
    for colour, blur in (
        ((190, 160, 110), 34),
        ((90, 140, 140), 26),
        ((236, 226, 196), 18),
    ):
        spots = Stencil(WIDE)
        for _ in range(15):
            radius = rng.uniform(24, 90)
            spots.ellipse(rng.uniform(0, width), rng.uniform(40, 820), radius, radius)
        lighting.shine(picture, colour, spots.mask(blur, 0.34))
    shelf = Stencil(WIDE)
    shelf.box(0, 560, width, 584)
    for x in range(40, width, 84):
        tall = rng.uniform(90, 200)
        shelf.box(x, 560 - tall, x + rng.uniform(34, 60), 560)
    lighting.lay(picture, (84, 104, 106), shelf.mask(22, 0.55))
    table = paint.ramp(
        (width, height - bench), [(0, (214, 208, 192)), (1, (120, 122, 116))]
    )
    picture.paste(table, (0, bench))
    for vessel in VESSELS:
        _vessel(picture, vessel, bench)
    lighting.shine(
        picture,
        (255, 240, 210),
        paint.dim(lighting.glow(WIDE, (1500, 260), 900, 900, 2), 0.4),
    )
    return lighting.finish(picture, rng, bloom=0.5)


def _vessel(picture: Image.Image, vessel: Vessel, bench: int) -> None:
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
    lighting.shade(part, cast.mask(16), 0.42)
    stain = lighting.glow(part.size, (x - foot * 1.2, base + 14), foot * 1.6, 46, 1)
    lighting.shine(part, colour, paint.dim(stain, 0.8))
    edge = ImageChops.subtract(inside, inside.filter(ImageFilter.GaussianBlur(13)))
    lighting.shade(part, inside, 0.1)
    pale, deep = (
        paint.mix(colour, (255, 255, 255), 0.25),
        paint.mix(colour, (0, 0, 0), 0.3),
    )
    stops = [
        (0, pale),
        (surface / part.height, pale),
        (base / part.height, deep),
        (1, deep),
    ]
    lighting.lay(part, paint.ramp(part.size, stops), paint.dim(wet, 0.84))
    lighting.shade(part, ImageChops.multiply(edge, inside), 0.95)
    half = foot + (neck - foot) * min(1, level / 0.72)
    rim.ellipse(x, surface, half * 0.96, half * 0.1 + 3)
    shown = ImageChops.multiply(rim.mask(blur * 0.5 + 0.8, 0.85), inside)
    lighting.lay(part, paint.mix(colour, (255, 246, 220), 0.45), shown)
    top, sheen = base - tall, Stencil(part.size)
    sheen.polygon([(x + neck * 0.55, top + 14), (x + neck * 0.72, top + 14), (x + foot * 0.7, base - 60), (x + foot * 0.56, base - 50)])  # fmt: skip
    sheen.line([(x - neck * 0.78, top + 20), (x - neck * 0.8, bend), (x - foot * 0.76, base - 50)], 4)  # fmt: skip
    sheen.ellipse(x, top, neck, neck * 0.12 + 2)
    lighting.shine(part, (250, 248, 236), sheen.mask(blur + 2, 0.62))
    picture.paste(part, corner)


def _contour(x: float, base: float, vessel: Vessel) -> tuple[list[Point], float]:
    """The outline of a flask or a cylinder, and where its neck begins."""
    _, foot, neck, tall, *_ = vessel
    bend = base - tall * (0.72 if neck < foot else 1.0)
    right = [(x + neck, base - tall), (x + neck, bend), (x + foot * 0.98, base - 34), (x + foot * 0.86, base)]  # fmt: skip
    left = [(2 * x - across, down) for across, down in reversed(right)]
    outline = [*right, *left]
    return (shapes.curve(outline, 8) if neck < foot else outline), bend

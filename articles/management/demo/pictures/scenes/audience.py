"""The people in front."""

from random import Random

from PIL import Image

from articles.management.demo.pictures import lighting, shapes
from articles.management.demo.pictures.stencil import Stencil


def draw_audience(picture: Image.Image, rng: Random, line: int) -> None:
    """Rows of heads against the light."""
    width, height = picture.size
    for row, colour in enumerate(((30, 26, 28), (19, 17, 20), (9, 9, 12))):
        heads = Stencil(picture.size)
        size = 34 + row * 15
        x = -20.0 + row * 24
        while x < width + 60:
            y = line + row * 66 + rng.uniform(-12, 12)
            heads.ellipse(x, y, size * 0.8, size)
            heads.polygon(shapes.curve([(x - size * 2, height + 60), (x - size * 1.9, y + size * 1.9), (x - size * 0.5, y + size * 1.2), (x + size * 0.5, y + size * 1.2), (x + size * 1.9, y + size * 1.9), (x + size * 2, height + 60)], 8))  # fmt: skip
            x += size * rng.uniform(3.2, 4.3)
        lighting.lay(picture, colour, heads.mask(1.2 + row))

"""Drifting clouds in low light."""

from random import Random

from PIL import Image, ImageChops

from articles.management.demo.pictures import lighting, paint
from articles.management.demo.pictures.paint import Colour, Size, Stops


def evening_sky(
    rng: Random,
    size: Size,
    stops: Stops,
    lit: Colour,
    dark: Colour,
    cells: Size = (4, 9),
) -> Image.Image:
    """A sky with drifting clouds, lit from below."""
    sky = paint.ramp(size, stops)
    clouds = paint.between(paint.cloud(size, rng, cells, 6), 120, 230)
    below = Image.new("L", clouds.size, 0)
    below.paste(clouds, (0, 14))
    edge = ImageChops.subtract(clouds, below)
    edge.paste(0, (0, 0, size[0], 14))
    lighting.lay(sky, dark, paint.dim(clouds, 0.5))
    lighting.shine(sky, lit, paint.dim(edge, 1.6))
    return sky

"""Masks with smooth edges, drawn as polygons, lines and figures."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from articles.management.demo.pictures import paint
from articles.management.demo.pictures.paint import Point, Size

SMOOTH = 2


class Stencil:
    """A mask drawn at twice its size, so that its edges come out smooth."""

    def __init__(self, size: Size) -> None:
        width, height = size
        self.image = Image.new("L", (width * SMOOTH, height * SMOOTH), 0)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], value: int = 255) -> None:
        self.pen.polygon([(x * SMOOTH, y * SMOOTH) for x, y in points], fill=value)

    def line(self, points: Sequence[Point], width: float, value: int = 255) -> None:
        scaled = [(x * SMOOTH, y * SMOOTH) for x, y in points]
        thickness = max(1, round(width * SMOOTH))
        self.pen.line(scaled, fill=value, width=thickness, joint="curve")

    def ellipse(
        self, x: float, y: float, across: float, down: float, value: int = 255
    ) -> None:
        box = (x - across, y - down, x + across, y + down)
        self.pen.ellipse([side * SMOOTH for side in box], fill=value)

    def box(
        self, left: float, top: float, right: float, bottom: float, value: int = 255
    ) -> None:
        sides = (left, top, max(left, right), max(top, bottom))
        self.pen.rectangle([side * SMOOTH for side in sides], fill=value)

    def mask(self, blur: float = 0, strength: float = 1) -> Image.Image:
        mask = self.image.reduce(SMOOTH)
        if blur:
            mask = soften(mask, blur)
        return mask if strength == 1 else paint.dim(mask, strength)


def soften(mask: Image.Image, blur: float) -> Image.Image:
    """The mask blurred: only where it is drawn, and a wide blur at a quarter the size."""
    if not (drawn := mask.getbbox()):
        return mask
    reach = round(blur * 3) + 4
    left, top, right, bottom = drawn
    box = (
        max(0, left - reach),
        max(0, top - reach),
        min(mask.width, right + reach),
        min(mask.height, bottom + reach),
    )
    part = mask.crop(box)
    if blur < 8:
        part = part.filter(ImageFilter.GaussianBlur(blur))
    else:
        small = part.reduce(4).filter(ImageFilter.GaussianBlur(blur / 4))
        part = small.resize(part.size, Image.Resampling.BICUBIC)
    soft = Image.new("L", mask.size, 0)
    soft.paste(part, box)
    return soft


def person(stencil: Stencil, x: float, y: float, tall: float, value: int = 255) -> None:
    """A figure standing with the feet at x, y."""
    wide = tall * 0.135
    stencil.ellipse(x, y - tall * 0.92, tall * 0.062, tall * 0.078, value)
    stencil.box(x - wide * 0.2, y - tall * 0.87, x + wide * 0.2, y - tall * 0.8, value)
    sides = ((-1, 0.78), (-0.75, 0.825), (0.75, 0.825), (1, 0.78), (0.95, 0.5),
             (0.72, 0.48), (0.66, 0.3), (0.55, 0), (0.12, 0), (0.03, 0.4),
             (-0.1, 0.4), (-0.2, 0), (-0.62, 0), (-0.7, 0.48), (-0.95, 0.5))  # fmt: skip
    stencil.polygon([(x + dx * wide, y - dy * tall) for dx, dy in sides], value)

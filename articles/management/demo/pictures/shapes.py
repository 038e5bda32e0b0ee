"""Lines of hills, smooth curves and true perspective."""

from collections.abc import Sequence
from random import Random

from PIL import Image

from articles.management.demo.pictures.paint import Point, Size


def ridge(
    rng: Random, width: int, base: float, height: float, rough: float = 0.55
) -> list[Point]:
    """A skyline of hills, by displacing midpoints."""
    heights = [rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)]
    reach = 0.5
    while len(heights) < 500:
        finer = [heights[0]]
        for left, right in zip(heights, heights[1:], strict=False):
            finer += [(left + right) / 2 + rng.uniform(-reach, reach), right]
        heights, reach = finer, reach * rough
    step = width / (len(heights) - 1)
    return [(index * step, base - high * height) for index, high in enumerate(heights)]


def curve(
    points: Sequence[Point], steps: int = 14, closed: bool = False
) -> list[Point]:
    """A smooth line through the points (Catmull-Rom)."""
    ends = [points[-1], *points, *points[:2]]
    if not closed:
        ends = [points[0], *points, points[-1]]
    line = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        line += [_spline(a, b, c, d, step / steps) for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _spline(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t
               + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )  # fmt: skip
    return x, y


def ground(
    picture_size: Size, horizon: int, texture: Image.Image, spread: float = 2.4
) -> Image.Image:
    """A texture lying flat from the horizon to the viewer's feet."""
    width, height = picture_size
    quad = [(0, horizon), (width, horizon), (width * spread, height), (width * (1 - spread), height)]  # fmt: skip
    return warp(texture, quad, picture_size)


def warp(image: Image.Image, quad: Sequence[Point], size: Size) -> Image.Image:
    """The image in true perspective: its corners (from top left, clockwise) on `quad`."""
    width, height = image.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    rows = []
    for (x, y), (u, v) in zip(quad, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    how = Image.Transform.PERSPECTIVE
    return image.transform(size, how, _solve(rows), Image.Resampling.BICUBIC)


def _solve(rows: list[list[float]]) -> list[float]:
    """Gauss-Jordan elimination of eight equations."""
    for column in range(len(rows)):
        best = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for row in range(len(rows)):
            if row != column:
                times = rows[row][column]
                pairs = zip(rows[row], rows[column], strict=True)
                rows[row] = [value - times * top for value, top in pairs]
    return [row[-1] for row in rows]

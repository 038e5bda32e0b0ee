"""The ladder: which widths, crops and formats are made of a picture."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

WIDTHS = (320, 480, 640, 960, 1280, 1920)
# Made at once on upload, so that the desk and readers have something meanwhile.
FIRST_WIDTHS = (320, 640)
# Search engines ask for these three; 1280 is above the 1200 pixels that they want.
RATIOS = {"16:9": (16, 9), "4:3": (4, 3), "1:1": (1, 1)}
CROP_WIDTHS = (320, 640, 960, 1280)
# WebP holds 16383 pixels in a row or a column, and a picture in the making must fit the
# memory that it gets.
HIGHEST = 16_000
MOST_PIXELS = 8_000_000


@dataclass(frozen=True)
class Encoding:
    """How a format is written. bench/README.md has the figures behind the numbers."""

    ending: str
    media_type: str
    options: dict[str, Any] = field(default_factory=dict)


ENCODINGS = {
    "AVIF": Encoding(
        "avif", "image/avif", {"quality": 55, "speed": 9, "max_threads": 1}
    ),
    "WEBP": Encoding("webp", "image/webp", {"quality": 78, "method": 3}),
    "JPEG": Encoding(
        "jpg", "image/jpeg", {"quality": 82, "optimize": True, "progressive": True}
    ),
}


@dataclass(frozen=True)
class Step:
    """One file to be made: its format, its size, and its crop ("" for the whole)."""

    format: str
    width: int
    height: int
    crop: str = ""


def steps(width: int, height: int) -> list[Step]:
    """Every file of a picture of this size; the largest whole JPEG comes last."""
    return [*_crops(width, height), *_wholes(width, height)]


def first_steps(width: int, height: int) -> list[Step]:
    """The few small ones that are made while somebody waits."""
    wholes = [step for step in steps(width, height) if step.format == "JPEG"]
    first = [step for step in wholes if step.width in FIRST_WIDTHS and not step.crop]
    return first or wholes[-1:]


def crop_box(
    width: int, height: int, crop: str, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest box of a ratio inside a picture, as near to its focus as can be."""
    if not crop:
        return 0, 0, width, height
    return box_around(width, height, RATIOS[crop], focus)


def box_around(
    width: int, height: int, ratio: tuple[int, int], focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The same for any ratio."""
    box_width, box_height = _box_size(width, height, ratio)
    left = min(max(0, focus[0] * width - box_width / 2), width - box_width)
    top = min(max(0, focus[1] * height - box_height / 2), height - box_height)
    return left, top, left + box_width, top + box_height


def _wholes(width: int, height: int) -> Iterator[Step]:
    for each in _fitting(_widest(width, height), WIDTHS):
        high = min(HIGHEST, max(1, round(height * each / width)))
        for image_format in ENCODINGS:
            yield Step(image_format, each, high)


def _crops(width: int, height: int) -> Iterator[Step]:
    for crop, (across, down) in RATIOS.items():
        box_width, _box_height = _box_size(width, height, (across, down))
        for each in _fitting(max(1, int(box_width)), CROP_WIDTHS):
            high = max(1, round(each * down / across))
            for image_format in ENCODINGS:
                yield Step(image_format, each, high, crop)


def _widest(width: int, height: int) -> int:
    """The width at which a picture is neither too high nor too large to be made."""
    by_height = width * HIGHEST // height
    by_pixels = math.isqrt(MOST_PIXELS * width // height)
    return max(1, min(width, by_height, by_pixels))


def _box_size(width: int, height: int, ratio: tuple[int, int]) -> tuple[float, float]:
    across, down = ratio
    box_width = min(width, height * across / down)
    return box_width, box_width * down / across


def _fitting(original: int, widths: tuple[int, ...]) -> list[int]:
    """The widths below the original's, then its own as far as the ladder goes."""
    last = min(original, widths[-1])
    return [*(width for width in widths if width < last), last]

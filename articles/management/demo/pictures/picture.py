"""One drawing, and what its file says about it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from PIL import Image


@dataclass(frozen=True)
class Picture:
    """One drawing; `credit` as its agency spells it, not as the paper prints it."""

    name: str
    caption: str
    credit: str
    creator: str
    keywords: tuple[str, ...]
    city: str
    country: str
    alt: str
    copyright: str
    draw: Callable[[Random], Image.Image]

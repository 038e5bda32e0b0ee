"""The type of a card: fonts at a size, and which words they can set."""

from functools import cache

import fontpkg_source_sans_3 as sans_package
import fontpkg_source_serif_4 as serif_package
from PIL import ImageFont

Font = ImageFont.FreeTypeFont

SERIF = str(serif_package.ROOT / "files" / "SourceSerif4[opsz,wght].ttf")
SANS = str(sans_package.ROOT / "files" / "SourceSans3[wght].ttf")
# No font has this letter: what it shows instead is what it shows for any that it lacks.
NO_LETTER = "\U0010ffff"


@cache
def serif(size: int, weight: int = 650) -> Font:
    """For what is journalism; cut for its size."""
    font = ImageFont.truetype(SERIF, size)
    font.set_variation_by_axes([weight, min(60, size)])
    return font


@cache
def sans(size: int, weight: int = 400) -> Font:
    """For what stands around it."""
    font = ImageFont.truetype(SANS, size)
    font.set_variation_by_axes([weight])
    return font


def can_set(words: str) -> bool:
    """Whether both fonts have every letter of some words."""
    return all(
        _has(font(24), letter) for font in (serif, sans) for letter in set(words)
    )


@cache
def _empty_box(font: Font) -> bytes:
    return bytes(font.getmask(NO_LETTER))


def _has(font: Font, letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != _empty_box(font)

"""Drawing a card: the words on paper at the left, the picture at the right."""

import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Picture
from PIL import ImageDraw

from articles.images.card.card import SIZE, Card
from articles.images.card.lines import Lines, fitted
from articles.images.card.type import Font, can_set, sans, serif
from articles.images.darkroom.ladder import box_around
from articles.images.image import Image
from articles.images.metadata.saving import save_with_metadata
from articles.images.renditions import focus, largest

PAPER, INK, SOFT = "#fbf9f4", "#1d1a16", "#565047"
RULE, ACCENT = "#d9d3c7", "#1d4a7c"
MARGIN = 56
PICTURE = (640, SIZE[1])
# A picture that is smaller looks rough: the page shows it as it is.
SMALLEST_PICTURE = 480
NAME, KICKER, CREDIT = 32, 26, 20
NARROW_SIZES, WIDE_SIZES = range(60, 27, -2), range(92, 43, -2)
QUALITY = 86


class NotDrawn(Exception):
    """A card that would look broken: letters that the fonts lack, or too small a picture."""


def draw_card(card: Card) -> ContentFile:
    """The card as a JPEG, with the credit on it and in it. Raises NotDrawn."""
    if not can_set(card.paper + card.kicker + card.headline + card.credit_line):
        raise NotDrawn("letters")
    ground = Picture.new("RGB", SIZE, PAPER)
    width = SIZE[0]
    if card.image is not None:
        width -= PICTURE[0]
        ground.paste(_picture(card.image), (width, 0))
    _set_words(ImageDraw.Draw(ground), card, width - 2 * MARGIN)
    buffer = io.BytesIO()
    save_with_metadata(
        ground, buffer, "JPEG", card.metadata, quality=QUALITY, optimize=True
    )
    return ContentFile(buffer.getvalue())


def _picture(image: Image) -> Picture.Image:
    """The part around the focal point, of a file that was made here."""
    made = largest(image)
    if made is None or min(made.width, made.height) < min(
        SMALLEST_PICTURE, image.width, image.height
    ):
        raise NotDrawn("picture")
    with default_storage.open(made.name, "rb") as file:
        picture = Picture.open(file, formats=("JPEG",))
        box = box_around(picture.width, picture.height, PICTURE, focus(image))
        return picture.convert("RGB").resize(PICTURE, Picture.Resampling.LANCZOS, box)


def _set_words(draw: ImageDraw.ImageDraw, card: Card, width: int) -> None:
    """The paper's name on top, the headline below it, the credit at the foot."""
    top, bottom = MARGIN, SIZE[1] - MARGIN
    top += _line(draw, card.paper, serif(NAME, 700), top, width, INK) + 14
    draw.line([(MARGIN, top), (MARGIN + width, top)], fill=RULE, width=2)
    top += 30
    if card.credit_line:
        foot = fitted(card.credit_line, sans, range(CREDIT, CREDIT - 1, -1), width, 50)
        bottom -= foot.height
        _set(draw, foot, bottom, SOFT)
        bottom -= 20
    if card.kicker:
        top += _line(draw, card.kicker, sans(KICKER, 600), top, width, ACCENT) + 14
    sizes = NARROW_SIZES if card.image else WIDE_SIZES
    _set(draw, fitted(card.headline, serif, sizes, width, bottom - top), top, INK)


def _line(draw, words: str, font: Font, top: float, width: int, colour: str) -> int:
    """One line, cut where it is too long; its height."""
    size = round(font.size)
    line = fitted(words, lambda _size: font, range(size, size - 1, -1), width, size * 2)
    _set(draw, Lines(line.lines[:1], font), top, colour)
    return size


def _set(draw: ImageDraw.ImageDraw, words: Lines, top: float, colour: str) -> None:
    for number, line in enumerate(words.lines):
        draw.text((MARGIN, top + number * words.leading), line, colour, words.font)

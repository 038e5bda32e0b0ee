"""Words in lines: the largest size at which they fit a place, in lines of like length."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.images.card.type import Font

ELLIPSIS = "…"
# A little below one, as the page sets its headlines.
LEADING = 1.1


@dataclass(frozen=True)
class Lines:
    """Lines of words in one font."""

    lines: list[str]
    font: Font

    @property
    def height(self) -> int:
        return round(self.leading * len(self.lines))

    @property
    def leading(self) -> float:
        return self.font.size * LEADING


def fitted(
    words: str, face: Callable[[int], Font], sizes: range, width: int, height: int
) -> Lines:
    """Words at the largest size that fits; cut with an ellipsis where none does."""
    for size in sizes:
        font = face(size)
        lines = _broken(words.split(), font, width)
        set_in = Lines(lines, font)
        if set_in.height <= height and _widest(lines, font) <= width:
            return Lines(_balanced(words.split(), font, width, len(lines)), font)
    font = face(sizes[-1])
    lines = _broken(_in_pieces(words, font, width), font, width)
    most = max(1, int(height // (font.size * LEADING)))
    return Lines(_cut(lines, most, font, width), font)


def _broken(words: list[str], font: Font, width: float) -> list[str]:
    """As many words on each line as go there."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], font: Font, width: int, count: int) -> list[str]:
    """In the same number of lines, but as narrow as that can be."""
    low, high = 0, width
    while high - low > 4:
        middle = (low + high) // 2
        lines = _broken(words, font, middle)
        narrow = len(lines) <= count and _widest(lines, font) <= middle
        low, high = (low, middle) if narrow else (middle, high)
    return _broken(words, font, high)


def _in_pieces(words: str, font: Font, width: float) -> list[str]:
    """Words, those that are longer than a line in pieces with a hyphen."""
    pieces: list[str] = []
    for word in words.split():
        piece = ""
        for letter in word:
            if piece and font.getlength(f"{piece}{letter}-") > width:
                pieces.append(f"{piece}-")
                piece = ""
            piece += letter
        pieces.append(piece)
    return pieces


def _cut(lines: list[str], most: int, font: Font, width: float) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and font.getlength(last + ELLIPSIS) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]


def _widest(lines: list[str], font: Font) -> float:
    return max((font.getlength(line) for line in lines), default=0)

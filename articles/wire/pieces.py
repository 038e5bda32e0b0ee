"""The pieces of copy: each line by what it is, before its place is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from articles.images.credits.glued import split_captions
from articles.wire.dateline import read_dateline
from articles.wire.item import WirePicture
from articles.wire.lines import Line
from articles.wire.marks import (
    bare,
    bullet,
    dashed,
    ends_sentence,
    headline_like,
    starred,
)

LONGEST_CAPTION = 2_000
# On a line of its own, above the credit: a paragraph by itself, or one line of many.
LONGEST_ABOVE = 300
LONGEST_AMONG = 200
# Below this, words that come twice may be a name: Bora Bora, New York New York.
SHORTEST_TWICE = 25


@dataclass(frozen=True)
class Text:
    """A line of words; `prose` when it cannot be a headline or a crosshead."""

    words: str
    apart: bool = True
    prose: bool = False

    @property
    def heading(self) -> bool:
        """Whether it looks like a headline, and so is no paragraph above others."""
        return not self.prose and headline_like(self.words)


@dataclass(frozen=True)
class Listing:
    """A run of lines with a dash or bullet, which is taken off."""

    items: tuple[str, ...]


Piece = Text | Listing | WirePicture


def read_pieces(lines: Iterable[Line], spellings: dict[str, str]) -> list[Piece]:
    """What every line is."""
    return single(_pieces(lines, spellings), headed=False)


def single(pieces: Iterable[Piece], *, headed: bool = True) -> list[Piece]:
    """The same pieces; a caption that comes twice in a row is one picture.

    Until the headline has been taken off, only a sentence counts as a caption: a
    headline may well say what the caption below it says.
    """
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, WirePicture) and not piece.caption:
            piece = _captioned(kept, piece, headed)
        picture = _picture_of_both(kept[-1], piece, headed) if kept else None
        if picture:
            kept[-1] = picture
        else:
            kept.append(piece)
    return kept


def _captioned(kept: list[Piece], credit: WirePicture, headed: bool) -> WirePicture:
    """`credit` with the caption that stands above it, which is taken off `kept`."""
    caption = kept[-1] if kept else None
    if not isinstance(caption, Text) or caption.prose:
        return credit
    if not (headed or ends_sentence(caption.words)):
        return credit
    again = kept[-2] if len(kept) > 1 else None
    twice = isinstance(again, Text) and bare(again.words) == bare(caption.words)
    half = _half(caption.words)
    if not (twice or half or (not credit.apart and _may_be_caption(caption))):
        return credit
    del kept[-2 if twice else -1 :]
    return replace(credit, caption=half or caption.words)


def _may_be_caption(text: Text) -> bool:
    """Whether a line directly above a credit can be its caption."""
    longest = LONGEST_ABOVE if text.apart else LONGEST_AMONG
    whole = ends_sentence(text.words) or headline_like(text.words)
    return whole and len(text.words) <= longest


def _pieces(lines: Iterable[Line], spellings: dict[str, str]) -> Iterator[Piece]:
    for listed, run in groupby(lines, key=lambda line: bool(bullet(line.text))):
        rows = list(run)
        alone = len(rows) == 1 and (dashed(rows[0].text) or starred(rows[0].text))
        if listed and not alone:
            yield Listing(tuple(bullet(row.text) for row in rows))
        else:
            for row in rows:
                yield from _line_pieces(row, spellings)


def _line_pieces(line: Line, spellings: dict[str, str]) -> list[Piece]:
    half = _half(line.text)
    pictures = read_pictures(half, spellings) if half else []
    if pictures := pictures or read_pictures(line.text, spellings):
        return [replace(pictures[0], apart=line.apart), *pictures[1:]]
    marked = bullet(line.text) or read_dateline(line.text, spellings)
    return [Text(line.text, line.apart, prose=bool(marked))]


def read_pictures(line: str, spellings: dict[str, str]) -> list[WirePicture]:
    """The pictures of a line that ends in a credit: one, or more glued together."""
    if len(line) > LONGEST_CAPTION:
        return []
    return [
        WirePicture(caption=_half(caption) or caption, credit=credit, label=label)
        for caption, label, credit in split_captions(line, spellings)
    ]


def _half(words: str) -> str:
    """The half of a line that says the same thing twice, else ""."""
    half = len(words) // 2
    twice = words in (words[:half] * 2, f"{words[:half]} {words[:half]}")
    return words[:half] if twice and half >= SHORTEST_TWICE else ""


def _picture_of_both(first: Piece, second: Piece, headed: bool) -> WirePicture | None:
    """The one picture that two pieces in a row speak of, if they do."""
    match first, second:
        case WirePicture(), WirePicture():
            return _one_of(first, second)
        case (WirePicture() as picture, Text() as text) | (
            Text() as text,
            WirePicture() as picture,
        ):
            sentence = headed or ends_sentence(text.words)
            return picture if sentence and _says(text, picture) else None
    return None


def _one_of(first: WirePicture, second: WirePicture) -> WirePicture | None:
    if not first.caption or bare(first.caption) != bare(second.caption):
        return None
    short, long = sorted((first, second), key=lambda picture: len(picture.credit))
    return long if bare(short.credit) in bare(long.credit) else None


def _says(text: Text, picture: WirePicture) -> bool:
    """Whether a line is this picture's caption once more."""
    return bool(picture.caption) and bare(text.words) == bare(picture.caption)

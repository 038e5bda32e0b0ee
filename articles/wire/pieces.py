"""The pieces of copy: each line by what it is, before its place is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.images.credits.captions import split_caption
from articles.wire.item import WirePicture
from articles.wire.lines import Line
from articles.wire.marks import bare, bullet, ends_sentence, headline_like, tight

LONGEST_CAPTION = 2_000
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
        picture = _picture_of_both(kept[-1], piece, headed) if kept else None
        if picture:
            kept[-1] = picture
        else:
            kept.append(piece)
    return kept


def _pieces(lines: Iterable[Line], spellings: dict[str, str]) -> Iterator[Piece]:
    for listed, run in groupby(lines, key=lambda line: bool(bullet(line.text))):
        rows = list(run)
        if listed and (len(rows) > 1 or not tight(rows[0].text)):
            yield Listing(tuple(bullet(row.text) for row in rows))
        else:
            yield from (_piece(row, spellings) for row in rows)


def _piece(line: Line, spellings: dict[str, str]) -> Piece:
    half = _half(line.text)
    picture = read_picture(half, spellings) if half else None
    return picture or read_picture(line.text, spellings) or Text(line.text, line.apart)


def read_picture(line: str, spellings: dict[str, str]) -> WirePicture | None:
    found = split_caption(line, spellings) if len(line) <= LONGEST_CAPTION else None
    if found is None:
        return None
    caption, label, credit = found
    return WirePicture(caption=_half(caption) or caption, credit=credit, label=label)


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

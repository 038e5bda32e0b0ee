"""Which short lines are crossheads: those that stand between paragraphs."""

from collections.abc import Iterator
from itertools import groupby

from articles.wire.item import WirePicture
from articles.wire.marks import crosshead_like
from articles.wire.pieces import Piece, Text


def crosshead_places(pieces: list[Piece]) -> set[int]:
    """The places of the crossheads in `pieces`.

    Above the first paragraph and below the last there is nothing to head. Two short
    lines in a row are two crossheads; of more, only the last can be one. Lines that
    touch, in copy that parts its paragraphs by blank lines, are verse or a table.
    """
    prose = [place for place, piece in enumerate(pieces) if _prose(piece)]
    if not prose:
        return set()
    dense = not any(map(_apart, pieces))
    return {
        place
        for run in _runs(pieces)
        if prose[0] < run[0] and run[-1] < prose[-1]
        for place in run
        if (dense or not _touches(pieces, place, run))
        and (len(run) < 3 or place == run[-1])
    }


def _runs(pieces: list[Piece]) -> Iterator[list[int]]:
    """The places of short lines in a row."""
    for short, run in groupby(enumerate(pieces), key=lambda pair: _short(pair[1])):
        if short:
            yield [place for place, _piece in run]


def _short(piece: Piece) -> bool:
    return isinstance(piece, Text) and not piece.prose and crosshead_like(piece.words)


def _prose(piece: Piece) -> bool:
    return not isinstance(piece, WirePicture) and not _short(piece)


def _touches(pieces: list[Piece], place: int, run: list[int]) -> bool:
    """Whether a short line stands directly above or below, without a blank line."""
    above = place > run[0] and not _apart(pieces[place])
    return above or (place < run[-1] and not _apart(pieces[place + 1]))


def _apart(piece: Piece) -> bool:
    return isinstance(piece, Text) and piece.apart

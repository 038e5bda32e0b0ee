"""Plain text, as agencies and archives deliver it."""

from collections.abc import Callable
from datetime import date
from html import escape

from django.utils import timezone

from articles.body.blocks import Crosshead, List, ListItem, Paragraph
from articles.text import clean_text
from articles.wire.crossheads import crosshead_places
from articles.wire.dateline import Dateline, read_dateline, take_date
from articles.wire.decode import clean_copy
from articles.wire.head import take_head
from articles.wire.item import WireBlock, WireItem, WirePicture
from articles.wire.lines import Line, unwrap
from articles.wire.marks import headline_like
from articles.wire.pieces import (
    Listing,
    Piece,
    Text,
    read_pictures,
    read_pieces,
    single,
)

Unwrap = Callable[..., list[Line]]


def parse(
    text: str,
    spellings: dict[str, str],
    *,
    headline: str = "",
    today: date | None = None,
) -> WireItem:
    """The story that `text` tells; `spellings` are those of the credit rules."""
    lines = _lines(text, spellings)
    dated, lines = _take_date(lines, today or timezone.localdate())
    given = clean_text(headline, multiline=False)
    head = take_head(read_pieces(lines, spellings), given)
    dateline, pieces = _take_dateline(single(head.rest), spellings)
    lead, pieces = _take_lead(pieces)
    return WireItem(
        headline=head.headline,
        kicker=head.kicker,
        dated=dated,
        place=dateline.place,
        sources=dateline.sources,
        lead=lead,
        blocks=_blocks(pieces),
    )


def parse_body(
    text: str, spellings: dict[str, str], unwrapped: Unwrap = unwrap
) -> tuple[WireBlock, ...]:
    """The blocks of copy that goes in a story: nothing is taken off its head."""
    lines = _lines(text, spellings, unwrapped)
    return _blocks(single(read_pieces(lines, spellings)))


def _lines(
    text: str, spellings: dict[str, str], unwrapped: Unwrap = unwrap
) -> list[Line]:
    def closed(row: str) -> bool:
        return bool(read_pictures(row, spellings))

    def alone(row: str) -> bool:
        pictures = read_pictures(row, spellings)
        return bool(pictures) and not pictures[0].caption

    return unwrapped(clean_copy(text), closed, alone)


def _take_date(lines: list[Line], today: date) -> tuple[str, list[Line]]:
    if not lines:
        return "", lines
    dated, rest = take_date(lines[0].text, today)
    return dated, [Line(rest), *lines[1:]] if rest else lines[1:]


def _take_dateline(
    pieces: list[Piece], spellings: dict[str, str]
) -> tuple[Dateline, list[Piece]]:
    """The dateline of the first paragraph, and the pieces without it."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, WirePicture):
            continue
        if isinstance(piece, Listing):
            break
        if found := read_dateline(piece.words, spellings):
            rest = [Text(found.rest, piece.apart, prose=True)] if found.rest else []
            return found, [*pieces[:place], *rest, *pieces[place + 1 :]]
        if not headline_like(piece.words):
            break
    return Dateline(), pieces


def _take_lead(pieces: list[Piece]) -> tuple[WirePicture | None, list[Piece]]:
    """The first picture, when it comes before the first paragraph."""
    for place, piece in enumerate(pieces):
        if isinstance(piece, WirePicture):
            return piece, pieces[:place] + pieces[place + 1 :]
        if not (isinstance(piece, Text) and piece.heading):
            break
    return None, pieces


def _blocks(pieces: list[Piece]) -> tuple[WireBlock, ...]:
    heads = crosshead_places(pieces)
    return tuple(_block(piece, place in heads) for place, piece in enumerate(pieces))


def _block(piece: Piece, heads: bool) -> WireBlock:
    match piece:
        case Text(words=words):
            return Crosshead(words) if heads else Paragraph(escape(words, quote=False))
        case Listing(items=items):
            return List(tuple(ListItem(escape(item, quote=False)) for item in items))
    return piece

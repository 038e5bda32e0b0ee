"""A block as lines of words, each with what it is: what two versions are compared by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.blocks import (
    Block,
    Crosshead,
    Embed,
    FactBox,
    Gallery,
    List,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
)
from articles.body.inline import marked_words

Marks = tuple[tuple[str, str], ...]
# A word, a space, or one mark of punctuation; a hyphen or apostrophe is part of its word.
_words = re.compile(r"\s+|\w+(?:[-'’‑]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Token:
    """One word, mark of punctuation or space, with its bold, italics and link."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True)
class Line:
    """Words of a block that belong together; `label` says what they are, "" for text.

    Labels: title, crosshead, caption, alt, size, decorative, address, order, item, row,
    picture.
    """

    label: str
    tokens: tuple[Token, ...] = ()
    image_id: int = 0


def tokens(text: str, marks: Marks = ()) -> tuple[Token, ...]:
    """Plain text in its smallest pieces."""
    return tuple(Token(piece, marks) for piece in _words.findall(text))


def lines(block: Block) -> tuple[Line, ...]:
    """All that a block says, in the order in which it is read."""
    return tuple(_lines(block))


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield _inline("", block.html)
        case Crosshead() | PullQuote():
            yield _plain("", block.text)
        case Quotation():
            yield from (_inline("", html) for html in block.paragraphs)
        case Picture():
            yield from _picture(block)
        case Gallery():
            yield from _said("size", "" if block.size == "normal" else block.size)
            for use in block.pictures:
                yield from _picture(use)
        case List():
            yield from _said("order", "ordered" if block.ordered else "")
            yield from _items(block)
        case Embed():
            yield _plain("address", block.url)
            yield from _said("caption", block.caption)
        case Table():
            yield from map(_row, block.rows)
        case FactBox():
            yield from _said("title", block.title)
            yield from _inside(block)


def _inline(label: str, html: str) -> Line:
    pieces = (tokens(text, marks) for text, marks in marked_words(html))
    return Line(label, tuple(token for piece in pieces for token in piece))


def _plain(label: str, text: str) -> Line:
    return Line(label, tokens(text))


def _said(label: str, text: str) -> Iterator[Line]:
    if text:
        yield _plain(label, text)


def _picture(use: Picture) -> Iterator[Line]:
    yield Line("picture", (), use.image_id)
    if use.caption:
        yield _inline("caption", use.caption)
    yield from _said("alt", use.alt)
    yield from _said("decorative", "decorative" if use.decorative else "")
    yield from _said("size", "" if use.size == "normal" else use.size)


def _inside(box: FactBox) -> Iterator[Line]:
    for block in box.blocks:
        if isinstance(block, Crosshead):
            yield _plain("crosshead", block.text)
        else:
            yield from _lines(block)


def _items(listing: List, depth: int = 0) -> Iterator[Line]:
    """A dash for each level that a point lies below the first."""
    for item in listing.items:
        dashes = tokens("– " * depth)
        yield Line("item", dashes + _inline("item", item.html).tokens)
        if item.sublist:
            yield from _items(item.sublist, depth + 1)


def _row(cells) -> Line:
    found: list[Token] = []
    for place, cell in enumerate(cells):
        if place:
            found += (Token(" "), Token("|"), Token(" "))
        marks = (("th", ""),) if cell.header else ()
        for token in _inline("", cell.html).tokens:
            found.append(Token(token.text, (*token.marks, *marks)))
    return Line("row", tuple(found))

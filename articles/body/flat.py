"""Blocks where only paragraphs fit, as in a quotation: their words stay."""

from collections.abc import Iterable, Iterator

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
from articles.body.inline import inline_html


def flat(found: Iterable[Block]) -> Iterator[str]:
    """The inline HTML of blocks, a string for each paragraph."""
    for block in found:
        match block:
            case Paragraph():
                yield block.html
            case Crosshead() | PullQuote():
                yield inline_html([block.text])
            case Quotation():
                yield from block.paragraphs
            case Picture() | Embed():
                if block.caption:
                    yield block.caption
            case Gallery():
                yield from flat(block.pictures)
            case List():
                yield from _items(block)
            case Table():
                yield from (cell.html for row in block.rows for cell in row)
            case FactBox():
                yield from (block.title,) if block.title else ()
                yield from flat(block.blocks)


def _items(listing: List) -> Iterator[str]:
    for item in listing.items:
        if item.html:
            yield item.html
        if item.sublist:
            yield from _items(item.sublist)

"""Passage: a piece of plain text of a story, as an editor sees it in one place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from html import unescape

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
from articles.body.inline import plain_text
from articles.copydesk.remark import Remark

AROUND = 30

_link = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_span = re.compile(r'<span lang="([^"]*)">(.*?)</span>', re.DOTALL)


class Kind(Enum):
    """What part of a page a passage is; a headline has other rules than a paragraph."""

    HEAD = "head"
    TEXT = "text"
    CAPTION = "caption"
    CELL = "cell"


@dataclass(frozen=True)
class Link:
    """Where words lead to."""

    address: str
    start: int
    end: int


@dataclass(frozen=True)
class Foreign:
    """Words that are marked as of another language."""

    language: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A headline, a paragraph, a caption; `field` is the form's field that holds it."""

    field: str
    kind: Kind
    text: str
    links: tuple[Link, ...] = ()
    foreign: tuple[Foreign, ...] = ()

    def foreign_at(self, place: int, language: str) -> bool:
        """Whether the story's own language is not spoken here."""
        return any(
            words.start <= place < words.end
            and words.language.partition("-")[0] != language
            for words in self.foreign
        )

    def remark(
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        *,
        learn: str = "",
        beside: str = "",
    ) -> Remark:
        """A remark on the words from `start` to `end`."""
        return Remark(
            code,
            message,
            self.field,
            self.text[start:end],
            self.text[max(0, start - AROUND) : start],
            self.text[end : end + AROUND],
            learn,
            beside,
        )


def passages(field: str, blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages of blocks, in the order in which the editor shows them."""
    for kind, html in _pieces(blocks):
        text = plain_text(html)
        if text:
            links = tuple(Link(*place) for place in _marked(_link, html, text))
            foreign = tuple(Foreign(*place) for place in _marked(_span, html, text))
            yield Passage(field, kind, text, links, foreign)


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Kind, str]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield Kind.TEXT, block.html
            case Crosshead() | PullQuote():
                yield Kind.HEAD, _escaped(block.text)
            case Picture():
                yield Kind.CAPTION, block.caption
            case Embed():
                yield Kind.CAPTION, _escaped(block.caption)
            case Gallery():
                yield from _pieces(block.pictures)
            case Quotation():
                yield from ((Kind.TEXT, html) for html in block.paragraphs)
            case List():
                yield from _items(block)
            case Table():
                yield from (
                    (Kind.CELL, cell.html) for row in block.rows for cell in row
                )
            case FactBox():
                yield Kind.HEAD, _escaped(block.title)
                yield from _pieces(block.blocks)


def _items(listing: List) -> Iterator[tuple[Kind, str]]:
    for item in listing.items:
        yield Kind.TEXT, item.html
        if item.sublist:
            yield from _items(item.sublist)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _marked(mark: re.Pattern, html: str, text: str) -> Iterator[tuple[str, int, int]]:
    """What a mark says, and where in the plain text the words stand that have it."""
    since = 0
    for said, inside in mark.findall(html):
        words = plain_text(inside)
        start = text.find(words, since)
        if start < 0:
            continue
        since = start + len(words)
        yield unescape(said), start, since

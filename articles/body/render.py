"""Typed blocks become HTML for readers: the one place where HTML is marked safe."""

from collections.abc import Callable, Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.body.blocks import (
    Block,
    Cell,
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

Draw = Callable[[Picture | Gallery], str]
Offer = Callable[[Embed], str]


def embed_link(embed: Embed) -> SafeString:
    """Somebody else's page as a link to it."""
    words = embed.caption or _("See this at its own site")
    return format_html(
        '<p class="embed"><a href="{}" rel="noopener nofollow">{}</a></p>\n',
        embed.url,
        words,
    )


def render(
    blocks: Iterable[Block], draw: Draw, offer: Offer = embed_link
) -> SafeString:
    """HTML of a body; `draw` makes that of a picture or gallery, "" for one not shown.

    `offer` makes that of an embed.
    """
    return join(_block(block, draw, offer) for block in blocks)


def inline(html: str) -> SafeString:
    """A paragraph's or caption's clean inline HTML, as the parser made it."""
    return mark_safe(html)  # noqa: S308 — clean by the parser, the one way in


def join(pieces: Iterable[str]) -> SafeString:
    """Pieces of HTML from here, one after the other."""
    return mark_safe("".join(pieces))  # noqa: S308 — each piece was made here


def text(blocks: Iterable[Block]) -> str:
    """The words of a body, a paragraph a line: for search, counts and summaries."""
    return "\n".join(filter(None, (_words(block) for block in blocks)))


def _block(block: Block, draw: Draw, offer: Offer) -> str:
    match block:
        case Paragraph():
            return format_html("<p>{}</p>\n", inline(block.html))
        case Crosshead():
            return format_html("<h2>{}</h2>\n", block.text)
        case Picture() | Gallery():
            return draw(block)
        case Quotation():
            return format_html(
                "<blockquote>{}</blockquote>\n", _paragraphs(block.paragraphs)
            )
        case PullQuote():
            return format_html(
                '<aside class="pullquote"><p>{}</p></aside>\n', block.text
            )
        case List():
            return _list(block)
        case Embed():
            return offer(block)
        case Table():
            return _table(block)
        case FactBox():
            return _factbox(block, draw, offer)


def _paragraphs(paragraphs: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((inline(html),) for html in paragraphs))


def _list(listing: List) -> SafeString:
    tag = inline("ol" if listing.ordered else "ul")
    items = format_html_join(
        "",
        "<li>{}{}</li>",
        (
            (inline(item.html), _list(item.sublist) if item.sublist else "")
            for item in listing.items
        ),
    )
    return format_html("<{0}>{1}</{0}>\n", tag, items)


def _table(table: Table) -> SafeString:
    """A table that scrolls inside the page, also by keyboard."""
    return format_html(
        '<div class="table" role="region" aria-label="{}" tabindex="0">{}</div>\n',
        _("Table"),
        plain_table(table),
    )


def plain_table(table: Table) -> SafeString:
    """A table and no more."""
    head = table.rows[:1] if all(cell.header for cell in table.rows[0]) else ()
    return format_html(
        "<table>{}{}</table>",
        _rows("thead", "col", head),
        _rows("tbody", "row", table.rows[len(head) :]),
    )


def _rows(part: str, scope: str, rows: Iterable[tuple[Cell, ...]]) -> SafeString:
    """The head or the rest of a table; `scope` is what its headers stand for."""
    lines = join(
        format_html("<tr>{}</tr>", join(_cell(cell, scope) for cell in row))
        for row in rows
    )
    return format_html("<{0}>{1}</{0}>", inline(part), lines) if lines else lines


def _cell(cell: Cell, scope: str) -> SafeString:
    if cell.header:
        return format_html('<th scope="{}">{}</th>', scope, inline(cell.html))
    return format_html("<td>{}</td>", inline(cell.html))


def _factbox(box: FactBox, draw: Draw, offer: Offer) -> SafeString:
    """Part of the story, not aside of it: reader modes leave an aside out."""
    inside = render(box.blocks, draw, offer)
    if not box.title:
        return format_html('<div class="factbox">{}</div>\n', inside)
    return format_html(
        '<section class="factbox"><h2>{}</h2>{}</section>\n', box.title, inside
    )


def _words(block: Block) -> str:
    match block:
        case Paragraph():
            return plain_text(block.html)
        case Crosshead() | PullQuote():
            return block.text
        case Picture() | Embed():
            return plain_text(block.caption)
        case Gallery():
            return text(block.pictures)
        case Quotation():
            return "\n".join(plain_text(html) for html in block.paragraphs)
        case List():
            return "\n".join(_item_words(block))
        case Table():
            return "\n".join(
                " ".join(plain_text(cell.html) for cell in row) for row in block.rows
            )
        case FactBox():
            return "\n".join(filter(None, (block.title, text(block.blocks))))


def _item_words(listing: List) -> Iterable[str]:
    for item in listing.items:
        yield plain_text(item.html)
        if item.sublist:
            yield from _item_words(item.sublist)

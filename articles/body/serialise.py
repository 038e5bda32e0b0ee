"""Typed blocks become the HTML that is stored and that the editor opens."""

from collections.abc import Iterable
from html import escape

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


def to_html(blocks: Iterable[Block]) -> str:
    """The stored form of a body."""
    return "".join(_html(block) for block in blocks)


def _html(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{block.html}</p>"
        case Crosshead():
            return f"<h2>{_text(block.text)}</h2>"
        case Picture():
            return _picture(block)
        case Gallery():
            return _gallery(block)
        case Quotation():
            inside = "".join(f"<p>{html}</p>" for html in block.paragraphs)
            return f"<blockquote>{inside}</blockquote>"
        case PullQuote():
            return f'<aside data-block="pullquote"><p>{_text(block.text)}</p></aside>'
        case List():
            return _list(block)
        case Embed():
            caption = f"<figcaption>{_text(block.caption)}</figcaption>"
            return f'<figure data-embed="{escape(block.url)}">{caption}</figure>'
        case Table():
            return _table(block)
        case FactBox():
            title = f"<h3>{_text(block.title)}</h3>"
            inside = to_html(block.blocks)
            return f'<aside data-block="factbox">{title}{inside}</aside>'


def _text(text: str) -> str:
    return escape(text, quote=False)


def _picture(picture: Picture) -> str:
    attributes = f'data-image="{picture.image_id}"'
    if picture.alt:
        attributes += f' data-alt="{escape(picture.alt)}"'
    if picture.decorative:
        attributes += ' data-decorative="true"'
    if picture.size != "normal":
        attributes += f' data-size="{picture.size}"'
    return f"<figure {attributes}><figcaption>{picture.caption}</figcaption></figure>"


def _gallery(gallery: Gallery) -> str:
    size = "" if gallery.size == "normal" else f' data-size="{gallery.size}"'
    pictures = to_html(gallery.pictures)
    return f'<section data-block="gallery"{size}>{pictures}</section>'


def _list(listing: List) -> str:
    tag = "ol" if listing.ordered else "ul"
    items = "".join(
        f"<li><p>{item.html}</p>{_list(item.sublist) if item.sublist else ''}</li>"
        for item in listing.items
    )
    return f"<{tag}>{items}</{tag}>"


def _table(table: Table) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<{tag}><p>{cell.html}</p></{tag}>"
            for cell in row
            for tag in ("th" if cell.header else "td",)
        )
        + "</tr>"
        for row in table.rows
    )
    return f"<table><tbody>{rows}</tbody></table>"

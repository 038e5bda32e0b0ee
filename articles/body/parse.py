"""Clean HTML becomes typed blocks. What fits no block keeps its words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from articles.body.blocks import (
    Block,
    Cell,
    Crosshead,
    Embed,
    FactBox,
    Gallery,
    List,
    ListItem,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
)
from articles.body.flat import flat
from articles.body.grammar import GALLERY_SIZES, PICTURE_SIZES
from articles.body.inline import (
    DEEPEST,
    MARK_ORDER,
    SYNONYMS,
    children,
    fragment,
    inline_html,
    plain_text,
    words,
)
from articles.body.pictures import uses

INLINE = {*MARK_ORDER, *SYNONYMS, "br"}
# As long as a table's key can be.
_image_id = re.compile(r"[1-9][0-9]{0,17}\Z")


def parse(html: str) -> tuple[Block, ...]:
    """The blocks of clean HTML, in order."""
    if not html.strip():
        return ()
    return tuple(_blocks(fragment(html), 0))


def _blocks(parent: etree._Element, depth: int) -> Iterator[Block]:
    """Blocks below an element; loose words between them become paragraphs."""
    loose: list[etree._Element | str] = []
    for piece in children(parent):
        if isinstance(piece, str) or _is_inline(piece):
            loose.append(piece)
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(piece, depth)
    yield from _paragraph(loose)


def _is_inline(element: etree._Element) -> bool:
    """Whether it marks words; a span around paragraphs is only a wrapper."""
    if element.tag == "span":
        return not any(inner.tag in WRAPPED for inner in element.iterdescendants())
    return element.tag in INLINE


def _block(element: etree._Element, depth: int) -> Iterator[Block]:
    if depth > DEEPEST:
        yield from _paragraph([words(element)])
        return
    read = READERS.get(element.tag)
    if read:
        yield from read(element, depth)
    else:
        yield from _blocks(element, depth + 1)


def _paragraph(pieces) -> Iterator[Paragraph]:
    html = inline_html(list(pieces))
    if html:
        yield Paragraph(html)


def _p(element, depth) -> Iterator[Block]:
    yield from _paragraph(children(element))


def _text(element) -> str:
    return plain_text(inline_html(list(children(element))))


def _crosshead(element, depth) -> Iterator[Block]:
    text = _text(element)
    if text:
        yield Crosshead(text)


def _figure(element, depth) -> Iterator[Block]:
    caption = element.find("figcaption")
    text = inline_html(list(children(caption))) if caption is not None else ""
    image = element.get("data-image", "")
    address = element.get("data-embed", "").strip()
    if _image_id.match(image):
        yield _picture(element, int(image), text)
    elif address.startswith("https://"):
        yield Embed(address, plain_text(text))
    else:
        yield from _blocks(element, depth + 1)


def _picture(element, image_id: int, caption: str) -> Picture:
    decorative = element.get("data-decorative") == "true"
    return Picture(
        image_id=image_id,
        caption=caption,
        alt="" if decorative else element.get("data-alt", "").strip(),
        decorative=decorative,
        size=_size(element, PICTURE_SIZES),
    )


def _size(element, sizes: tuple[str, ...]) -> str:
    size = element.get("data-size", "normal")
    return size if size in sizes else "normal"


def _section(element, depth) -> Iterator[Block]:
    """A gallery is as wide as it is, whatever its pictures were before they came in."""
    inside = tuple(_blocks(element, depth + 1))
    if element.get("data-block") != "gallery":
        yield from inside
        return
    pictures = tuple(replace(use, size="normal") for use in uses(inside))
    if pictures:
        yield Gallery(pictures, _size(element, GALLERY_SIZES))
    yield from (block for block in inside if not isinstance(block, Picture | Gallery))


def _quotation(element, depth) -> Iterator[Block]:
    paragraphs = tuple(flat(_blocks(element, depth + 1)))
    if paragraphs:
        yield Quotation(paragraphs)


def _aside(element, depth) -> Iterator[Block]:
    if element.get("data-block") == "pullquote":
        text = " ".join(plain_text(html) for html in flat(_blocks(element, depth + 1)))
        if text:
            yield PullQuote(text)
    elif element.get("data-block") == "factbox":
        yield from _factbox(element, depth)
    else:
        yield from _blocks(element, depth + 1)


def _factbox(element, depth) -> Iterator[Block]:
    heading = element.find("h3")
    title = _text(heading) if heading is not None else ""
    if heading is not None:
        tail = heading.tail
        heading.clear()
        heading.tail = tail
    inside = tuple(_opened(_blocks(element, depth + 1)))
    if title or inside:
        yield FactBox(title, inside)


def _opened(found: Iterator[Block]) -> Iterator[Block]:
    """A fact box holds no other box and no picture: what those say stays, as text."""
    for block in found:
        if isinstance(block, FactBox):
            yield from (Crosshead(block.title),) if block.title else ()
            yield from block.blocks
        elif isinstance(block, Paragraph | Crosshead | List):
            yield block
        else:
            yield from (Paragraph(html) for html in flat((block,)))


def _list(element, depth) -> Iterator[Block]:
    items = tuple(
        item
        for child in element
        for item in (_item(child, depth + 1),)
        if item.html or item.sublist
    )
    if items:
        yield List(items, ordered=element.tag == "ol")


def _item(element, depth) -> ListItem:
    lists = [child for child in element if child.tag in ("ul", "ol")]
    found = tuple(_blocks(element, depth + 1)) if depth <= DEEPEST else ()
    html = "<br>".join(flat(block for block in found if not isinstance(block, List)))
    if not found and depth > DEEPEST:
        return ListItem(inline_html([words(element)]))
    sublists = [block for block in found if isinstance(block, List)] if lists else []
    return ListItem(html, _joined(sublists))


def _joined(sublists: list[List]) -> List | None:
    if not sublists:
        return None
    items = tuple(item for sublist in sublists for item in sublist.items)
    return List(items, sublists[0].ordered)


def _table(element, depth) -> Iterator[Block]:
    rows = tuple(
        tuple(_cell(cell, depth) for cell in row.iterchildren("td", "th"))
        for row in element.iter("tr")
    )
    if any(cell.html for row in rows for cell in row):
        yield Table(tuple(row for row in rows if row))


def _cell(element, depth) -> Cell:
    html = "<br>".join(flat(_blocks(element, depth + 1)))
    return Cell(html, header=element.tag == "th")


READERS = {
    "p": _p,
    "h1": _crosshead,
    "h2": _crosshead,
    "h3": _crosshead,
    "h4": _crosshead,
    "h5": _crosshead,
    "h6": _crosshead,
    "figure": _figure,
    "section": _section,
    "blockquote": _quotation,
    "aside": _aside,
    "ul": _list,
    "ol": _list,
    "table": _table,
}

# What shows that an element holds blocks.
WRAPPED = {*READERS, "div", "li"}

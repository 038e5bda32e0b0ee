"""A body that can be read anywhere: plain tags, whole addresses, a file for each picture.

What feed readers and other newsrooms throw away is not there to begin with: no styles,
scripts, roles or choice of files. What only a style sheet would set apart is set apart by
tags, so that a fact box does not run into the story.
"""

import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.body.blocks import (
    Block,
    Embed,
    FactBox,
    Gallery,
    Picture,
    PullQuote,
    Table,
)
from articles.body.pictures import uses
from articles.body.render import join, plain_table, render
from articles.images.image import Image
from articles.images.renditions import Rendition
from articles.reading.absolute import absolute
from articles.reading.figure import Figure, body_figure

# As wide as readers show a picture on a sharp screen; wider only costs them.
WIDEST = 1280
_link = re.compile(r'(?<=<a href=")([^"]*)(?=")')


def portable(
    blocks: Iterable[Block], images: dict[int, Image], *, at: str = ""
) -> SafeString:
    """HTML of a body; `at` is the address of its story, which links may start from."""
    base = at or f"{settings.SITE_URL}/"
    html = join(_block(block, images) for block in blocks)
    return join([_link.sub(lambda found: _whole(base, found[0]), html)])


def figures(blocks: Iterable[Block], images: dict[int, Image]) -> list[Figure]:
    """The pictures that readers see in a body, in order."""
    return [figure for use in uses(blocks) if (figure := body_figure(use, images))]


def portable_file(figure: Figure) -> Rendition | None:
    """The one file for whoever takes no choice of them: a JPEG, wide enough."""
    jpegs = [made for made in figure.renditions if made.format == "JPEG"]
    fitting = [made for made in jpegs if made.width <= WIDEST]
    return (fitting or jpegs)[-1] if jpegs else None


def draw_figure(figure: Figure) -> SafeString:
    """A figure with caption and credit in the text."""
    file = portable_file(figure)
    if file is None:
        return join(())
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}">'
        "<figcaption>{} <small>{}</small></figcaption></figure>\n",
        absolute(file.url),
        figure.alt,
        file.width,
        file.height,
        figure.caption,
        figure.credit_line,
    )


def _block(block: Block, images: dict[int, Image]) -> str:
    def draw(use: Picture | Gallery) -> str:
        return join(draw_figure(figure) for figure in figures((use,), images))

    match block:
        case Table():
            return format_html("{}\n", plain_table(block))
        case PullQuote():
            quote = "<aside><p><strong>{}</strong></p></aside>\n"
            return format_html(quote, block.text)
        case Embed():
            words = block.caption or _("See this at its own site")
            return format_html('<p><a href="{}">{}</a></p>\n', block.url, words)
        case FactBox():
            title = format_html("<h3>{}</h3>\n", block.title) if block.title else ""
            inside = join(_block(each, images) for each in block.blocks)
            return format_html("<hr>\n<aside>{}{}</aside>\n<hr>\n", title, inside)
    return render((block,), draw)


def _whole(base: str, href: str) -> str:
    try:
        return escape(urljoin(base, unescape(href)))
    except ValueError:  # “https://[” is no address, and leads nowhere anyway
        return href

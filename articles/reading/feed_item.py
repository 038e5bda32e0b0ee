"""FeedItem: a story as a subscriber gets it, whole and with absolute addresses."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.body.blocks import Block, Gallery, Picture
from articles.body.parse import parse
from articles.body.pictures import uses
from articles.body.render import join, render
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.reading.figure import Figure, body_figure, body_images, lead_figure
from articles.reading.summary import summary

_own_link = re.compile(r'<a href="/(?!/)')


@dataclass(frozen=True)
class FeedItem:
    """What a feed says of one story."""

    id: str
    url: str
    title: str
    summary: str
    html: SafeString
    authors: list[str]
    categories: list[str]
    published_at: dt.datetime
    pictures: list[Figure]


def absolute(path: str) -> str:
    """An address on this site, whole."""
    return settings.SITE_URL + path if path.startswith("/") else path


def feed_items(editions: Iterable[Edition]) -> list[FeedItem]:
    """Items for editions that came with everything; one query for all their pictures."""
    parsed = [(edition, parse(edition.body)) for edition in editions]
    images = body_images([block for _edition, blocks in parsed for block in blocks])
    return [_item(edition, blocks, images) for edition, blocks in parsed]


def _item(
    edition: Edition, blocks: tuple[Block, ...], images: dict[int, Image]
) -> FeedItem:
    lead = lead_figure(edition)
    pictures = _figures(blocks, images)
    return FeedItem(
        id=f"urn:uuid:{edition.article_uuid}",
        url=absolute(edition.get_absolute_url()),
        title=edition.headline,
        summary=summary(edition, blocks),
        html=_html(edition, blocks, lead, images),
        authors=[byline.author.name for byline in edition.bylines.all()],
        categories=[edition.section.name, *(tag.name for tag in edition.tags.all())],
        published_at=edition.first_published_at,
        pictures=[lead, *pictures] if lead else pictures,
    )


def _html(edition: Edition, blocks, lead: Figure | None, images) -> SafeString:
    def draw(block: Picture | Gallery) -> str:
        return join(draw_figure(figure) for figure in _figures((block,), images))

    parts = [
        *(
            format_html("<p><strong>{}</strong> {}</p>\n", _("Correction:"), text)
            for text, _moment in edition.correction_list
        ),
        format_html("<p><strong>{}</strong></p>\n", edition.intro)
        if edition.intro
        else "",
        draw_figure(lead) if lead else "",
        render(blocks, draw),
    ]
    return join(_own_link.sub(f'<a href="{settings.SITE_URL}/', part) for part in parts)


def _figures(blocks: Iterable[Block], images: dict[int, Image]) -> list[Figure]:
    return [figure for use in uses(blocks) if (figure := body_figure(use, images))]


def draw_figure(figure: Figure) -> SafeString:
    """A figure that survives feed readers: one file, caption and credit in the text."""
    file = figure.fallback
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

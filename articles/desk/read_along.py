"""A story as a colleague reads it who may not write in it."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.body.blocks import Gallery, Picture
from articles.body.parse import parse
from articles.body.pictures import uses
from articles.body.render import inline, join, render
from articles.desk.thumbnail import figure
from articles.drafts.article import Article
from articles.images.image import Image

# What the form would write in, and what stands in its place.
IN_PLACE = {"body": "read_body", "assignee": "read_assignee"}


def for_reading(fieldsets):
    """The form's fieldsets, with words in the place of fields."""
    return tuple(
        (name, options | {"fields": _in_place(options["fields"])})
        for name, options in fieldsets
    )


def body(article: Article) -> SafeString:
    """The text with its pictures, small: one query."""
    return bodies([article.body])[0]


def bodies(texts: Sequence[str]) -> list[SafeString]:
    """As `body`, for many: one query for all of them."""
    parsed = [parse(text) for text in texts]
    ids = {use.image_id for blocks in parsed for use in uses(blocks)}
    images = Image.objects.defer("metadata").in_bulk(ids) if ids else {}

    def draw(block: Picture | Gallery) -> str:
        shown = [use for use in uses((block,)) if use.image_id in images]
        return join(figure(images[use.image_id], inline(use.caption)) for use in shown)

    return [
        format_html('<div class="read">{}</div>', render(blocks, draw))
        for blocks in parsed
    ]


def _in_place(fields) -> tuple[str, ...]:
    return tuple(IN_PLACE.get(name, name) for name in fields if name != "token")

"""A story as its page shows it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.body.blocks import Gallery, Picture
from articles.body.parse import parse
from articles.body.pictures import uses
from articles.body.render import render
from articles.editions.edition import Edition
from articles.reading.figure import Figure, body_figure, body_images, lead_figure

FIGURE = "body/_figure.html"
GALLERY = "body/_gallery.html"


@dataclass(frozen=True)
class StoryPage:
    """An edition with its pictures and its body as HTML."""

    edition: Edition
    lead: Figure | None
    body: SafeString


def story_page(edition: Edition) -> StoryPage:
    """What a story's page needs: one query, for the pictures in the body."""
    blocks = parse(edition.body)
    images = body_images(blocks)

    def draw(block: Picture | Gallery) -> str:
        figures = [made for use in uses((block,)) if (made := body_figure(use, images))]
        if not figures:
            return ""
        if isinstance(block, Gallery):
            return render_to_string(GALLERY, {"figures": figures, "size": block.size})
        return render_to_string(FIGURE, {"figure": figures[0]})

    return StoryPage(edition, lead_figure(edition), render(blocks, draw))

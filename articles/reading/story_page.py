"""A story as its page shows it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.body.blocks import Picture
from articles.body.parse import parse
from articles.body.render import render
from articles.editions.edition import Edition
from articles.reading.figure import Figure, body_figure, body_images, lead_figure

FIGURE = "body/_figure.html"


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

    def draw(picture: Picture) -> str:
        figure = body_figure(picture, images)
        return render_to_string(FIGURE, {"figure": figure}) if figure else ""

    return StoryPage(edition, lead_figure(edition), render(blocks, draw))

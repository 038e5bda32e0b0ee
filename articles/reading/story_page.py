"""A story as its page shows it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.safestring import SafeString

from articles.body.parse import parse
from articles.body.render import text
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.reading.drawn import drawn
from articles.reading.figure import Figure, body_images, lead_figure
from articles.reading.summary import summary

# How many words most people read in a minute.
PACE = 230


@dataclass(frozen=True)
class StoryPage:
    """An edition with its pictures and its body as HTML.

    `frame_sources`: the sites that a click on the page may load something of. `figures`:
    the pictures in the body, in order.
    """

    edition: Edition
    lead: Figure | None
    body: SafeString
    minutes: int
    frame_sources: tuple[str, ...] = ()
    words: int = 0
    summary: str = ""
    figures: tuple[Figure, ...] = ()


def may_frame(response: HttpResponse, page: StoryPage) -> HttpResponse:
    """The page's response, whose policy lets its embeds load by a click."""
    response.frame_sources = page.frame_sources  # type: ignore[attr-defined]
    return response


def story_page(edition: Edition, images: dict[int, Image] | None = None) -> StoryPage:
    """What a story's page needs: one query, for the pictures in the body.

    No query where `images` has them already.
    """
    blocks = parse(edition.body)
    body = drawn(blocks, body_images(blocks) if images is None else images)
    words = len(text(blocks).split())
    return StoryPage(
        edition=edition,
        lead=lead_figure(edition),
        body=body.html,
        minutes=max(1, round(words / PACE)),
        frame_sources=body.frame_sources,
        words=words,
        summary=summary(edition, blocks),
        figures=body.figures,
    )

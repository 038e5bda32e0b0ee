"""A text with its pictures, as readers' pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.body.blocks import Block, Embed, Gallery, Picture
from articles.body.pictures import uses
from articles.body.providers import Frame, frame
from articles.body.render import embed_link, render
from articles.images.image import Image
from articles.reading.figure import Figure, body_figure

FIGURE = "body/_figure.html"
GALLERY = "body/_gallery.html"
EMBED = "body/_embed.html"


@dataclass(frozen=True)
class Drawn:
    """A text as HTML; its pictures in order, and the sites that a click may frame."""

    html: SafeString
    figures: tuple[Figure, ...]
    frame_sources: tuple[str, ...]


def drawn(blocks: Iterable[Block], images: dict[int, Image]) -> Drawn:
    """A text as HTML, with those of its pictures that are in `images`."""
    frames: list[Frame] = []
    shown: list[Figure] = []

    def draw(block: Picture | Gallery) -> str:
        figures = [made for use in uses((block,)) if (made := body_figure(use, images))]
        if not figures:
            return ""
        shown.extend(figures)
        if isinstance(block, Gallery) and len(figures) > 1:
            return render_to_string(GALLERY, {"figures": figures, "size": block.size})
        return render_to_string(FIGURE, {"figure": figures[0]})

    def offer(embed: Embed) -> str:
        known = frame(embed)
        if known is None:
            return embed_link(embed)
        frames.append(known)
        return render_to_string(EMBED, {"embed": embed, "frame": known})

    html = render(blocks, draw, offer)
    origins = dict.fromkeys(each.origin for each in frames)
    return Drawn(html, tuple(shown), tuple(origins))

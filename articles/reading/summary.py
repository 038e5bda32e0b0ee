"""What a story says in two lines: for feeds, search and social."""

from collections.abc import Iterable

from django.utils.text import Truncator

from articles.body.blocks import Block, Paragraph
from articles.body.inline import plain_text
from articles.editions.edition import Edition

LONGEST = 280


def summary(edition: Edition, blocks: Iterable[Block]) -> str:
    """The intro, else the beginning of the first paragraph, as plain text."""
    first = next((block.html for block in blocks if isinstance(block, Paragraph)), "")
    words = edition.intro or plain_text(first)
    if len(words) <= LONGEST:
        return words
    return Truncator(words[:LONGEST]).words(words[:LONGEST].count(" "))

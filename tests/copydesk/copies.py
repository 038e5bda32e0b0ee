"""A story for a check to read, and what the check points at."""

from collections.abc import Callable
from html import escape

from articles.copydesk.copy import Copy, House, copy_of
from articles.drafts.article import Article


def copy(*paragraphs: str, house: House | None = None, **story) -> Copy:
    """Paragraphs of plain text, or a body of HTML, as the checks read it."""
    body = "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
    withdrawn = story.pop("withdrawn", None)
    return copy_of(Article(**({"body": body} | story)), house, withdrawn)


def marked(check: Callable, *paragraphs: str, **story) -> list[str]:
    """The words that a check points at, in order."""
    return [remark.words for remark in check(copy(*paragraphs, **story))]

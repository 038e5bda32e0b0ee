"""HTML from anywhere becomes a body: clean, and the same however often it is saved."""

import nh3

from articles.body import grammar
from articles.body.parse import parse
from articles.body.serialise import to_html
from articles.text import clean_text

# Tags of other programs that the parser understands.
UNDERSTOOD = {"b", "i", "h1", "h4", "h5", "h6", "div", "thead", "tfoot"}

_cleaner = nh3.Cleaner(
    tags=set(grammar.allowed_attributes()) | UNDERSTOOD,
    attributes=grammar.allowed_attributes(),
    clean_content_tags={
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
    },
    url_schemes=set(grammar.LINK_PROTOCOLS),
    link_rel=None,
    strip_comments=True,
)


def clean(html: str) -> str:
    """The body as it is stored: only what the grammar has, in its own spelling.

    Idempotent, so that opening and saving a story without a change changes nothing.
    """
    return to_html(parse(_cleaner.clean(clean_text(html, multiline=True))))

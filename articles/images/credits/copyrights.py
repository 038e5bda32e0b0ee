"""A line of copy that ends in a mark of copyright with a name: “… bij de poort. © Reuters”."""

import re
from collections.abc import Mapping

from articles.images.credits.names import are_names, tokens_of
from articles.images.credits.printed import normalise
from articles.text import clean_text

MARK = re.compile(
    r"(?:^|(?<=[.!?…\"”’'»)\]|]))\s*[(\[]?(?:©|ⓒ|\(c\))\s*", re.IGNORECASE
)
LONGEST_NAME = 80


def split_copyright(line: str, spellings: Mapping[str, str]) -> tuple[str, str] | None:
    """Caption and printed credit, else None. Only behind a whole sentence, or alone."""
    text = clean_text(line, multiline=False)
    for mark in MARK.finditer(text):
        names = text[mark.end() :].strip(" .)]")
        if len(names) > LONGEST_NAME:
            continue
        if are_names(tokens_of(names), spellings, afresh=True):
            return text[: mark.start()].strip(), normalise(f"© {names}", spellings)
    return None

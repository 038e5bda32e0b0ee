"""Credits as the house prints them, and the lines of copy that hold one. Knows no table."""

from articles.images.credits.captions import LABELS, split_caption
from articles.images.credits.printed import fold, normalise
from articles.images.credits.rules import START_RULES, spellings_from

__all__ = [
    "LABELS",
    "START_RULES",
    "fold",
    "normalise",
    "spellings_from",
    "split_caption",
]

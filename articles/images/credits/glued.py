"""Pictures that were glued together on one line, taken apart."""

import re
from collections.abc import Iterator, Mapping

from articles.images.credits.captions import LABEL, SENTENCE_END, split_caption
from articles.images.credits.names import (
    MAX_WORDS,
    ORDINARY,
    ends_sentence,
    is_known_chain,
)

MAX_LABELS = 10
WORD = re.compile(r"\S+")
OPENING = "‘’“”„«'\"("


def split_captions(
    line: str, spellings: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Caption, label and printed credit of each picture on a line that ends in one."""
    found = split_caption(line, spellings)
    if found is None:
        return []
    caption, label, credit = found
    for seam in _seams(caption, spellings):
        if before := split_captions(caption[:seam], spellings):
            return [*before, (caption[seam:].strip(), label, credit)]
    return [found]


def _seams(caption: str, spellings: Mapping[str, str]) -> Iterator[int]:
    """Where in `caption` the credit of an earlier picture may end."""
    matches = [
        match
        for match in LABEL.finditer(caption)
        if not match.start() or SENTENCE_END.search(caption[: match.start()].rstrip())
    ]
    for match in reversed(matches[-MAX_LABELS:]):
        yield from _ends(caption, match.end(), spellings)


def _ends(caption: str, start: int, spellings: Mapping[str, str]) -> Iterator[int]:
    """Behind agencies that are known, else at a full stop, else before “De” or “Een”.

    Where an unknown name ends and a caption begins, nothing else tells.
    """
    words = list(WORD.finditer(caption, start))[: MAX_WORDS + 1]
    opening = [place for place, word in enumerate(words) if place and _opens(word[0])]
    credits = {place: caption[start : words[place].start()] for place in opening}
    known = [place for place in opening if is_known_chain(credits[place], spellings)]
    stops = [place for place in opening if ends_sentence(words[place - 1][0])]
    articles = [place for place in opening if place > 1 and _is_article(words[place])]
    for place in [*reversed(known), *stops, *articles]:
        yield words[place].start()


def _opens(word: str) -> bool:
    return word.lstrip(OPENING)[:1].isupper()


def _is_article(word: re.Match[str]) -> bool:
    return word[0].lstrip(OPENING).casefold() in ORDINARY

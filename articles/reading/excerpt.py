"""The sentence of a story in which a reader's words stand, with these marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.flat import flat
from articles.body.inline import plain_text
from articles.body.parse import parse
from articles.editions.edition import Edition
from articles.words.asked import Asked, Part
from articles.words.stems import bare, stem, words

# About three lines of text; of a longer sentence what stands before the words is cut.
LONG = 280
BEFORE = 80
MORE = "…"
_sentence_end = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=\S)")
_one_space = re.compile(r"[\s‑-]?\Z")


@dataclass(frozen=True)
class Run:
    """Words of a text, marked where they are what was asked."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """Where a text has a part of the question."""

    start: int
    end: int
    part: int


def excerpt(edition: Edition, question: Asked) -> list[Run]:
    """What the story says about it; where only its headline does, how it begins."""
    beginning, best, most = "", [], 0
    for text in _texts(edition):
        beginning = beginning or text
        hits = _hits(text, question, edition.language)
        start, end = _window(text, hits)
        telling = len({hit.part for hit in hits if start <= hit.start < end})
        if telling > most:
            best, most = _cut(text, start, end, hits), telling
    return best or _cut(beginning, *_window(beginning, []), [])


def marked(text: str, question: Asked, language: str) -> list[Run]:
    """All of a text, with what was asked marked."""
    return list(_runs(text, 0, len(text), _hits(text, question, language)))


def _texts(edition: Edition) -> Iterator[str]:
    """What a reader sees of the story, a paragraph at a time."""
    if edition.intro:
        yield edition.intro
    for html in flat(parse(edition.body)):
        yield plain_text(html)
    if edition.lead_caption:
        yield edition.lead_caption


def _hits(text: str, question: Asked, language: str) -> list[Hit]:
    """In order; where several parts are at one place each of them."""
    found = list(words(text))
    stems = [stem(word.folded, language) for word in found]
    forms = [bare(word.folded) for word in found]
    hits = []
    for number, part in enumerate(question.parts):
        for place, length in _places(part, stems, forms):
            end = found[place + length - 1].end
            hits.append(Hit(found[place].start, end, number))
    return sorted(hits, key=lambda hit: hit.start)


def _places(
    part: Part, stems: list[str], forms: list[str]
) -> Iterator[tuple[int, int]]:
    """Where a part begins, and of how many words it is there."""
    first = {reading[0] for reading in part.readings}
    for place, (stemmed, form) in enumerate(zip(stems, forms, strict=True)):
        if stemmed not in first and form not in first:
            if part.begins and form.startswith(part.beginning):
                yield place, 1
        elif not part.phrase:
            yield place, 1
        elif tuple(stems[place : place + len(part.words)]) in part.readings:
            yield place, len(part.words)


def _window(text: str, hits: list[Hit]) -> tuple[int, int]:
    """The sentences around the hit that has most of the others beside it."""
    starts = [0, *(found.end() for found in _sentence_end.finditer(text))]
    ends = [*starts[1:], len(text)]
    sentences = list(zip(starts, ends, strict=True))
    best, most = 0, -1
    for place, (start, end) in enumerate(sentences):
        parts = {hit.part for hit in hits if start <= hit.start < end}
        if len(parts) > most:
            best, most = place, len(parts)
    start, end = sentences[best]
    for _start, later in sentences[best + 1 :]:
        end = later if later - start <= LONG else end
    return _shortened(text, start, end, hits)


def _shortened(text: str, start: int, end: int, hits: list[Hit]) -> tuple[int, int]:
    """Of a long sentence what is around the first hit, in whole words."""
    if end - start <= LONG:
        return start, end
    first = next((hit.start for hit in hits if start <= hit.start < end), start)
    if first - start > BEFORE:
        start = text.rfind(" ", start, first - BEFORE // 2) + 1 or first
    if end - start > LONG:
        end = max(text.rfind(" ", start, start + LONG), start + BEFORE)
    return start, end


def _cut(text: str, start: int, end: int, hits: list[Hit]) -> list[Run]:
    shown = list(_runs(text, start, end, hits))
    before = [Run(f"{MORE} ")] if start else []
    after = [Run(f" {MORE}")] if text[end:].strip() else []
    return before + shown + after


def _runs(text: str, start: int, end: int, hits: list[Hit]) -> Iterator[Run]:
    text = text[:end].rstrip()
    place = start
    for first, last in _joined(text, hits):
        if first >= place and last <= len(text):
            yield from [Run(text[place:first])] if first > place else []
            yield Run(text[first:last], marked=True)
            place = last
    yield from [Run(text[place:])] if text[place:] else []


def _joined(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """Hits with no more than a space between them are one."""
    joined: list[tuple[int, int]] = []
    for hit in hits:
        if joined and _one_space.match(
            text, joined[-1][1], max(hit.start, joined[-1][1])
        ):
            start, end = joined.pop()
            joined.append((start, max(end, hit.end)))
        else:
            joined.append((hit.start, hit.end))
    return joined

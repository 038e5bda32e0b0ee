"""Copy: a story as the checks read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from articles.body.parse import parse
from articles.copydesk.limits import MOST_HTML, MOST_TEXT
from articles.copydesk.passage import Kind, Passage, passages
from articles.copydesk.sentences import Sentence, sentences
from articles.story import Story


def _none(asked: set) -> set:
    return set()


@dataclass(frozen=True)
class Rule:
    """Say this, not that."""

    avoid: str
    say: str
    reason: str


@dataclass(frozen=True)
class House:
    """What this house writes; `knows` tells which of some words it has learned."""

    rules: tuple[Rule, ...] = ()
    # Names that look alike and are two, in lower case.
    pairs: frozenset[frozenset[str]] = frozenset()
    knows: Callable[[set[str]], set[str]] = _none


@dataclass(frozen=True)
class Copy:
    """Passages in order; `cut` when a story was too long to be read whole."""

    passages: tuple[Passage, ...]
    language: str = "nl"
    house: House = field(default_factory=House)
    # Which of these articles readers no longer have.
    withdrawn: Callable[[set[int]], set[int]] = _none
    cut: bool = False

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(
            sentence for passage in self.passages for sentence in sentences(passage)
        )

    @property
    def dutch(self) -> bool:
        return self.language == "nl"

    @property
    def running(self) -> Iterator[Passage]:
        """Intro, paragraphs, lists, quotations: all that is no label."""
        return (passage for passage in self.passages if passage.kind is Kind.TEXT)


def copy_of(
    story: Story,
    house: House | None = None,
    withdrawn: Callable[[set[int]], set[int]] | None = None,
) -> Copy:
    """A story's copy, as much of it as the checks read."""
    found: list[Passage] = []
    room = MOST_TEXT
    for passage in _passages(story):
        if room <= 0:
            break
        found.append(_within(passage, room))
        room -= len(passage.text)
    cut = room < 0 or len(story.body) > MOST_HTML
    house, withdrawn = house or House(), withdrawn or _none
    return Copy(tuple(found), story.language, house, withdrawn, cut)


def _passages(story: Story) -> Iterator[Passage]:
    for name, kind in (
        ("kicker", Kind.HEAD),
        ("headline", Kind.HEAD),
        ("intro", Kind.TEXT),
    ):
        text = getattr(story, name)
        if text.strip():
            yield Passage(name, kind, text)
    # A story of no more than white space and marks has few passages; a long one is cut.
    yield from islice(passages("body", parse(story.body[:MOST_HTML])), MOST_TEXT)
    if story.lead_caption.strip():
        yield Passage("lead_caption", Kind.CAPTION, story.lead_caption)


def _within(passage: Passage, room: int) -> Passage:
    """As much of a passage as is read."""
    if len(passage.text) <= room:
        return passage
    return Passage(passage.field, passage.kind, passage.text[:room])

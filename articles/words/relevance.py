"""How well a story answers a question, from its indexed words alone."""

import re
from dataclasses import dataclass

from articles.words.asked import Asked, Part

# A word in the headline weighs as much as any number in the text, and some more.
IN_HEAD = 3.0
AS_ASKED = 0.5
SIDE_BY_SIDE = 2.0
# How soon more of the same word stops to count, in a story of usual length.
ENOUGH = 1.5
USUAL_LENGTH = 2_000


@dataclass(frozen=True)
class Indexed:
    """The words of one story, with a space at each end of every one."""

    head: str
    body: str
    forms: str

    @classmethod
    def of(cls, head: str, body: str, forms: str) -> "Indexed":
        return cls(f" {head} ", f" {body} ", f" {forms} ")

    def has(self, part: Part) -> bool:
        """Whether this is in the story."""
        return any(_times(part, text) for text in (self.head, self.body, self.forms))


def relevance(question: Asked, story: Indexed) -> float:
    """More is better; each part that is asked adds to it."""
    found = sum(_weight(part, story) for part in question.parts)
    together = Part(tuple(word for part in question.parts for word in part.words))
    if len(question.parts) > 1:
        found += SIDE_BY_SIDE * bool(_times(together, story.head + story.body))
    return found


def _weight(part: Part, story: Indexed) -> float:
    times = _times(part, story.body)
    long = 0.25 + 0.75 * len(story.body) / USUAL_LENGTH
    weight = times / (times + ENOUGH * long)
    if _times(part, story.head):
        weight += IN_HEAD
    return weight + AS_ASKED * _as_asked(part, story)


def _as_asked(part: Part, story: Indexed) -> bool:
    """“minister” itself, where “ministeries” would do."""
    form = f" {part.beginning} "
    return not part.phrase and any(
        form in text for text in (story.head, story.body, story.forms)
    )


def _times(part: Part, text: str) -> int:
    times = max(text.count(f" {' '.join(stems)} ") for stems in part.readings)
    if part.begins:
        times += len(re.findall(f" {part.beginning}", text))
    return times

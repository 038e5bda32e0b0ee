"""Which editions answer a question: everything that searches asks here.

Another engine, as OpenSearch, would take the place of `best` and `newest`: they are given
the editions that readers have, and give some of these back.
"""

import datetime as dt
from dataclasses import dataclass

from articles.editions.edition import EditionQuerySet
from articles.editions.edition_words import EditionWords
from articles.words.asked import Asked
from articles.words.relevance import Indexed, relevance

# As many as are sorted by relevance; whoever wants more has them by date.
MOST = 200
# Which are weighed for it: the newest, and more of the newest with all words in the head.
NEWEST, NEWEST_IN_HEAD = 400, 200
# A story of today weighs this much more; after so many days the half of it.
FRESH, FADES = 1.0, 60
WORDS = ("words__head", "words__body", "words__forms")


@dataclass(frozen=True)
class Best:
    """Edition ids, the best first; `more` where there are others that were not weighed."""

    ids: list[int]
    more: bool


def newest(editions: EditionQuerySet, question: Asked) -> EditionQuerySet:
    """All editions that answer a question, to be read by date."""
    return EditionWords.objects.find_in(editions, question)


def best(editions: EditionQuerySet, question: Asked, at: dt.datetime) -> Best:
    """Those of the editions that answer best: two queries, four of a word of many."""
    found = _weighed(newest(editions, question), NEWEST)
    if len(found) == NEWEST:
        in_head = EditionWords.objects.find_in(editions, question, head_only=True)
        found |= _weighed(in_head, NEWEST_IN_HEAD)
    scores = {
        key: relevance(question, Indexed.of(*words)) + _freshness(first, at)
        for key, (first, *words) in found.items()
    }
    ranked = sorted(scores, key=lambda key: (-scores[key], -key))
    return Best(ranked[:MOST], more=len(found) >= NEWEST or len(ranked) > MOST)


def _weighed(editions: EditionQuerySet, many: int) -> dict[int, tuple]:
    some = editions.by_first_publication()[:many]
    rows = some.values_list("pk", "first_published_at", *WORDS)
    return {key: (first, *words) for key, first, *words in rows}


def _freshness(first: dt.datetime, at: dt.datetime) -> float:
    days = max(0.0, (at - first).total_seconds() / 86_400)
    return FRESH / (1 + days / FADES)

"""Find tags by how they begin, and those that a text speaks of."""

import re
from collections import Counter
from collections.abc import Iterator

from django.db.models import Q
from django.utils.text import slugify

from articles.masthead.tag import Tag

MOST = 10
# As much of a text as is looked at, and as much as a question may hold on SQLite.
MOST_LETTERS = 20_000
MOST_WORDS = 800
A_QUESTION = 400
LONGEST_NAME = 3
# Tags with synonyms are made by hand; more than these are not looked through.
MOST_WITH_SYNONYMS = 2_000
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def tags_beginning(words: str) -> list[Tag]:
    """Tags whose name, or else a synonym, begins so."""
    words = words.strip()
    if not words:
        return []
    tags = Tag.objects.select_related("merged_into")
    named = tags.filter(_named(words)).order_by("name")[:MOST]
    found = list(dict.fromkeys(tag.lasting for tag in named))
    others = tags.exclude(synonyms="").exclude(pk__in=[tag.pk for tag in found])
    others = others.filter(merged_into=None)
    known_as = Q(synonyms__istartswith=words) | Q(synonyms__icontains=f"\n{words}")
    wanted = MOST - len(found)
    return found + list(others.filter(known_as).order_by("name")[:wanted])


def tags_in(text: str) -> list[Tag]:
    """Tags that a text names, or by a synonym: the most named first."""
    named = Counter(phrases(text))
    order = {phrase: place for place, phrase in enumerate(named)}
    counts: Counter[Tag] = Counter()
    first: dict[Tag, int] = {}
    for tag, phrase in _matches(list(named)):
        counts[tag] += named[phrase]
        first[tag] = min(order[phrase], first.get(tag, len(order)))
    ranked = sorted(counts, key=lambda tag: (-counts[tag], first[tag]))
    return ranked[:MOST]


def phrases(text: str) -> Iterator[str]:
    """Every run of one to three words, as the address of a tag has it."""
    words = WORD.findall(text[:MOST_LETTERS])[:MOST_WORDS]
    for length in range(1, LONGEST_NAME + 1):
        for start in range(len(words) - length + 1):
            phrase = slugify(" ".join(words[start : start + length]))
            if len(phrase) > 1:
                yield phrase


def _named(words: str) -> Q:
    """By the name as typed or with capitals, and by the address: each has an index."""
    named = Q()
    for written in {words, words[:1].upper() + words[1:], words.title()}:
        named |= Q(name__startswith=written)
    slug = slugify(words)
    return named | Q(slug__startswith=slug) if slug else named


def _matches(named: list[str]) -> Iterator[tuple[Tag, str]]:
    for start in range(0, len(named), A_QUESTION):
        asked = named[start : start + A_QUESTION]
        tags = Tag.objects.select_related("merged_into").filter(slug__in=asked)
        yield from ((tag.lasting, tag.slug) for tag in tags)
    known = set(named)
    with_synonyms = Tag.objects.filter(merged_into=None).exclude(synonyms="")
    with_synonyms = with_synonyms.order_by("pk")
    for tag in with_synonyms[:MOST_WITH_SYNONYMS]:
        for synonym in tag.synonyms.splitlines():
            phrase = slugify(synonym)
            if phrase in known and phrase != tag.slug:
                yield tag, phrase

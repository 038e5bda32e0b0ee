"""The house's words and rules, as the desk has them now."""

from django.db.models import Q

from articles.copydesk.copy import House, Rule
from articles.copydesk.house import HouseRule, HouseWord


def the_house() -> House:
    """Rules and pairs are few and read at once; words may be many, and are asked for."""
    rules = HouseRule.objects.values_list("avoid", "say", "reason")
    pairs = HouseWord.objects.exclude(beside="").values_list("word", "beside")
    return House(
        tuple(Rule(*values) for values in rules),
        frozenset(frozenset(map(str.casefold, pair)) for pair in pairs),
        learned,
    )


def learned(words: set[str]) -> set[str]:
    """Which of some words, in lower case, the house has learned."""
    if not words:
        return set()
    spellings = words | {word.capitalize() for word in words}
    known = HouseWord.objects.filter(Q(beside=""), word__in=spellings)
    return {word.lower() for word in known.values_list("word", flat=True)}


def learn(word: str, *, by, beside: str = "") -> HouseWord:
    """From now on this word is right here; with `beside`, these are two names."""
    found, _new = HouseWord.objects.get_or_create(
        word=word, beside=beside, defaults={"added_by": by}
    )
    return found

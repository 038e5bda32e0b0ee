"""What the writer may have meant by a word that no dictionary has.

Hunspell's own suggestions take up to a second for a long Dutch word; one slip of a finger
is tried here in a few hundredths.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from articles.copydesk.dictionary import common, fours, known

# The commonest first.
LETTERS = "enatirodslghvkmubpwjczfxyëïéq"
MOST = 3
PREFIXES = (
    "aan", "achter", "af", "bij", "binnen", "door", "in", "mee", "na", "neer", "om",
    "onder", "op", "over", "samen", "tegen", "terug", "toe", "uit", "vast", "voor",
    "voort", "weg", "her", "ont", "mis", "non", "ex", "oud", "anti", "super", "mega",
    "mini", "multi", "micro", "video", "auto", "euro", "bio", "eco", "pseudo", "semi",
)  # fmt: skip


@dataclass(frozen=True)
class Meant:
    """Words that one slip makes this of; `sure` when no new word explains it as well."""

    words: tuple[str, ...]
    sure: bool


@lru_cache(maxsize=10_000)
def meant(word: str) -> Meant:
    """Letters that were swapped, doubled, dropped or added; then a letter for another."""
    plain = tuple(islice(_known(word, (*_swapped(word), *_undoubled(word))), MOST))
    if plain:
        return Meant(plain, sure=True)
    dropped = tuple(islice(_known(word, (*_with(word), *_without(word))), MOST))
    if dropped:
        sure = _joint_missing(word, dropped) or not new_word(word)
        return Meant(dropped, sure=sure)
    changed = tuple(islice(_known(word, _changed(word)), MOST))
    return Meant(changed, sure=not new_word(word, shortest=3))


def new_word(word: str, shortest: int = 4) -> bool:
    """Whether it is made of two words, as Dutch makes new ones every day: bug|reparatie,
    koffie|kar. The last is no shorter than `shortest`: short words are everywhere."""
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 4 and _anywhere(rest):
            return True
    return any(
        _first_part(word[:place]) and _anywhere(word[place:])
        for place in range(3, len(word) - shortest + 1)
        if place > 3 or len(word) - place > 6
    )


def _first_part(part: str) -> bool:
    return common(part) or (part.endswith("s") and common(part[:-1]))


def _anywhere(word: str) -> bool:
    return common(word) or common(word, "en")


def _joint_missing(word: str, found: tuple[str, ...]) -> bool:
    """“herstellingteken”: two words, and the s between them forgotten."""
    return any(
        common(word[:place]) and common(word[place:])
        for place in range(4, len(word) - 3)
        if word[:place] + "s" + word[place:] in found
    )


def _known(word: str, tried: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Those of some spellings that are words. Most are none, and their letters show it."""
    seen = {word}
    for spelling, place in tried:
        if spelling in seen or not _possible(spelling, place):
            continue
        seen.add(spelling)
        if known(spelling):
            yield spelling


def _possible(spelling: str, place: int) -> bool:
    around = f"^{spelling}$"[max(0, place - 2) : place + 5]
    return all(around[at : at + 4] in fours() for at in range(len(around) - 3))


def _swapped(word: str) -> Iterator[tuple[str, int]]:
    for place in range(len(word) - 1):
        one, other = word[place], word[place + 1]
        yield word[:place] + other + one + word[place + 2 :], place


def _undoubled(word: str) -> Iterator[tuple[str, int]]:
    for place in range(1, len(word)):
        if word[place] == word[place - 1]:
            yield word[:place] + word[place + 1 :], place


def _without(word: str) -> Iterator[tuple[str, int]]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :], place


def _with(word: str) -> Iterator[tuple[str, int]]:
    # A letter that should be double comes first: “ambasade”.
    for place, letter in enumerate(word):
        yield word[:place] + letter + word[place:], place
    for letter in LETTERS:
        for place in range(len(word) + 1):
            yield word[:place] + letter + word[place:], place


def _changed(word: str) -> Iterator[tuple[str, int]]:
    for letter in LETTERS:
        for place in range(len(word)):
            yield word[:place] + letter + word[place + 1 :], place

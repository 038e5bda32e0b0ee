"""What the writer may have meant by a word that no dictionary has.

Hunspell's own suggestions take up to a second for a long Dutch word; one slip of a finger
is tried here in a few hundredths.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from articles.copydesk.dictionary import common, fours, known
from articles.copydesk.word_list import word_set

# The commonest first.
LETTERS = "enatirodslghvkmubpwjczfxyëïéq"
MOST = 3
# Short words are everywhere by chance (belang|ijk); these do make compounds.
SHORT = word_set(
    "app arm bad bak bal bar bed bom bon bos bot bug bus cel dag dak dal dam dip eed gas "
    "gat god hal hek hof hok hut ijs jas kar kas kat kip kop lat les lid "
    "lijn lip lot man map mes mis mol net oog oom oor pad pak pan pas pet pil pin pit pop "
    "pot put rad rat rek rij rok rol rug set ski spa tak tas tip tol top tor uur vak "
    "val vat vee vel ven vis vla vos vul wal war was web weg wet wol zak zee zin"
)
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
    near = (*_with(word), *_without(word), *_changed(word))
    found = tuple(islice(_known(word, near), MOST))
    return Meant(found, sure=_joint_missing(word, found) or not new_word(word))


def new_word(word: str) -> bool:
    """Whether it is made of two words, as Dutch makes new ones every day."""
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 4 and _anywhere(rest):
            return True
    return any(
        _first_part(word[:place]) and _last_part(word[place:])
        for place in range(3, len(word) - 2)
    )


def _first_part(part: str) -> bool:
    if len(part) == 3:
        return part in SHORT
    return common(part) or (part.endswith("s") and common(part[:-1]))


def _last_part(part: str) -> bool:
    return part in SHORT if len(part) == 3 else _anywhere(part)


def _anywhere(word: str) -> bool:
    return common(word) or common(word, "en")


def _joint_missing(word: str, found: tuple[str, ...]) -> bool:
    """“herstellingteken”: after these an s joins two words, and it was forgotten."""
    return any(
        word[:place].endswith(("ing", "heid", "teit", "schap")) and common(word[:place])
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

"""Which names are so alike that one may be a slip for the other."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import common, known
from articles.copydesk.names import Name, by_key, names
from articles.copydesk.word_list import word_list

SHORTEST = 5
# Long enough that two slips make no other name of it.
LONG = 9
LONGEST = 24
# What a language adds to a name: Biden, Bidens; Afghaan, Afghaanse; Ivanov, Ivanova.
ENDINGS = tuple(
    sorted(
        word_list(
            "s e n en se es er ers aan aans aanse anen ees ese ezen iër iërs isch ische isme "
            "ist isten je jes tje ja a ova eva ts tse an ans ian ians ish"
        ),
        key=len,
        reverse=True,
    )
)
SLAVIC = {("ski", "ska"), ("sky", "skaja"), ("ski", "skaja"), ("ij", "aja")}


def alike(copy: Copy) -> list[tuple[Name, Name]]:
    """Slips and what they are slips for: each where it first stands."""
    places = by_key([name for name in names(copy) if _long_enough(name)])
    found = [
        _slip_first(places[one], places[other], copy)
        for one, other in sorted(_candidates(places))
        if not _two_names(places[one], places[other], copy)
    ]
    return sorted(
        found, key=lambda pair: (pair[0].sentence.passage.field, pair[0].start)
    )


def same_person(copy: Copy, pairs: list[tuple[Name, Name]]) -> dict[str, str]:
    """For each slip in a name the name."""
    return {slip.key: name.key for slip, name in pairs}


def _long_enough(name: Name) -> bool:
    return SHORTEST <= len(name.text) <= LONGEST


def _candidates(places: dict[str, list[Name]]) -> set[tuple[str, str]]:
    """Names that become the same by leaving out a letter of each: one is changed, moved,
    swapped or missing. Of long names two letters."""
    left: dict[str, set[str]] = defaultdict(set)
    for key in places:
        for shorter in _shortened(key):
            left[shorter].add(key)
    return {
        (one, other)
        for keys in left.values()
        if len(keys) > 1
        for one, other in combinations(sorted(keys), 2)
    }


def _shortened(key: str) -> Iterator[str]:
    yield key
    once = {key[:place] + key[place + 1 :] for place in range(len(key))}
    yield from once
    if len(key) < LONG:
        return
    for shorter in once:
        yield from (
            shorter[:place] + shorter[place + 1 :] for place in range(len(shorter))
        )


def _two_names(one: list[Name], other: list[Name], copy: Copy) -> bool:
    """Whether two names that look alike are two."""
    a, b = one[0].key, other[0].key
    if frozenset((a, b)) in copy.house.pairs or _inflected(a, b):
        return True
    if _in_dictionary(one[0], copy) and _in_dictionary(other[0], copy):
        return True
    if abs(len(a) - len(b)) > 1 and not _one_step(a, b):
        return True
    return _two_people(one, other) or _side_by_side(one, other)


def _in_dictionary(name: Name, copy: Copy) -> bool:
    return known(name.text, copy.language) or common(name.text, copy.language)


def _inflected(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return True
    stems = _stems(one) & _stems(other)
    return any(len(stem) >= SHORTEST - 1 for stem in stems) or _slavic(one, other)


def _stems(key: str) -> set[str]:
    return {key.removesuffix(ending) for ending in ENDINGS if key.endswith(ending)}


def _slavic(one: str, other: str) -> bool:
    return any(
        {one, other} == {one.removesuffix(man) + man, one.removesuffix(man) + woman}
        or {one, other}
        == {other.removesuffix(man) + man, other.removesuffix(man) + woman}
        for man, woman in SLAVIC
    )


def _one_step(one: str, other: str) -> bool:
    return bool(
        {one, *(one[:place] + one[place + 1 :] for place in range(len(one)))}
        & {other, *(other[:place] + other[place + 1 :] for place in range(len(other)))}
    )


def _two_people(one: list[Name], other: list[Name]) -> bool:
    """Anna Jansen and Bert Janssen; Marco de Vries and Marko Bakker."""
    return _apart(_firsts(one), _firsts(other)) or _apart(_lasts(one), _lasts(other))


def _firsts(found: list[Name]) -> set[str]:
    return {first.casefold() for name in found for first in name.first}


def _lasts(found: list[Name]) -> set[str]:
    return {name.last.casefold() for name in found if name.last}


def _apart(these: set[str], those: set[str]) -> bool:
    if not these or not those or these & those:
        return False
    return not any(_one_step(one, other) for one in these for other in those)


def _side_by_side(one: list[Name], other: list[Name]) -> bool:
    """Pieter Pieters: two parts of one name."""
    a, b = one[0].key, other[0].key
    return a in _firsts(other) or b in _firsts(one)


def _slip_first(one: list[Name], other: list[Name], copy: Copy) -> tuple[Name, Name]:
    """What no dictionary has is the slip; else the rarer; else what has no first name;
    else the later."""

    def likely(found: list[Name]) -> tuple[bool, int, bool]:
        full = any(name.first for name in found)
        return known(found[0].text, copy.language), len(found), full

    if likely(one) == likely(other):
        later = _before(one[0], other[0], copy)
        slip, name = (other, one) if later else (one, other)
    else:
        slip, name = sorted((one, other), key=likely)
    return slip[0], name[0]


def _before(one: Name, other: Name, copy: Copy) -> bool:
    order = [id(sentence) for sentence in copy.sentences]
    here, there = order.index(id(one.sentence)), order.index(id(other.sentence))
    return (here, one.start) < (there, other.start)

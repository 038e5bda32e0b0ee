"""Which block of an old body became which of a new one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.body.alignment import MOST_PAIRS, align, gaps
from articles.body.blocks import Block, Picture
from articles.body.lines import lines

# The share of words that two versions of a block have in common, at least.
ALIKE = 0.4
MOVED_ALIKE = 0.8
# So many pairs of blocks are compared by their words in one stretch, no more.
MOST_COMPARED = 2_500


@dataclass(frozen=True)
class Pairing:
    """Old places by new ones: what stayed or changed where it was, and what moved."""

    kept: dict[int, int]  # old place -> new place, rising on both sides
    moved: dict[int, int]  # old place -> new place


def pair(old: Sequence[Block], new: Sequence[Block]) -> Pairing:
    """Each block at most once; what is in neither was removed, or added."""
    same = align(old, new)
    kept = dict(same)
    for gone, come in gaps(same, len(old), len(new)):
        kept |= _changed(old, new, gone, come)
    left = [place for place in range(len(old)) if place not in kept]
    taken = set(kept.values())
    came = [place for place in range(len(new)) if place not in taken]
    return _rewritten(old, new, Pairing(kept, _moved(old, new, left, came)))


def alike(one: Block, other: Block) -> float:
    """From 0 to 1: the share of words that two blocks have in common."""
    if type(one) is not type(other):
        return 0.0
    if isinstance(one, Picture) and isinstance(other, Picture):
        return 1.0 if one.image_id == other.image_id else _shared(one, other) * 0.9
    return _shared(one, other)


def _shared(one: Block, other: Block) -> float:
    here, there = _bag(one), _bag(other)
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total else 1.0


@lru_cache(maxsize=4096)
def _bag(block: Block) -> Counter:
    bag: Counter = Counter()
    for line in lines(block):
        bag.update(token.text for token in line.tokens if not token.text.isspace())
        if line.image_id:
            bag[line.image_id] += 1
    return bag


def _changed(old, new, gone: range, come: range) -> dict[int, int]:
    """Between two blocks that stayed: the pairs, in order, that are most alike."""
    if not gone or not come or len(gone) * len(come) > MOST_COMPARED:
        return {}
    scores = [[alike(old[place], new[other]) for other in come] for place in gone]
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for row in range(len(gone) - 1, -1, -1):
        for column in range(len(come) - 1, -1, -1):
            score = scores[row][column]
            taken = best[row + 1][column + 1] + (score if score >= ALIKE else 0)
            best[row][column] = max(best[row + 1][column], best[row][column + 1], taken)
    pairs, row, column = {}, 0, 0
    while row < len(gone) and column < len(come):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs[gone[row]] = come[column]
            row, column = row + 1, column + 1
    return pairs


def _moved(old, new, left: list[int], came: list[int]) -> dict[int, int]:
    """Blocks that stand elsewhere: the same ones, then those nearly so."""
    places: dict[Block, list[int]] = {}
    for place in reversed(came):
        places.setdefault(new[place], []).append(place)
    moved = {
        place: places[old[place]].pop() for place in left if places.get(old[place])
    }
    taken = set(moved.values())
    free = [place for place in came if place not in taken]
    rest = [place for place in left if place not in moved]
    if len(free) * len(rest) > MOST_COMPARED:
        return moved
    for place in rest:
        scores = [(alike(old[place], new[other]), -other) for other in free]
        score, other = max(scores, default=(0.0, 0))
        if score >= MOVED_ALIKE:
            moved[place] = -other
            free.remove(-other)
    return moved


def _rewritten(old, new, found: Pairing) -> Pairing:
    """As many blocks came as went, of the same kinds: each was written anew."""
    kept = dict(found.kept)
    away = set(found.moved.values())
    for gone, come in gaps(sorted(kept.items()), len(old), len(new)):
        went = [place for place in gone if place not in found.moved]
        came = [place for place in come if place not in away]
        kinds = [type(old[place]) for place in went]
        if kinds == [type(new[place]) for place in came] and len(kinds) <= MOST_PAIRS:
            kept |= dict(zip(went, came, strict=True))
    return Pairing(kept, found.moved)

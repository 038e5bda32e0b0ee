"""Which elements of two sequences are the same ones, in time that stays bounded."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

# Stretches without one unmistakable element are compared each with each up to this many
# pairs; beyond it only what stands equally far from their start counts as the same.
MOST_PAIRS = 60_000

Pair = tuple[int, int]


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """The places in both of what stayed, in order."""
    pairs: list[Pair] = []
    todo = [(0, len(old), 0, len(new))]
    while todo:
        start, end, other_start, other_end = todo.pop()
        while (
            start < end and other_start < other_end and old[start] == new[other_start]
        ):
            pairs.append((start, other_start))
            start, other_start = start + 1, other_start + 1
        while (
            start < end
            and other_start < other_end
            and old[end - 1] == new[other_end - 1]
        ):
            end, other_end = end - 1, other_end - 1
            pairs.append((end, other_end))
        if start == end or other_start == other_end:
            continue
        anchors = _anchors(old, new, (start, end, other_start, other_end))
        if anchors:
            pairs += anchors
            todo += _between(anchors, start, end, other_start, other_end)
        else:
            pairs += _longest(old, new, (start, end, other_start, other_end))
    return sorted(pairs)


def gaps(
    pairs: Sequence[Pair], old_length: int, new_length: int
) -> Iterator[tuple[range, range]]:
    """What lies before, between and behind aligned places: one gap more than pairs."""
    start, other_start = 0, 0
    for place, other in [*pairs, (old_length, new_length)]:
        yield range(start, place), range(other_start, other)
        start, other_start = place + 1, other + 1


def _between(anchors: list[Pair], start: int, end: int, other_start: int, other_end):
    for place, other in [*anchors, (end, other_end)]:
        yield start, place, other_start, other
        start, other_start = place + 1, other + 1


def _anchors(old, new, within: tuple[int, int, int, int]) -> list[Pair]:
    """What occurs once on either side, as long as it stands in the same order."""
    start, end, other_start, other_end = within
    here = Counter(old[start:end])
    there = Counter(new[other_start:other_end])
    where = {new[place]: place for place in range(other_start, other_end)}
    single = [
        (place, where[old[place]])
        for place in range(start, end)
        if here[old[place]] == 1 and there[old[place]] == 1
    ]
    return _rising(single)


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The longest run of pairs that rise on both sides (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        tops[pile : pile + 1] = [other]
        piles[pile : pile + 1] = [number]
        before.append(piles[pile - 1] if pile else -1)
    found = []
    number = piles[-1] if piles else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _longest(old, new, within: tuple[int, int, int, int]) -> list[Pair]:
    """The longest common subsequence of two short stretches."""
    start, end, other_start, other_end = within
    height, width = end - start, other_end - other_start
    if height * width > MOST_PAIRS:
        steps = range(min(height, width))
        return [
            (start + step, other_start + step)
            for step in steps
            if old[start + step] == new[other_start + step]
        ]
    lengths = [[0] * (width + 1)]
    for place in range(end - 1, start - 1, -1):
        below, row = lengths[-1], [0] * (width + 1)
        element = old[place]
        for column in range(width - 1, -1, -1):
            if element == new[other_start + column]:
                row[column] = below[column + 1] + 1
            else:
                row[column] = max(below[column], row[column + 1])
        lengths.append(row)
    lengths.reverse()
    return list(_walk(old, new, within, lengths))


def _walk(old, new, within, lengths: list[list[int]]) -> Iterator[Pair]:
    start, end, other_start, other_end = within
    row, column = 0, 0
    while start + row < end and other_start + column < other_end:
        if old[start + row] == new[other_start + column]:
            yield start + row, other_start + column
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1

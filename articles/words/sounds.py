"""How names sound, and how far apart two are spelled: for who asks for “Kadimi”."""

import re
from collections.abc import Iterator

# Letters that names from elsewhere are written with by turns.
_SAME = (
    (re.compile("sch|sj|sh|ch(?=[iey])|tj|tsj|zh"), "s"),
    (re.compile("ck|kh|gh|ch|[cqgk]|x"), "k"),
    (re.compile("ph|[vfw]"), "f"),
    (re.compile("th|dt|[dt]"), "t"),
    (re.compile("[zs]"), "s"),
    # Twice the same letter is once; with a vowel between them they are two.
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("[aeiouyhj]"), ""),
)
_CONSONANTS = "bfklmnprst"


def sound(form: str) -> str:
    """A word's consonants as they sound: “kadhimi” and “khadimi” have the same."""
    for letters, said in _SAME:
        form = letters.sub(said, form)
    return form


def near(heard: str) -> set[str]:
    """A sound, and every sound that one consonant more, less or other makes of it."""
    return {heard, *_one_off(heard)} - {""}


def _one_off(heard: str) -> Iterator[str]:
    for place in range(len(heard) + 1):
        before, after = heard[:place], heard[place:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _CONSONANTS:
            yield before + letter + after
            yield before + letter + after[1:]


def distance(one: str, other: str, most: int) -> int:
    """Letters changed, added, left out or swapped with their neighbour; at most `most`+1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for here, letter in enumerate(one, 1):
        before, row, earlier = row, [here], before
        for there, facing in enumerate(other, 1):
            step = min(
                before[there] + 1,
                row[-1] + 1,
                before[there - 1] + (letter != facing),
            )
            if (
                min(here, there) > 1
                and letter == other[there - 2]
                and one[here - 2] == facing
            ):
                step = min(step, earlier[there - 2] + 1)
            row.append(step)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)

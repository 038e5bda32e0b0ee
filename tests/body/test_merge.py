"""Two bodies become one: by paragraph, and never a paragraph the less."""

import random

import pytest

from articles.body.merge import Clash, merge
from articles.body.parse import parse

BASE = "<p>Een een een.</p><p>Twee twee twee.</p><p>Drie drie drie.</p>"
FIRST, SECOND, THIRD = (f"{text}</p>" for text in BASE.split("</p>")[:-1])
MINE, THEIRS = "<p>Van mij is dit.</p>", "<p>Wat een ander schreef.</p>"


def merged(base: str, mine: str, theirs: str) -> str:
    body = merge(base, mine, theirs)
    assert body.clashes == ()
    return body.html()


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (BASE, BASE, BASE),
        (BASE + MINE, BASE, BASE + MINE),
        (BASE, BASE + THEIRS, BASE + THEIRS),
        (BASE.replace("Een", "1"), BASE.replace("Drie", "3"), "both"),
        # Neighbours.
        (BASE.replace("Een", "1"), BASE.replace("Twee", "2"), "both"),
        (SECOND + THIRD, FIRST + SECOND, SECOND),
        (SECOND + THIRD, SECOND + THIRD, SECOND + THIRD),
        (BASE.replace("Een", "1"), BASE.replace("Een", "1"), BASE.replace("Een", "1")),
        # Both put something in one place: both stay, what was saved first stands first.
        (FIRST + MINE + SECOND + THIRD, FIRST + THEIRS + SECOND + THIRD, "inserted"),
        (BASE + MINE, BASE + MINE, BASE + MINE),
        # One takes a paragraph elsewhere, the other changes it there.
        (SECOND + THIRD + FIRST, BASE.replace("Een een", "Een 1"), "moved"),
        (BASE.replace("Een een", "Een 1"), SECOND + THIRD + FIRST, "moved"),
        (SECOND + THIRD + FIRST, SECOND + THIRD + FIRST, SECOND + THIRD + FIRST),
    ],
)
def test_what_one_side_changed_is_taken(mine, theirs, expected):
    expected = {
        "both": _both(mine, theirs) if expected == "both" else "",
        "inserted": FIRST + THEIRS + MINE + SECOND + THIRD,
        "moved": SECOND + THIRD + FIRST.replace("Een een", "Een 1"),
    }.get(expected, expected)
    assert merged(BASE, mine, theirs) == expected


def _both(mine: str, theirs: str) -> str:
    pieces = zip(*(side.split("</p>") for side in (BASE, mine, theirs)), strict=True)
    return "</p>".join(m if t == b else t for b, m, t in pieces)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("<p>Twee twee mij.</p>", "<p>Twee twee ander.</p>"),
        ("", "<p>Twee twee ander.</p>"),
        ("<p>Twee twee mij.</p>", ""),
    ],
)
def test_one_paragraph_changed_by_both_is_a_clash_with_its_place(mine, theirs):
    body = merge(BASE, FIRST + mine + THIRD, FIRST + theirs + THIRD)
    (first,) = parse(FIRST)
    assert body.clashes == (Clash(parse(mine), parse(theirs), first),)
    assert body.html() == FIRST + mine + THIRD
    assert body.html(["theirs"]) == FIRST + theirs + THIRD
    assert body.html(["both"]) == FIRST + theirs + mine + THIRD


def test_two_clashes_are_chosen_apart():
    mine = "<p>Een een mij.</p>" + SECOND + "<p>Drie drie mij.</p>"
    theirs = "<p>Een een ander.</p>" + SECOND + "<p>Drie drie ander.</p>"
    body = merge(BASE, mine, theirs)
    assert body.html(["theirs", "mine"]) == (
        "<p>Een een ander.</p>" + SECOND + "<p>Drie drie mij.</p>"
    )


def test_a_paragraph_moved_by_one_and_deleted_by_the_other_is_a_clash():
    body = merge(BASE, SECOND + THIRD + FIRST, SECOND + THIRD)
    (clash,) = body.clashes
    assert (clash.mine, clash.theirs) == (parse(FIRST), ())


def test_counts_what_came_from_the_other_side():
    theirs = FIRST.replace("Een een", "Een 1") + SECOND + THEIRS
    assert merge(BASE, BASE + MINE, theirs).from_theirs == 2


def _edited(chance: random.Random, blocks: list[str], name: str) -> list[str]:
    blocks = list(blocks)
    for number in range(chance.randrange(1, 6)):
        place = chance.randrange(len(blocks) + 1)
        act = chance.choice(("change", "add", "drop", "move"))
        if act == "add" or not blocks[place:]:
            blocks.insert(place, f"<p>{name} {number} {chance.random()}</p>")
        elif act == "drop":
            del blocks[place]
        elif act == "move":
            blocks.insert(chance.randrange(len(blocks)), blocks.pop(place))
        else:
            words = blocks[place][3:-4].split()
            words[chance.randrange(len(words))] = f"{name}{number}{chance.random()}"
            blocks[place] = f"<p>{' '.join(words)}</p>"
    return blocks


def _base(chance: random.Random) -> list[str]:
    # Some alike, as in real copy.
    words = ["de", "het", "een", "brug", "weg", "stad", "man", "vrouw", "dag"]
    return [
        f"<p>{' '.join(chance.choices(words, k=chance.randrange(1, 9)))}</p>"
        for _ in range(chance.randrange(8))
    ]


@pytest.mark.parametrize("seed", range(300))
def test_edits_of_one_side_alone_give_that_side(seed):
    chance = random.Random(seed)
    base = _base(chance)
    side = "".join(_edited(chance, base, "x"))
    before = "".join(base)
    assert merged(before, side, before) == side
    assert merged(before, before, side) == side
    assert merged(before, side, side) == side


@pytest.mark.parametrize("seed", range(300))
def test_no_paragraph_of_either_side_vanishes_without_a_word(seed):
    chance = random.Random(seed)
    base = _base(chance)
    mine, theirs = (parse("".join(_edited(chance, base, name))) for name in "mt")
    body = merge("".join(base), *(_html(side) for side in (mine, theirs)))
    there = [piece for piece in body.pieces if not isinstance(piece, Clash)]
    for clash in body.clashes:
        there += [*clash.mine, *clash.theirs]
    before = set(parse("".join(base)))
    # What is new on a side is in the result; what stands on both sides is too.
    for side, other in ((mine, theirs), (theirs, mine)):
        assert (set(side) - before) - set(there) == set()
        assert (set(side) & set(other)) - set(there) == set()


def _html(blocks) -> str:
    return "".join(f"<p>{block.html}</p>" for block in blocks)

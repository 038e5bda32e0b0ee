"""What differs between two versions of a text, block by block and word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.body.alignment import align, gaps
from articles.body.blocks import Block
from articles.body.lines import Line, Marks, Token, lines, tokens
from articles.body.pairing import ALIKE, alike, pair
from articles.body.parse import parse

SAME, CHANGED, ADDED, REMOVED, MOVED = "same", "changed", "added", "removed", "moved"


@dataclass(frozen=True)
class Run:
    """Words in a row of one kind: same, added or removed; `marks` as in the text."""

    text: str
    kind: str = SAME
    marks: Marks = ()

    @property
    def bold(self) -> bool:
        return any(tag in ("strong", "th") for tag, _ in self.marks)

    @property
    def italic(self) -> bool:
        return any(tag == "em" for tag, _ in self.marks)

    @property
    def address(self) -> str:
        """Where a link leads."""
        return dict(self.marks).get("a", "")

    @property
    def language(self) -> str:
        """Which other language the words are in."""
        return dict(self.marks).get("span", "")


@dataclass(frozen=True)
class Said:
    """One line of a block: its words, what they are, and for a picture which one."""

    label: str
    runs: tuple[Run, ...] = ()
    image_id: int = 0
    kind: str = SAME

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Row:
    """One block as it was beside what it is; empty on the side where it is not.

    A moved block has two rows: one where it stood, one where it stands.
    """

    kind: str
    old: tuple[Said, ...] = ()
    new: tuple[Said, ...] = ()
    old_name: str = ""
    new_name: str = ""

    @property
    def name(self) -> str:
        """What the block is: paragraph, crosshead, picture, gallery, list …"""
        return self.new_name or self.old_name


def differences(old_html: str, new_html: str) -> list[Row]:
    """Two stored bodies, aligned block by block."""
    return block_differences(parse(old_html), parse(new_html))


def block_differences(old: Sequence[Block], new: Sequence[Block]) -> list[Row]:
    """As `differences`, of blocks."""
    found = pair(old, new)
    came_from = {place: origin for origin, place in found.moved.items()}
    rows: list[Row] = []
    for gone, come in gaps(sorted(found.kept.items()), len(old), len(new)):
        for place in gone:
            kind = MOVED if place in found.moved else REMOVED
            rows.append(_alone(old[place], kind, old=True))
        for place in come:
            origin = came_from.get(place)
            rows.append(_come(new[place], None if origin is None else old[origin]))
        if gone.stop < len(old):
            rows.append(_beside(old[gone.stop], new[come.stop]))
    return rows


def word_differences(old_text: str, new_text: str) -> list[Run]:
    """Two plain texts as one: what was removed stands before what came in its place."""
    return list(_joined(_woven(tokens(old_text), tokens(new_text))))


def two_sides(old_text: str, new_text: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Two plain texts side by side, each with what the other does not have."""
    return _sides(tokens(old_text), tokens(new_text))


def _beside(old: Block, new: Block) -> Row:
    names = {"old_name": _name(old), "new_name": _name(new)}
    if old == new:
        said = tuple(_said(line, SAME) for line in lines(old))
        return Row(SAME, said, said, **names)
    if type(old) is type(new) and alike(old, new) < ALIKE:
        # Written anew: single words that happen to be the same would only confuse.
        gone, come = _alone(old, REMOVED, old=True), _alone(new, ADDED, old=False)
        return Row(CHANGED, gone.old, come.new, **names)
    before, after = _lines_beside(lines(old), lines(new))
    return Row(CHANGED, before, after, **names)


def _alone(block: Block, kind: str, *, old: bool) -> Row:
    words = REMOVED if kind == REMOVED else ADDED if kind == ADDED else SAME
    said = tuple(_said(line, words) for line in lines(block))
    if old:
        return Row(kind, old=said, old_name=_name(block))
    return Row(kind, new=said, new_name=_name(block))


def _come(block: Block, origin: Block | None) -> Row:
    """What was added, or came from elsewhere, perhaps with a word changed."""
    if origin is None:
        return _alone(block, ADDED, old=False)
    row = _beside(origin, block)
    return Row(MOVED, new=row.new, new_name=row.new_name)


def _lines_beside(old: tuple[Line, ...], new: tuple[Line, ...]):
    """Lines that are the same on both sides hold the others in their places."""
    before: list[Said] = []
    after: list[Said] = []
    for gone, come in gaps(align(old, new), len(old), len(new)):
        _changed_lines([old[i] for i in gone], [new[i] for i in come], before, after)
        if gone.stop < len(old):
            before.append(_said(old[gone.stop], SAME))
            after.append(_said(new[come.stop], SAME))
    return tuple(before), tuple(after)


def _changed_lines(gone: list[Line], come: list[Line], before, after) -> None:
    """Line by line as far as labels go together; the rest went, or came."""
    labels = align([line.label for line in gone], [line.label for line in come])
    for went, came in gaps(labels, len(gone), len(come)):
        before += [_said(gone[place], REMOVED) for place in went]
        after += [_said(come[place], ADDED) for place in came]
        if went.stop < len(gone):
            line, other = gone[went.stop], come[came.stop]
            left, right = _sides(line.tokens, other.tokens)
            before.append(Said(line.label, left, line.image_id, REMOVED))
            after.append(Said(other.label, right, other.image_id, ADDED))


def _said(line: Line, kind: str) -> Said:
    runs = _joined((token, kind) for token in line.tokens)
    return Said(line.label, tuple(runs), line.image_id, kind)


def _sides(old: Sequence[Token], new: Sequence[Token]):
    woven = list(_woven(old, new))
    return (
        tuple(_joined(piece for piece in woven if piece[1] != ADDED)),
        tuple(_joined(piece for piece in woven if piece[1] != REMOVED)),
    )


def _woven(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Tokens of both with their kind; removed ones stand before added ones."""
    stayed = _without_lone_spaces(align(old, new), old, len(new))
    for gone, come in gaps(stayed, len(old), len(new)):
        yield from ((old[place], REMOVED) for place in gone)
        yield from ((new[place], ADDED) for place in come)
        if gone.stop < len(old):
            yield old[gone.stop], SAME


def _without_lone_spaces(pairs, old: Sequence[Token], new_length: int):
    """A space between two changed words is part of the change, not a rest of sameness."""
    ends = [(-1, -1), *pairs, (len(old), new_length)]
    kept = []
    for before, here, after in zip(ends, ends[1:], ends[2:], strict=False):
        apart = all(
            before[side] + 1 < here[side] and here[side] + 1 < after[side]
            for side in (0, 1)
        )
        if not (apart and old[here[0]].text.isspace()):
            kept.append(here)
    return kept


def _joined(pieces: Iterable[tuple[Token, str]]) -> Iterator[Run]:
    alike = groupby(pieces, key=lambda piece: (piece[1], piece[0].marks))
    for (kind, marks), together in alike:
        yield Run("".join(token.text for token, _ in together), kind, marks)


def _name(block: Block) -> str:
    return type(block).__name__.lower()

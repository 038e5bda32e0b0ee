"""Two bodies that began as one become one again, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.body.blocks import Block
from articles.body.pairing import Pairing, pair
from articles.body.parse import parse
from articles.body.serialise import to_html

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Clash:
    """A place where each side has something else: blocks, or nothing where it is gone."""

    mine: tuple[Block, ...]
    theirs: tuple[Block, ...]
    # The words right before it, so that an editor knows where it is.
    after: Block | None = None

    def chosen(self, side: str) -> tuple[Block, ...]:
        if side == BOTH:
            return self.theirs + self.mine
        return self.mine if side == MINE else self.theirs


@dataclass(frozen=True)
class MergedBody:
    """Blocks in order, and clashes where an editor has to choose."""

    pieces: tuple[Block | Clash, ...]
    # Blocks that only the other side changed, added or took away.
    from_theirs: int = 0

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Clash))

    def html(self, choices: Sequence[str] = ()) -> str:
        """The body as stored: a choice for each clash, in order; without one, mine."""
        return to_html(self._blocks(choices))

    def _blocks(self, choices: Sequence[str]) -> Iterator[Block]:
        left = iter(choices)
        for piece in self.pieces:
            if isinstance(piece, Clash):
                yield from piece.chosen(next(left, MINE))
            else:
                yield piece


@dataclass(frozen=True)
class Side:
    """What one side did with each block of the base."""

    blocks: Sequence[Block]
    found: Pairing
    # Slot (the number of blocks of the base before it) -> places of what came there.
    came: dict[int, list[int]] = field(default_factory=dict)

    def fate(self, place: int) -> Block | None:
        """What a block of the base became where it stood; None where it is gone."""
        now = self.found.kept.get(place)
        return None if now is None else self.blocks[now]

    def moved(self, place: int) -> Block | None:
        """What it became where it was taken to."""
        now = self.found.moved.get(place)
        return None if now is None else self.blocks[now]


def merge(base_html: str, mine_html: str, theirs_html: str) -> MergedBody:
    """Three stored bodies; what one side alone changed is taken, in its place."""
    base, mine, theirs = parse(base_html), parse(mine_html), parse(theirs_html)
    if mine == theirs:
        return MergedBody(mine)
    return Merge(base, _side(base, mine), _side(base, theirs)).result()


def whole_clash(mine_html: str, theirs_html: str) -> MergedBody:
    """Two bodies of which nobody knows where they parted."""
    mine, theirs = parse(mine_html), parse(theirs_html)
    return MergedBody(mine if mine == theirs else (Clash(mine, theirs),))


def _side(base: Sequence[Block], blocks: Sequence[Block]) -> Side:
    found = pair(base, blocks)
    kept = {place: origin for origin, place in found.kept.items()}
    side = Side(blocks, found)
    slot = 0
    for place in range(len(blocks)):
        if place in kept:
            slot = kept[place] + 1
        else:
            side.came.setdefault(slot, []).append(place)
    return side


@dataclass
class Merge:
    """One merge under way."""

    base: Sequence[Block]
    mine: Side
    theirs: Side
    pieces: list[Block | Clash] = field(default_factory=list)
    from_theirs: int = 0

    def result(self) -> MergedBody:
        for slot in range(len(self.base) + 1):
            self._come(slot)
            if slot < len(self.base):
                self._stay(slot)
        return MergedBody(tuple(self.pieces), self.from_theirs)

    def _come(self, slot: int) -> None:
        """What both put at one place is kept, theirs first; what is alike, once."""
        theirs = list(self._came(slot, self.theirs, self.mine, mine=False))
        mine = list(self._came(slot, self.mine, self.theirs, mine=True))
        for piece in theirs:
            if piece in mine:
                mine.remove(piece)
            elif not isinstance(piece, Clash):
                self.from_theirs += 1
            self._add(piece)
        for piece in mine:
            self._add(piece)

    def _came(self, slot: int, here: Side, there: Side, *, mine: bool) -> Iterator:
        origins = {place: origin for origin, place in here.found.moved.items()}
        for place in here.came.get(slot, ()):
            origin = origins.get(place)
            if origin is None:
                yield here.blocks[place]
            else:
                yield from self._moved(origin, here, there, mine=mine)

    def _moved(self, origin: int, here: Side, there: Side, *, mine: bool) -> Iterator:
        """A block that one side took elsewhere, with what the other made of it."""
        was, block = self.base[origin], here.moved(origin)
        other = there.moved(origin) or there.fate(origin)
        if there.moved(origin) and mine:
            return  # where both moved it, it stands where theirs put it
        if other in (was, block):
            yield block
        elif block == was and other is not None:
            yield other
        else:
            ours, theirs = (block, other) if mine else (other, block)
            yield Clash(_blocks(ours), _blocks(theirs))

    def _stay(self, place: int) -> None:
        was = self.base[place]
        if self.mine.moved(place) or self.theirs.moved(place):
            return  # it is told where it went
        mine, theirs = self.mine.fate(place), self.theirs.fate(place)
        if mine != was and theirs != was and mine != theirs:
            self._add(Clash(_blocks(mine), _blocks(theirs)))
            return
        now = theirs if mine == was else mine
        self.from_theirs += now != mine
        if now is not None:
            self._add(now)

    def _add(self, piece: Block | Clash) -> None:
        if isinstance(piece, Clash):
            before = self.pieces[-1] if self.pieces else None
            after = before.after if isinstance(before, Clash) else before
            piece = Clash(piece.mine, piece.theirs, after)
        self.pieces.append(piece)


def _blocks(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)

"""Two versions of a block as one text, with what went before what came in its place."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.body.differences import ADDED, REMOVED, SAME, Row, Run, Said


def one_text(row: Row) -> tuple[Said, ...]:
    """The lines of a row, its two sides woven into one."""
    return tuple(_lines(deque(row.old), deque(row.new)))


def _lines(old: deque[Said], new: deque[Said]) -> Iterator[Said]:
    while old or new:
        if not (old and new):
            yield (old or new).popleft()
        elif old[0].kind == SAME and new[0].kind == SAME:
            old.popleft()
            yield new.popleft()
        elif _one_line(old[0], new[0]):
            yield _woven_line(old.popleft(), new.popleft())
        else:
            yield (new if old[0].kind == SAME else old).popleft()


def _one_line(old: Said, new: Said) -> bool:
    """Whether the second is what became of the first."""
    return old.label == new.label and any(run.kind == SAME for run in old.runs)


def _woven_line(old: Said, new: Said) -> Said:
    return replace(new, runs=tuple(woven(old.runs, new.runs)), kind=SAME)


def woven(old: Iterable[Run], new: Iterable[Run]) -> Iterator[Run]:
    """Runs of two sides as one row; what both have stands there once."""
    before, after = deque(old), deque(new)
    while before or after:
        if before and (before[0].kind == REMOVED or not after):
            yield before.popleft()
        elif after[0].kind == ADDED or not before:
            yield after.popleft()
        else:
            yield _both(before, after)


def _both(before: deque[Run], after: deque[Run]) -> Run:
    """As far as both sides go on in one run; what is left of the longer one goes back."""
    old, new = before.popleft(), after.popleft()
    length = min(len(old.text), len(new.text))
    for side, run in ((before, old), (after, new)):
        if len(run.text) > length:
            side.appendleft(replace(run, text=run.text[length:]))
    return replace(new, text=new.text[:length])

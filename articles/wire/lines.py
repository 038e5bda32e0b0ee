"""The lines of copy as they were meant: hard-wrapped paragraphs made whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.wire.marks import bullet, crosshead_like, ends_sentence
from articles.wire.rows import Row, full, list_items

NARROWEST, WIDEST = 40, 100
EDGES = " \t\u00a0\u200b\u2060\ufeff"
SPACES = re.compile("[ \t]+")
HYPHENATED = re.compile(r"\w-$")
LAST_PART = re.compile(r"\w+-$")
FIRST_PART = re.compile(r"\w*")
SUSPENDED = re.compile(r"(?:en|of|tot|als)\b|\W")


@dataclass(frozen=True)
class Line:
    """One line as meant; `apart` when no line stands directly before it."""

    text: str
    apart: bool = True


@dataclass(frozen=True)
class Wrap:
    """How copy was wrapped, at `width`, and which rows were not.

    A row is `closed` when its line can end with it, `alone` when it is a whole line; a
    word cut in two by a hyphen is `whole` when it is one without.
    """

    closed: Callable[[str], bool]
    alone: Callable[[str], bool]
    whole: Callable[[str], bool]
    width: int = 0


def unwrap(
    text: str,
    closed: Callable[[str], bool],
    alone: Callable[[str], bool] = lambda row: False,
    whole: Callable[[str], bool] = lambda word: False,
    narrowest: int = NARROWEST,
) -> list[Line]:
    """Every line of `text`; `narrowest` is the least width that copy is wrapped at."""
    groups = _groups(text)
    width = _width(groups, narrowest)
    wrapped = _wrapped(groups, width, closed)
    wrap = Wrap(closed, alone, whole, width if wrapped else 0)
    return [line for group in groups for line in _lines(group, wrap)]


def _groups(text: str) -> list[list[Row]]:
    """Runs of rows that no blank row parts."""
    groups: list[list[Row]] = [[]]
    for raw in text.split("\n"):
        row = raw.expandtabs(4)
        words = row.strip(EDGES)
        if words:
            indent = len(row) - len(row.lstrip(EDGES))
            groups[-1].append(Row(SPACES.sub(" ", words), indent))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _width(groups: list[list[Row]], narrowest: int) -> int:
    """The column at which the copy was wrapped, 0 when its rows tell it was not."""
    lengths = [len(row.text) for group in groups for row in group if " " in row.text]
    if sum(length > WIDEST for length in lengths) * 20 > len(lengths):
        return 0
    inner = [len(row.text) for group in groups for row in group[:-1] if " " in row.text]
    width = max((length for length in inner if length <= WIDEST), default=0)
    return width if width >= narrowest else 0


def _wrapped(
    groups: list[list[Row]], width: int, closed: Callable[[str], bool]
) -> bool:
    """Whether most rows break off in the middle of a sentence that the next goes on."""
    pairs = broken = lower = 0
    for above, row in _pairs(groups):
        pairs += 1
        if not ends_sentence(above.text) and not closed(above.text):
            goes_on = row.text[0].islower()
            lower += goes_on
            broken += goes_on or full(above, row, width)
    return width > 0 and lower > 0 and broken * 2 > pairs


def _pairs(groups: list[list[Row]]) -> Iterator[tuple[Row, Row]]:
    for group in groups:
        for above, row in pairwise(group):
            if not bullet(row.text):
                yield above, row


def _lines(group: list[Row], wrap: Wrap) -> list[Line]:
    runs = [[group[0].text]]
    items = list_items(group, wrap.width)
    for place, row in enumerate(group[1:], 1):
        if wrap.width and place not in items and _runs_on(group, place, wrap):
            runs[-1].append(row.text)
        else:
            runs.append([row.text])
    return [Line(_joined(run, wrap.whole), apart=run is runs[0]) for run in runs]


def _runs_on(group: list[Row], place: int, wrap: Wrap) -> bool:
    """Whether a row goes on with what the row above it says."""
    above, row = group[place - 1 : place + 1]
    if bullet(row.text):
        return True
    if ends_sentence(above.text):
        below = group[place + 1] if place + 1 < len(group) else None
        if wrap.alone(row.text) or _heads(row, below, wrap.width):
            return False
    if row.indent >= above.indent + 2 and not bullet(above.text):
        return False
    if row.text[0].islower() and not ends_sentence(above.text):
        return True
    return full(above, row, wrap.width) and not wrap.closed(above.text)


def _heads(row: Row, below: Row | None, width: int) -> bool:
    """Whether `row` is a short line of its own, with room to spare."""
    goes_on = below and (below.text[0].islower() or full(row, below, width))
    return crosshead_like(row.text) and not goes_on


def _joined(run: list[str], whole: Callable[[str], bool]) -> str:
    line = run[0]
    for above, row in pairwise(run):
        glued = HYPHENATED.search(above) and not SUSPENDED.match(row)
        if glued and whole(_across(above, row)):
            line = line[:-1]
        line += row if glued else f" {row}"
    return line


def _across(above: str, row: str) -> str:
    """The word that a hyphen cuts in two, without it."""
    return LAST_PART.search(above)[0][:-1] + FIRST_PART.match(row)[0]  # type: ignore[index]

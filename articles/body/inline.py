"""Inline text: runs of words with marks, written in one canonical way.

Marks nest in a fixed order (the editor's own), so that the same words with the same
marks are always the same HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from lxml import etree

from articles.body.grammar import language_tag

MARK_ORDER = ("a", "span", "strong", "em", "sub", "sup")
# The marks that say something more, and the attribute in which they do.
ATTRIBUTES = {"a": "href", "span": "lang"}
SYNONYMS = {"b": "strong", "i": "em"}
# Deeper than anybody writes; below it only the words are kept.
DEEPEST = 50

_spaces = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Run:
    """Words that carry the same marks: pairs of tag and what its attribute says, or ""."""

    text: str
    marks: tuple[tuple[str, str], ...] = ()


def inline_html(elements: list["etree._Element | str"]) -> str:
    """Clean inline HTML of text and elements: marks only, white space collapsed."""
    runs = [run for piece in elements for run in _runs(piece, {}, 0)]
    runs = _merged(_trimmed(_collapsed(runs)))
    # A paragraph of no-break spaces only is how word processors write an empty one.
    return _written(runs) if any(run.text.strip() for run in runs) else ""


def plain_text(html: str) -> str:
    """The words of clean inline HTML."""
    if "<" not in html and "&" not in html:
        return html
    root = fragment(html)
    for line_break in root.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    return _spaces.sub(" ", words(root)).strip()


def marked_words(html: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """The words of clean inline HTML in runs, each with its marks; "\n" is a break."""
    runs = (run for piece in children(fragment(html)) for run in _runs(piece, {}, 0))
    return [(run.text, run.marks) for run in runs]


def fragment(html: str) -> etree._Element:
    """Clean HTML as a tree below one element."""
    # huge_tree: without it libxml2 drops whatever stands 256 levels deep.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True
    )
    tree = etree.fromstring(f"<main>{html}</main>".encode(), parser)
    (main,) = tree.iter("main")
    return main


def words(element: etree._Element) -> str:
    """All text below an element."""
    return "".join(map(str, element.itertext()))


def children(element: etree._Element) -> Iterator["etree._Element | str"]:
    """An element's text and child elements, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _runs(piece, marks: dict[str, str], depth: int) -> Iterator[Run]:
    if isinstance(piece, str):
        yield Run(piece, _ordered(marks))
        return
    tag = SYNONYMS.get(piece.tag, piece.tag)
    if tag == "br":
        yield Run("\n")
        return
    if depth > DEEPEST:
        yield Run(words(piece), _ordered(marks))
        return
    inner = _marks_inside(tag, piece, marks)
    for child in children(piece):
        yield from _runs(child, inner, depth + 1)


def _marks_inside(tag: str, element, marks: dict[str, str]) -> dict[str, str]:
    if tag == "a":
        href = (element.get("href") or "").strip()
        return marks | {"a": href} if href else marks
    if tag == "span":
        language = language_tag(element.get("lang") or "")
        return marks | {"span": language} if language else marks
    if tag in ("sub", "sup"):
        return {key: marks[key] for key in marks if key not in ("sub", "sup")} | {
            tag: ""
        }
    return marks | {tag: ""} if tag in MARK_ORDER else marks


def _ordered(marks: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((tag, marks[tag]) for tag in MARK_ORDER if tag in marks)


def _collapsed(runs: list[Run]) -> list[Run]:
    """White space as a browser shows it: one space, none around a line break."""
    kept: list[Run] = []
    after_space = True
    for run in runs:
        if run == Run("\n"):
            _drop_space_at_end(kept)
            kept.append(run)
            after_space = True
            continue
        text = _spaces.sub(" ", run.text)
        text = text.removeprefix(" ") if after_space else text
        if text:
            kept.append(Run(text, run.marks))
            after_space = text.endswith(" ")
    return kept


def _drop_space_at_end(runs: list[Run]) -> None:
    while runs and runs[-1] != Run("\n"):
        last = runs.pop()
        text = last.text.removesuffix(" ")
        if text:
            runs.append(Run(text, last.marks))
            return


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without breaks and space at either end."""
    while runs and runs[0] == Run("\n"):
        runs.pop(0)
    while runs:
        _drop_space_at_end(runs)
        if not runs or runs[-1] != Run("\n"):
            return runs
        runs.pop()
    return runs


def _merged(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        previous = merged[-1] if merged else None
        if (
            previous
            and "\n" not in (run.text, previous.text)
            and previous.marks == run.marks
        ):
            merged[-1] = Run(previous.text + run.text, run.marks)
        else:
            merged.append(run)
    return merged


def _written(runs: list[Run]) -> str:
    pieces: list[str] = []
    open_marks: list[tuple[str, str]] = []
    for run in runs:
        _turn_to(run.marks, open_marks, pieces)
        pieces.append("<br>" if run.text == "\n" else escape(run.text, quote=False))
    _turn_to((), open_marks, pieces)
    return "".join(pieces)


def _turn_to(marks, open_marks: list[tuple[str, str]], pieces: list[str]) -> None:
    """Close and open what lies between the marks now open and those wanted."""
    shared = 0
    while (
        shared < min(len(marks), len(open_marks))
        and marks[shared] == open_marks[shared]
    ):
        shared += 1
    while len(open_marks) > shared:
        pieces.append(f"</{open_marks.pop()[0]}>")
    for tag, value in marks[shared:]:
        name = ATTRIBUTES.get(tag)
        pieces.append(f'<{tag} {name}="{escape(value)}">' if name else f"<{tag}>")
        open_marks.append((tag, value))

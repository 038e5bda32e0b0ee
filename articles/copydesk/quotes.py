"""Quotation marks: what opens also closes, and all are the printer's own."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.passage import Kind, Passage
from articles.copydesk.remark import Remark

SHOWN = 40
# Crossheads and pictures that may stand between two paragraphs.
NEAR = 6
# Quotations inside quotations.
DEEPEST = 5
_mark = re.compile("[“”„‟‘’‚«»]")
# ’s avonds, ’t, d’r, ’n, zo’n: no quotation mark, though it looks like one.
_short_form = re.compile(r"’(?:s|t|n|m|k|r|er|em|ns|tis|twas|[0-9]0s|[0-9]{2})(?!\w)")
_wrong_short_form = re.compile(r"(?<!\w)‘(?:s|t|n) (?=[^\W\d_])")
# Not the feet, minutes and seconds of 5'30".
_straight = re.compile("(?<![0-9])[\"']")
OPENS = {"“": "”", "„": "”", "«": "»", "‘": "’", "‚": "’"}


def open_quotes(copy: Copy) -> Iterator[Remark]:
    """What opens and does not close, and what closes and was never opened.

    Who speaks for several paragraphs opens each of them and closes the last.
    """
    running = [part for part in copy.passages if part.kind is not Kind.CELL]
    for place, passage in enumerate(running):
        opened, stray = _unmatched(passage.text)
        following = _next_text(running, place) if opened else ""
        for position in opened:
            # Who speaks on in the next paragraph opens that too.
            if not following.startswith(passage.text[position]):
                message = _("This quotation is opened and not closed.")
                yield _shown(passage, position, message)
        for position in stray:
            message = _("This quotation is closed and was never opened.")
            yield _shown(passage, position, message, back=True)


def straight_quotes(copy: Copy) -> Iterator[Remark]:
    """One remark for all: whoever mends one mends the others too."""
    found = [
        (passage, mark)
        for passage in copy.passages
        for mark in _straight.finditer(passage.text)
    ]
    if not found:
        return
    passage, mark = found[0]
    end = min(mark.end() + 12, len(passage.text))
    message = _("Straight quotation marks or apostrophes (%(n)s): write ‘ and ’.")
    start = max(0, mark.start() - 2)
    remark = passage.remark("straight-quotes", start, end, message % {"n": len(found)})
    yield remark


def short_forms(copy: Copy) -> Iterator[Remark]:
    """‘s avonds: a word processor takes the apostrophe for the start of a quotation."""
    for passage in copy.passages:
        for found in _wrong_short_form.finditer(passage.text):
            message = _("An apostrophe belongs here: ’, not ‘.")
            start, end = found.start(), found.end() - 1
            yield passage.remark("apostrophe", start, end, message)


def _unmatched(text: str) -> tuple[list[int], list[int]]:
    """Where marks open without closing, and where they close without opening."""
    opened: list[int] = []
    unclosed: list[int] = []
    stray: list[int] = []
    # Closed by what may have been the apostrophe of “Mathias’ broer”.
    doubtful = 0
    for found in _mark.finditer(text):
        mark, position = found[0], found.start()
        if _apostrophe(text, position) or _wrong_short_form.match(text, position):
            continue
        if mark in OPENS and not _closes_german(mark, opened, text):
            opened.append(position)
        elif (place := _opener(mark, opened, text)) is not None:
            # What was opened in between did not close.
            unclosed += opened[place + 1 :]
            del opened[place:]
            doubtful += _possessive(text, position)
        elif mark == "’" and doubtful:
            doubtful -= 1
        elif not _possessive(text, position):
            stray.append(position)
    return sorted(unclosed + opened), stray


def _closes_german(mark: str, opened: list[int], text: str) -> bool:
    """„So“ closes with what opens elsewhere."""
    return mark == "“" and bool(opened) and text[opened[-1]] == "„"


def _opener(mark: str, opened: list[int], text: str) -> int | None:
    """Which of the marks that are open this one closes."""
    for place in range(len(opened) - 1, max(-1, len(opened) - 1 - DEEPEST), -1):
        inner = place == len(opened) - 1
        if OPENS[text[opened[place]]] in (mark, _other(mark)):
            return place if inner or not _possessive(text, opened[place]) else None
    return None


def _other(mark: str) -> str:
    return "”" if mark == "“" else mark


def _apostrophe(text: str, position: int) -> bool:
    if text[position] != "’":
        return False
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if before.isalnum():
        return after.isalnum()
    return bool(_short_form.match(text, position))


def _possessive(text: str, position: int) -> bool:
    """Mathias’ broer, Marx’ boek."""
    before = text[position - 1 : position].casefold() if position else ""
    return text[position] == "’" and before in ("s", "z", "x", "ç")


def _next_text(running: list[Passage], place: int) -> str:
    """The paragraph after this one, whatever headings stand between."""
    for passage in running[place + 1 : place + 1 + NEAR]:
        if passage.kind is Kind.TEXT:
            return passage.text.lstrip()
    return ""


def _shown(passage: Passage, position: int, message: str, back=False) -> Remark:
    """The mark with the words that it opens or closes."""
    text = passage.text
    if back:
        start = max(text.rfind(" ", 0, max(0, position - SHOWN // 2)) + 1, 0)
        return passage.remark("quotes", start, position + 1, message)
    end = text.find(" ", position + SHOWN // 2)
    end = len(text) if end < 0 or end > position + SHOWN else end
    return passage.remark("quotes", position, min(end, position + SHOWN), message)

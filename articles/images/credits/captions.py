"""A line of copy that ends in a picture credit, taken apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from articles.images.credits.names import (
    MAX_WORDS,
    are_lower_case_names,
    are_names,
    ends_sentence,
    has_known_link,
    is_name,
    known_words,
    tokens_of,
)
from articles.images.credits.printed import normalise
from articles.text import clean_text

LABELS = ("Beeld", "Foto", "Illustratie", "Video", "Graphic")
MAX_TAIL = 300
MAX_OTHER_WORDS = 2

# Before it a space, a bracket or the end of a sentence: not “tv-beeld”, not “AP/Foto”.
LABEL = re.compile(
    r"(?<![^\s.!?…\"”’»)\]([|])"
    r"(?P<word>beeld|foto(?:['’]s)?|illustraties?|video(?:['’]s)?|graphics?)"
    r"(?![\w'’/–-])(?P<colon>\s*:)?\s*(?:(?:door|by)\s+)?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…\"”’'»)\]|•]$|\s[-–—]$")
FULL_STOP = re.compile(r"[.!?…][\"”’'»)\]]*$")
SEPARATOR = re.compile(r"(?:[|•]|(?<=\s)[-–—])$")
BRACKETS = {"(": ")", "[": "]"}

# After these a label is a word in a sentence: “werkt bij Foto Jansen”.
LEADING_WORD = re.compile(
    r"van|in|bij|de|het|een|voor|op|door|met|en|of|uit|naar|aan|over|der|den|om|als|dan"
    r"|tot|te|ten|ter|per|via|tegen|zonder|onder|dit|dat|deze|die|is|was|zijn|haar|hun"
    r"|ons|onze|mijn|je|geen|elke?|the|an?|and",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tail:
    """What stands before and after a label."""

    caption: str
    names: list[str]
    starts_afresh: bool
    has_colon: bool
    has_full_stop: bool


def split_caption(
    line: str, spellings: Mapping[str, str]
) -> tuple[str, str, str] | None:
    """Caption, label and printed credit of a line that ends in a credit, else None."""
    text = clean_text(line, multiline=False)
    found = None
    matches = LABEL.finditer(text)
    near_end = [match for match in matches if len(text) - match.end() <= MAX_TAIL]
    for match in reversed(near_end):
        tail = _tail(text, match)
        if tail is None or not _is_credit(tail, match["word"], spellings):
            continue
        credit = normalise(" ".join(tail.names), spellings)
        found = (tail.caption, _label(match["word"]), credit) if credit else found
        # In “Beeld Graphic News” the last label is part of the name.
        if not LABEL.fullmatch(tail.caption):
            return found
    return found


def _label(word: str) -> str:
    return next(
        label for label in LABELS if word.casefold().startswith(label.casefold())
    )


def _tail(text: str, match: re.Match[str]) -> Tail | None:
    """The two sides of the label; None if its bracket is not closed at the end."""
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    names = after.strip()
    has_full_stop = names.endswith(".")
    names = names.removesuffix(".")
    starts_afresh = not before or bool(SENTENCE_END.search(before[-2:]))
    if closing := BRACKETS.get(before[-1:]):
        if not names.endswith(closing):
            return None
        before, names, starts_afresh = before[:-1].rstrip(), names[:-1], True
    caption = before[:-1].rstrip() if SEPARATOR.search(before[-2:]) else before
    tokens = tokens_of(names.strip().removesuffix("."))
    return Tail(caption, tokens, starts_afresh, bool(match["colon"]), has_full_stop)


def _is_credit(tail: Tail, word: str, spellings: Mapping[str, str]) -> bool:
    names = tail.names
    if are_names(names, spellings, afresh=tail.starts_afresh):
        return tail.starts_afresh or _is_set_apart(tail, word, spellings)
    if are_lower_case_names(names, spellings):
        known = has_known_link(names, spellings)
        if not tail.starts_afresh:
            return known and _is_set_apart(tail, word, spellings)
        if tail.has_colon or known or _is_small(tail, word, spellings):
            return True
    return _is_note(tail, word)


def _is_small(tail: Tail, word: str, spellings: Mapping[str, str]) -> bool:
    """Whether a small letter stands where no sentence has one: “… dicht. foto jan”."""
    if not word.islower():
        return False
    if tail.caption:
        return FULL_STOP.search(tail.caption) is not None
    # It may also be the end of a paragraph: “foto gemaakt.”
    two = are_lower_case_names(tail.names, spellings, at_least=2)
    return two and not tail.has_full_stop


def _is_set_apart(tail: Tail, word: str, spellings: Mapping[str, str]) -> bool:
    """Whether a label with names in the middle of a sentence is no part of it."""
    previous = tail.caption.split()[-1:]
    if not previous or LEADING_WORD.fullmatch(previous[0]):
        return False
    names = tail.names
    if word.islower():
        return has_known_link(names, spellings)
    # A lone capital is no proof: “Stichting Foto Nederland”.
    proof = tail.has_colon or "/" in names or known_words(names, 0, spellings) > 0
    return proof or (len(names) > 1 and not tail.caption.endswith((",", ":", ";")))


def _is_note(tail: Tail, word: str) -> bool:
    """Whether words that are no names say whose it is: “Beeld privéarchief”.

    Only behind a whole caption, where a sentence would end in a full stop.
    """
    names = tail.names
    if not (tail.caption and tail.starts_afresh and names) or tail.has_full_stop:
        return False
    if word.islower() or LEADING_WORD.fullmatch(names[0]) or len(names) > MAX_WORDS:
        return False
    others = [name for name in names if not is_name(name)]
    whole = names[-1][-1].isalnum() or names[-1][-1] in ")]"
    ends = any(ends_sentence(name) for name in names)
    return whole and not ends and len(others) <= MAX_OTHER_WORDS

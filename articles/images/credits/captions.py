"""A line of copy that ends in a picture credit, taken apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from articles.images.credits.printed import fold, normalise
from articles.text import clean_text

LABELS = ("Beeld", "Foto", "Illustratie", "Video", "Graphic")
MAX_WORDS = 8
MAX_TAIL = 300
MAX_KNOWN_WORDS = 4
MAX_OTHER_WORDS = 2

# Before it a space, a bracket or the end of a sentence: not “tv-beeld”, not “AP/Foto”.
LABEL = re.compile(
    r"(?<![^\s.!?…\"”’»)\]([|])"
    r"(?P<word>beeld|foto(?:['’]s)?|illustraties?|video(?:['’]s)?|graphics?)"
    r"(?![\w'’/–-])(?P<colon>\s*:)?\s*(?:(?:door|by)\s+)?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…\"”’'»)\]|•]$|\s[-–—]$")
SEPARATOR = re.compile(r"(?:[|•]|(?<=\s)[-–—])$")
BRACKETS = {"(": ")", "[": "]"}
MARK = re.compile(r"/(?!(?<=\b[cC]/)o\b)|©")

SYMBOLS = frozenset({"/", "&", "+", ",", "©", "(c)", "c/o"})
CONNECTING = re.compile(
    r"en|via|van|de|der|den|ten|ter|von|la|le|el|al|['’]t|v\.d\.|v/d|het|di|da|del|du|dos|y"
)
OPENING_ARTICLES = ("de", "het")
YEAR = re.compile(r"(?:19|20)\d\d")
CAPITALISED = re.compile(r"(?:[dl]['’])?(?P<first>[^\W\d_])[\w.'’&+@-]*")
INITIALS = re.compile(r"(?:-?[^\W\d_]{1,2}\.)+|(?:jr|sr|st|dr|ir|mr)\.", re.IGNORECASE)
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
    tokens = MARK.sub(r" \g<0> ", names.strip().removesuffix(".")).split()
    return Tail(caption, tokens, starts_afresh, bool(match["colon"]), has_full_stop)


def _is_credit(tail: Tail, word: str, spellings: Mapping[str, str]) -> bool:
    if not _are_names(tail, spellings):
        return _is_note(tail, word)
    if tail.starts_afresh:
        return True
    previous = tail.caption.split()[-1:]
    if not previous or LEADING_WORD.fullmatch(previous[0]):
        return False
    if word.islower():
        return tail.has_colon and _known_words(tail.names, 0, spellings) > 0
    # In the middle of a sentence a lone capital is no proof: “Stichting Foto Nederland”.
    names = tail.names
    proof = tail.has_colon or "/" in names or _known_words(names, 0, spellings) > 0
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
    others = [name for name in names if not _is_name(name)]
    whole = names[-1][-1].isalnum() or names[-1][-1] in ")]"
    ends = any(_ends_sentence(name) for name in names)
    return whole and not ends and len(others) <= MAX_OTHER_WORDS


def _are_names(tail: Tail, spellings: Mapping[str, str]) -> bool:
    names = tail.names
    words = [name for name in names if name not in SYMBOLS and not YEAR.fullmatch(name)]
    if not words or len(words) > MAX_WORDS or _is_connecting(names[-1]):
        return False
    if not _may_open(tail, spellings):
        return False
    position = 0
    while position < len(names):
        known = _known_words(names, position, spellings)
        if not known and not _is_name(names[position]):
            return False
        position += known or 1
    return True


def _may_open(tail: Tail, spellings: Mapping[str, str]) -> bool:
    """Whether a credit can begin so: a capital, an agency, ©, or “de Volkskrant”."""
    first, second = tail.names[0], tail.names[1:2]
    if first in ("©", "(c)") or YEAR.fullmatch(first):
        return True
    if first in OPENING_ARTICLES and second:
        return tail.starts_afresh and _is_capitalised(second[0])
    return _is_capitalised(first) or _known_words(tail.names, 0, spellings) > 0


def _known_words(names: list[str], at: int, spellings: Mapping[str, str]) -> int:
    """How many words from here on make a spelling that the house knows."""
    for count in range(min(MAX_KNOWN_WORDS, len(names) - at), 0, -1):
        words = names[at : at + count]
        if _ends_sentence(words[-1]) and at + count < len(names):
            continue
        if fold(" ".join(words)) in spellings:
            return count
    return 0


def _is_name(word: str) -> bool:
    return (
        word in SYMBOLS
        or word in ("jr", "sr")
        or _is_connecting(word)
        or _is_capitalised(word)
        or YEAR.fullmatch(word) is not None
    )


def _is_connecting(word: str) -> bool:
    """Whether more must follow: a credit does not end here."""
    joins = word in ("/", "&", "+", "c/o") or word.endswith(",")
    return joins or CONNECTING.fullmatch(word) is not None


def _is_capitalised(word: str) -> bool:
    match = CAPITALISED.fullmatch(word.removesuffix(","))
    return match is not None and match["first"].isupper() and not _ends_sentence(word)


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and INITIALS.fullmatch(word) is None

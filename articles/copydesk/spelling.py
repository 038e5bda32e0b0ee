"""Spelling, by the Dutch dictionary and the house's own words."""

import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import known
from articles.copydesk.remark import Remark
from articles.copydesk.sentences import ABBREVIATIONS, Sentence, Word
from articles.copydesk.slips import Meant, meant

SHORTEST = 4
# With a capital at the start of a sentence it is often a name.
SHORTEST_FIRST = 7
# As many unknown words in a row are another language.
FOREIGN = 3
# Each takes some hundredths of a second at first sight; a story with more is no Dutch.
MOST = 30
LONGEST = 28

# Beside these stands half of a word, or a word with a figure.
NO_WORD = "-‑–/\\_@&0123456789²³"

_hyphen = re.compile(r"[^-‑]+")


def spelling(copy: Copy) -> Iterator[Remark]:
    """Each word that no dictionary has, where it first stands."""
    if not copy.dutch:
        return
    capitals = _capitals(copy)
    found: dict[str, tuple[Sentence, Word]] = {}
    for sentence in copy.sentences:
        for word in _unknown(sentence, capitals, copy.language):
            found.setdefault(word.text.lower(), (sentence, word))
    learned = copy.house.knows(set(found))
    for text, (sentence, word) in islice(found.items(), MOST):
        slip = Meant((), sure=True) if text in learned else meant(text)
        if slip.words and slip.sure:
            yield sentence.passage.remark(
                "spelling", word.start, word.end, _message(slip.words), learn=word.text
            )


def _message(words: tuple[str, ...]) -> str:
    said = ", ".join(f"“{word}”" for word in words)
    return _("Not in the dictionary. Is it %(words)s?") % {"words": said}


def _capitals(copy: Copy) -> set[str]:
    """What is written with a capital where nothing asks for one."""
    return {
        word.text.lower()
        for sentence in copy.sentences
        for word in sentence.words[1:]
        if word.capital
    }


def _unknown(sentence: Sentence, capitals: set[str], language: str) -> Iterator[Word]:
    """The unknown words of a sentence, but for those that are another language."""
    run: list[Word] = []
    for place, word in enumerate(sentence.words):
        own = not sentence.passage.foreign_at(word.start, language)
        ordinary = own and _ordinary(place, word, sentence, capitals)
        wrong = _wrong(word) if ordinary else []
        if wrong:
            run += wrong
            continue
        yield from run if len(run) < FOREIGN else ()
        run = []
    yield from run if len(run) < FOREIGN else ()


def _ordinary(place: int, word: Word, sentence: Sentence, capitals: set[str]) -> bool:
    """Whether this is a word of the language: no name, no abbreviation, no figure."""
    if word.capital and (place or not _ordinary_first(word, sentence, capitals)):
        return False
    text = word.text[:1].lower() + word.text[1:]
    return text.islower() and len(text) >= SHORTEST and not _half(word, sentence)


def _wrong(word: Word) -> list[Word]:
    """The word, or those parts of one with hyphens, that no dictionary has."""
    if _in_a_dictionary(word.text.lower()):
        return []
    parts = [
        Word(part[0], word.start + part.start(), word.start + part.end())
        for part in _hyphen.finditer(word.text)
    ]
    return [
        part
        for part in parts
        if len(part.text) <= LONGEST and not _in_a_dictionary(part.text.lower())
    ]


def _in_a_dictionary(text: str) -> bool:
    """Dutch, or English, from which Dutch borrows as it likes."""
    return len(text) < SHORTEST or known(text) or known(text, "en")


def _ordinary_first(word: Word, sentence: Sentence, capitals: set[str]) -> bool:
    """Whether a sentence's first word is no name: nothing else says it is one."""
    text = word.text
    if len(text) < SHORTEST_FIRST or text.lower() in capitals or known(text):
        return False
    following = sentence.words[1:2]
    return bool(following) and not following[0].capital and text[1:].islower()


def _half(word: Word, sentence: Sentence) -> bool:
    """“zon- en feestdagen”, “F-16’s”, “2e”, “bijv.”: no word by itself."""
    text = sentence.passage.text
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if before in (".", ":") or (after == "." and word.text in ABBREVIATIONS):
        return True
    return any(character in NO_WORD for character in before + after)

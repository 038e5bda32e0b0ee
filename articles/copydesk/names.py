"""Names in a story: what is written with a capital and is no ordinary word."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import common
from articles.copydesk.sentences import Sentence, Word
from articles.copydesk.title_words import TITLES
from articles.copydesk.word_list import word_set

# Words inside a name that have no capital.
BETWEEN = word_set(
    "van de der den het ten ter te op in 't ’t al el bin ben ibn abu von zu di da do dos "
    "du del della la le les of the y e en-nahda"
)
# After an office these lead to where it is held: a surname alone is “minister Van Dam”.
OF = word_set("van in te op of the")
# Whoever stands before these, or after them, is somebody.
SAYS = word_set(
    "zegt zei vertelt vertelde denkt vindt vond verklaarde verklaart stelt meldde meldt "
    "schrijft schreef reageert reageerde benadrukt benadrukte waarschuwt waarschuwde says "
    "said"
)

# More before a name belongs to another.
MOST_PARTS = 6

_genitive = re.compile(r"(?:’s|'s|’|')\Z")
_parts = re.compile(r"[^-‑]+")


@dataclass(frozen=True)
class Name:
    """One name where it stands: the surname of “president Barham Salih” is Salih."""

    text: str
    sentence: Sentence
    start: int
    end: int
    # Names before it (Barham), and after it (for Barham: Salih).
    first: tuple[str, ...] = ()
    last: str = ""
    # The office before it, in lower case, and what stands before that.
    title: str = ""
    title_start: int = 0
    before_title: tuple[str, ...] = ()
    speaks: bool = False

    @property
    def key(self) -> str:
        return self.text.casefold()


def names(copy: Copy) -> list[Name]:
    """Every name of the copy, in order."""
    return [name for sentence in copy.sentences for name in _in(sentence, copy)]


def in_office(name: Name) -> bool:
    """Whether its title is one, and no part of “Premier League” or “President
    Kennedylaan”: those have a capital where no sentence begins."""
    if not name.title:
        return False
    words = name.sentence.words
    opens = bool(words) and words[0].start == name.title_start
    return opens or not name.sentence.passage.text[name.title_start].isupper()


def by_key(found: list[Name]) -> dict[str, list[Name]]:
    """Where each name stands."""
    places: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        places[name.key].append(name)
    return places


def _in(sentence: Sentence, copy: Copy) -> Iterator[Name]:
    words = sentence.words
    named = [_is_name(place, word, copy) for place, word in enumerate(words)]
    for place, word in enumerate(words):
        part = _name_part(word) if named[place] else None
        if part is None:
            continue
        text, start = part
        first, back = _first_names(words, named, place, sentence)
        title = _title(words, back)
        yield Name(
            text,
            sentence,
            start,
            start + len(text),
            first,
            _last_name(words, named, place, sentence),
            title,
            words[back].start if title else start,
            tuple(
                word.text.casefold() for word in words[max(0, back - 3) : max(0, back)]
            ),
            _speaks(words, place),
        )


def _is_name(place: int, word: Word, copy: Copy) -> bool:
    """A word with a capital, unless its place gave it that."""
    text = _genitive.sub("", word.text)
    if not any(part[:1].isupper() for part in text.split("-")) or text.isupper():
        return False
    lower = text.casefold()
    if lower in TITLES or lower in BETWEEN:
        return False
    if place > 0 or "-" in text:
        return True
    return not (common(text, copy.language) or common(text, "en"))


def _name_part(word: Word) -> tuple[str, int] | None:
    """Kadhimi of al-Kadhimi, Katjoesja of Katjoesja-raketten."""
    text = _genitive.sub("", word.text)
    parts = [part for part in _parts.finditer(text) if part[0][:1].isupper()]
    if not parts or parts[-1][0].isupper():
        return None
    part = parts[-1] if text[parts[0].start() - 1 : parts[0].start()] else parts[0]
    return part[0], word.start + part.start()


def _first_names(words, named, place, sentence) -> tuple[tuple[str, ...], int]:
    """The names before this one that belong to it, and where the word before them is."""
    first: list[str] = []
    back = place - 1
    while back >= max(0, place - MOST_PARTS) and _together(
        words[back], words[back + 1], sentence
    ):
        text = words[back].text
        initial = len(text) == 1 and text.isupper()
        if named[back] or initial:
            first.insert(0, text)
        elif text.casefold() not in BETWEEN:
            return tuple(first), back
        back -= 1
    return tuple(first), -1


def _title(words: tuple[Word, ...], back: int) -> str:
    """The office in front of somebody; a “burgemeester van Hengelo” is not called Hengelo."""
    title = words[back].text.casefold() if back >= 0 else ""
    return title if title in TITLES and words[back + 1].text not in OF else ""


def _last_name(words, named, place, sentence) -> str:
    ahead = place + 1
    while ahead < len(words) and _together(words[ahead - 1], words[ahead], sentence):
        if named[ahead]:
            return words[ahead].text
        if words[ahead].text.casefold() not in BETWEEN:
            return ""
        ahead += 1
    return ""


def _together(word: Word, following: Word, sentence: Sentence) -> bool:
    """Whether no more than a space, or the stop of an initial, parts two words."""
    between = sentence.passage.text[word.end : following.start]
    return between == " " or (between in (". ", ".") and len(word.text) <= 2)


def _speaks(words: tuple[Word, ...], place: int) -> bool:
    following = words[place + 1].text.casefold() if place + 1 < len(words) else ""
    before = words[place - 1].text.casefold() if place else ""
    return following in SAYS or before in SAYS or before == "aldus"

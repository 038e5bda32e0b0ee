"""What somebody asks of search: words, “phrases”, and how words begin (brug*)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.words.stems import LANGUAGES, bare, stem, words
from articles.words.stop_words import STOP_WORDS

# As much of a question as is looked at.
MOST_LETTERS = 400
MOST_WORDS = 12
# A shorter beginning is the beginning of too much.
SHORTEST_BEGINNING = 3

_QUOTES = '"“”„«»'
_piece = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]|([^\s{_QUOTES}]+)")


@dataclass(frozen=True)
class Part:
    """Folded words that stand side by side, or one; `begins` where that may go on."""

    words: tuple[str, ...]
    begins: bool = False
    # Other words that will do as well as the one.
    others: tuple[str, ...] = ()

    @property
    def phrase(self) -> bool:
        return len(self.words) > 1

    @cached_property
    def readings(self) -> list[tuple[str, ...]]:
        """What to look for: stems as Dutch and as English, and one word as it is."""
        found = [tuple(stem(word, name) for word in self.words) for name in LANGUAGES]
        if not self.phrase:
            found.append((self.beginning,))
        for other in self.others:
            found += Part((other,)).readings
        return list(dict.fromkeys(found))

    @property
    def beginning(self) -> str:
        return bare(self.words[0])


@dataclass(frozen=True)
class Asked:
    """All of these must be in a story."""

    parts: tuple[Part, ...]

    def __bool__(self) -> bool:
        return bool(self.parts)


def asked(text: str, *, unfinished: bool = False) -> Asked:
    """What a question asks; `unfinished` where its last word may go on."""
    text = text[:MOST_LETTERS]
    unfinished = unfinished and not text[-1:].isspace()
    kept: list[Part] = []
    for part in _telling(_parts(text, unfinished=unfinished)):
        if sum(len(each.words) for each in (*kept, part)) > MOST_WORDS:
            break
        kept.append(part)
    return Asked(tuple(kept))


def _parts(text: str, *, unfinished: bool) -> Iterator[Part]:
    pieces = list(_piece.finditer(text))
    for place, piece in enumerate(pieces, 1):
        quoted, unquoted = piece.groups()
        if quoted is not None:
            phrase = tuple(_folded(quoted))[:MOST_WORDS]
            yield from [Part(phrase)] if phrase else []
            continue
        begins = unquoted.endswith("*") or (unfinished and place == len(pieces))
        yield from _unquoted(tuple(_folded(unquoted))[:MOST_WORDS], begins=begins)


def _unquoted(found: tuple[str, ...], *, begins: bool) -> Iterator[Part]:
    """Words that no space parts, as “oud-premier”, stand side by side."""
    if not begins and found:
        yield Part(found)
        return
    for word in found[:-1]:
        yield Part((word,))
    for word in found[-1:]:
        yield Part((word,), begins=len(bare(word)) >= SHORTEST_BEGINNING)


def _folded(text: str) -> Iterator[str]:
    return (word.folded for word in words(text))


def _telling(parts: Iterable[Part]) -> list[Part]:
    """Without “de” and “van”, unless there is nothing else; each part once."""
    parts = list(dict.fromkeys(parts))
    telling = [part for part in parts if part.phrase or not _is_stop_word(part)]
    return telling or parts


def _is_stop_word(part: Part) -> bool:
    return part.words[0] in STOP_WORDS

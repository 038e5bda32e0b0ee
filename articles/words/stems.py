"""Words folded and stemmed: the same for a text and for what is asked of it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer  # type: ignore[import-untyped]

from articles.words.dutch import dutch_stem

# Raised whenever the same text gets other stems: `manage.py index_words` then does all.
RULES = 1
LANGUAGES = ("nl", "en")
LONGEST = 64

# Accents that stand apart, and what has no width, belong to the word.
_INSIDE = "\u00ad\u0300-\u036f\u200b-\u200d\u2060"
_word = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?"
    rf"|[^\W_](?:[^\W_]|[{_INSIDE}])*(?:['’][^\W_](?:[^\W_]|[{_INSIDE}])*)*"
)
# Letters that Unicode does not see as another with an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_dutch = snowballstemmer.stemmer("dutch")
_english = snowballstemmer.stemmer("english")
# A stemmer keeps its word in itself, and several threads ask.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Word:
    """One word where it stands in a text, folded; an apostrophe is kept for its stem."""

    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Every word of a text: “N.O.S.” and “foto’s” are one, “oud-premier” is two."""
    for found in _word.finditer(text):
        folded = fold(found[0])
        if bare(folded):
            yield Word(folded, found.start(), found.end())


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Without capitals, accents and the other ways to write a letter."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    plain = (
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if not unicodedata.combining(letter)
    )
    return "".join(plain).translate(_LETTERS).replace("’", "'")[:LONGEST]


@lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """What a folded word has in common with its other forms; Dutch but for English."""
    with _one_at_a_time:
        if language == "en":
            stemmed = _english.stemWord(folded)
        else:
            stemmed = dutch_stem(folded, _dutch.stemWord)
    return bare(stemmed) or bare(folded)


def bare(folded: str) -> str:
    """As it is indexed: letters and digits only."""
    if folded.isalnum():
        return folded
    return "".join(letter for letter in folded if letter.isalnum())

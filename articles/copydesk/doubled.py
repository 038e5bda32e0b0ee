"""A word that stands twice: “de de”, “in de in de”."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.remark import Remark
from articles.copydesk.word_list import word_set

# Two of these may stand side by side: “dat dat zo is”, “ze zijn zijn vrienden”, “heel,
# heel” without its comma.
TWICE = word_set(
    "dat die zijn haar ze je jullie u ons was waren is wie wat had hem heel veel zeer ja "
    "nee nou lang bla ha hup tut ho kom hoe nooit her that had very no yes long so blah"
)
# Fine after a verb or a conjunction (“of het het waard is”), not after these.
AFTER_A_PREPOSITION = frozenset(("het",))
# A verb's own particle before a preposition: “logde in in”, “vroeg om om te”.
BEFORE_TE = frozenset(("om",))
PREPOSITIONS = word_set(
    "aan achter bij binnen boven door in langs met na naar naast onder op over per "
    "rond sinds te tegen tijdens tot tussen uit van vanaf via volgens voor zonder"
)

_word = r"[^\W\d_]+(?:[’'-][^\W\d_]+)*"
_twice = re.compile(rf"(?<![\w’'-])({_word})\s+(\1)(?![\w’'-])", re.IGNORECASE)
_phrase = re.compile(
    rf"(?<![\w’'-])({_word}) ({_word}) \1 \2(?![\w’'-])(?! \1\b)", re.IGNORECASE
)
_before = re.compile(rf"({_word})\s+\Z")


def doubled(copy: Copy) -> Iterator[Remark]:
    """Words, and pairs of words, that stand twice in a row."""
    for passage in copy.passages:
        for found in _twice.finditer(passage.text):
            if _allowed(found, passage.text):
                continue
            message = _("“%(word)s” stands here twice.") % {"word": found[1]}
            yield passage.remark("doubled", found.start(), found.end(), message)
        for found in _phrase.finditer(passage.text):
            if _in_a_row(found, passage.text):
                continue
            words = f"{found[1]} {found[2]}"
            message = _("“%(word)s” stands here twice.") % {"word": words}
            yield passage.remark("doubled", found.start(), found.end(), message)


def _in_a_row(found: re.Match, text: str) -> bool:
    """“stap voor stap voor stap”; and two of the same word are found as such."""
    first, second = found[1].casefold(), found[2].casefold()
    before = text[max(0, found.start() - len(second) - 1) : found.start()].strip()
    return first == second or before.casefold() == second


def _allowed(found: re.Match, text: str) -> bool:
    first, second = found[1], found[2]
    word = first.casefold()
    # Duran Duran, “de omzet van Van Rijnsbergen”; “De de” opens a sentence.
    if second[:1].isupper() or word in TWICE or len(word) == 1:
        return True
    if word in AFTER_A_PREPOSITION:
        before = _before.search(text[max(0, found.start() - 40) : found.start()])
        return before is not None and before[1].casefold() not in PREPOSITIONS
    return word in BEFORE_TE and text[found.end() : found.end() + 4] == " te "

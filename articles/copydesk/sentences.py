"""Sentences and words, as Dutch and English write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.copydesk.passage import Passage
from articles.copydesk.word_list import word_set

# A full stop after these ends no sentence.
ABBREVIATIONS = word_set(
    "a.d a.s afb ald alg apr aug bijv blz bv ca cie cit co d.d d.w.z dec dept dhr dir "
    "dr drs ds e.a e.d e.e.g e.g eds enz etc ev evt excl feb fig gem gen gov i.c i.e "
    "i.p.v i.s.m i.v.m incl ing inz ir jan jhr jl jr jul jun kol lt m.a.w m.b.t m.b.v "
    "m.i.v m.m.v m.n m.u.v max mevr mgr min mln mld mr mrs ms mw n.a.v n.v.t nl no nov "
    "nr nrs o.a o.b.v o.i.d o.l.v o.m okt p pag pct plm plv prof prov r.-k red resp "
    "rev sen sept sgt sr st t.a.v t.b.v t.g.v t.n.v t.o.v t.w t.w.v t/m tel ten u "
    "v.a v.chr v.l.n.r vgl vs wnd z.g.a.n z.o.z zgn"
)
APOSTROPHES = "’'"
OPENERS = "“‘„‚«\"'(["

_end = re.compile(r"(?<![.!?…])[.!?…]+[”’»\"')\]]*\s+")
_word = re.compile(r"[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*")
_before_stop = re.compile(r"[\w./\-’']+\Z")
# What is no running text: addresses of pages, of people, and the names of accounts.
_address = re.compile(
    r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}|(?<!\w)[#@]\w+|"
    r"\b[\w-]{1,63}\.(?:nl|com|org|net|eu|be|de|uk|tv|gov|info)\b\S*"
)


@dataclass(frozen=True)
class Word:
    """A word and where it stands in its passage."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands in its passage."""

    passage: Passage
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words; those of an address are none."""
        text = without_addresses(self.text)
        return tuple(
            Word(found[0], self.start + found.start(), self.start + found.end())
            for found in _word.finditer(text)
        )

    @property
    def length(self) -> int:
        return sum(any(map(str.isalnum, word)) for word in self.text.split())


def without_addresses(text: str) -> str:
    """The same text with spaces in the place of addresses."""
    return _address.sub(lambda found: " " * len(found[0]), text)


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage, without the space around them."""
    start = 0
    for found in _end.finditer(passage.text):
        if not _ends_here(passage.text, found.start(), found.end()):
            continue
        yield Sentence(passage, start, len(passage.text[: found.end()].rstrip()))
        start = found.end()
    if start < len(passage.text):
        yield Sentence(passage, start, len(passage.text))


def _ends_here(text: str, stop: int, after: int) -> bool:
    rest = text[after : after + 6].lstrip(OPENERS)
    # ’s Avonds, ’t Is: the capital comes second.
    if rest[:1] in ("’", "'"):
        rest = rest.split(" ", 1)[-1] if " " in rest else rest[1:]
    if not rest[:1].isupper() and not rest[:1].isdigit():
        return False
    if text[stop] != ".":
        return True
    before = _before_stop.search(text[max(0, stop - 20) : stop])
    word = before[0].lstrip("’'") if before else ""
    initial = len(word.split(".")[-1]) == 1 and word[-1:].isupper()
    return not (initial or word.casefold() in ABBREVIATIONS)

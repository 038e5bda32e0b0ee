"""Whatever stands in which order in copy: every word comes out, and comes out once."""

import random
import re
from collections import Counter
from html import unescape
from itertools import count
from textwrap import wrap

import pytest

from articles.body.blocks import Crosshead, List, Paragraph
from articles.wire.item import WireItem, WirePicture
from articles.wire.plain import parse

SPELLINGS = {"anp": "ANP", "epa": "EPA"}
GLUES = ("\n", "\n\n", "\r\n", "\n \n\n")


class Writer:
    """Writes copy in which no two words are the same."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.numbers = count()

    def words(self, number: int) -> str:
        return " ".join(f"Woord{next(self.numbers)}" for _ in range(number))

    def sentence(self) -> str:
        return self.words(self.chance.randint(3, 14)) + "."

    def paragraph(self) -> str:
        sentences = [self.sentence() for _ in range(self.chance.randint(1, 5))]
        width = self.chance.choice((60, 72, 9_999))
        return "\n".join(wrap(" ".join(sentences).lower(), width))

    def heading(self) -> str:
        return self.words(self.chance.randint(1, 5))

    def picture(self) -> str:
        label = self.chance.choice(("Foto", "Beeld:", "foto"))
        return f"{self.sentence()} {label} {self.chance.choice(('anp', 'Jan Jansen'))}"

    def listing(self) -> str:
        return "\n".join(f"- {self.words(2)}" for _ in range(self.chance.randint(1, 3)))

    def dateline(self) -> str:
        return f"BAGDAD (ANP) - {self.sentence()}"

    def label(self) -> str:
        return self.chance.choice(("Interview", "OPINIE:", "Foto ANP", "<b>&amp;</b>"))

    def copy(self) -> str:
        kinds = (
            [self.paragraph] * 4
            + [self.heading] * 3
            + [self.picture, self.listing, self.dateline, self.label]
        )
        lines = [self.chance.choice(kinds)() for _ in range(self.chance.randint(1, 12))]
        return self.chance.choice(GLUES).join(lines)


def texts(item: WireItem) -> list[str]:
    found = [item.headline, item.kicker, item.place, *item.sources]
    for block in (*filter(None, [item.lead]), *item.blocks):
        match block:
            case WirePicture():
                found += [block.caption, block.label, block.credit]
            case Paragraph():
                found.append(unescape(block.html))
            case Crosshead():
                found.append(block.text)
            case List():
                found += [unescape(listed.html) for listed in block.items]
    return found


def words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("seed", range(300))
def test_every_word_comes_out_once(seed):
    source = Writer(seed).copy()
    assert words(" ".join(texts(parse(source, SPELLINGS)))) == words(source)

"""Copy that somebody pastes in a story: a PDF's lines made whole, captions found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from articles.body.blocks import Block, Crosshead, Paragraph
from articles.body.inline import plain_text
from articles.body.serialise import to_html
from articles.images.credits.copyrights import split_copyright
from articles.wire.decode import clean_copy
from articles.wire.item import WireBlock, WirePicture
from articles.wire.lines import NARROWEST, unwrap
from articles.wire.pieces import read_pictures
from articles.wire.plain import parse_body

# A column of a newspaper; as narrow only in copy that breaks its words off.
NARROW = 18
FEWEST_BROKEN = 2
BROKEN_WORD = re.compile(r"[^\W\d_]-\n[ \t]*[^\W\d_A-Z]")


@dataclass(frozen=True)
class Caption:
    """A line of a story that ends in a credit, taken apart."""

    line: str
    caption: str
    credit: str


def read_copy(
    text: str, spellings: dict[str, str], known: Callable[[str], bool]
) -> tuple[str, list[Caption]]:
    """Body HTML of plain copy, and its captions; `known` tells a word from none."""
    text = clean_copy(text)
    narrow = len(BROKEN_WORD.findall(text)) >= FEWEST_BROKEN
    words = frozenset(re.findall(r"\w+", text.casefold()))
    unwrapped = partial(
        unwrap,
        whole=lambda word: word.casefold() in words or known(word),
        narrowest=NARROW if narrow else NARROWEST,
    )
    blocks = parse_body(text, spellings, unwrapped)
    pictures = {
        _line(block): Caption(_line(block), block.caption, block.credit)
        for block in blocks
        if isinstance(block, WirePicture)
    }
    body = [_as_text(block, spellings) for block in blocks]
    said = [plain_text(block.html) for block in body if isinstance(block, Paragraph)]
    others = find_captions([line for line in said if line not in pictures], spellings)
    return to_html(body), [*pictures.values(), *others]


def find_captions(lines: list[str], spellings: dict[str, str]) -> list[Caption]:
    """The lines that end in a credit."""
    found = []
    for line in dict.fromkeys(lines):
        pictures = read_pictures(line, spellings)
        if len(pictures) == 1:
            found.append(Caption(line, pictures[0].caption, pictures[0].credit))
        elif split := None if pictures else split_copyright(line, spellings):
            found.append(Caption(line, *split))
    return found


def _line(picture: WirePicture) -> str:
    return " ".join(filter(None, (picture.caption, picture.label, picture.credit)))


def _as_text(block: WireBlock, spellings: dict[str, str]) -> Block:
    """A picture without a file is a line of text, until somebody chooses one."""
    if isinstance(block, WirePicture):
        return _paragraph(_line(block))
    # A short line without a full stop, but none that heads anything.
    if isinstance(block, Crosshead) and split_copyright(block.text, spellings):
        return _paragraph(block.text)
    return block


def _paragraph(words: str) -> Paragraph:
    return Paragraph(escape(words, quote=False))

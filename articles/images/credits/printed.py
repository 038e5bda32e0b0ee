"""A credit as it came, made into the credit as the house prints it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from articles.text import clean_text

MAX_LENGTH = 1_000
# Rules that point at each other would go on for ever.
MAX_ROUNDS = 10

KIND = (
    r"(?:beeld(?:en)?|foto(?:['’]?s)?|fotograaf|fotografie|photo(?:s|graph|grapher)?"
    r"|pictures?|illustraties?|illustrations?|video(?:['’]?s)?|(?:info)?graphics?"
    r"|tekst|credits?)"
)
YEAR = r"(?:19|20)[0-9]{2}"
# “Beeld en Geluid” is an archive, “Foto en video: Jan Jansen” two labels.
LABEL = re.compile(
    rf"{KIND}(?:\s*(?:en|and|&|\+)\s*{KIND})*"
    r"(?:\s*:\s*|\s+(?:(?:door|by)\s+)?(?!(?:en|and|et|of)\b|[&+])|\s*(?=[©ⓒ(])|$)",
    re.IGNORECASE,
)
# Labels only before a colon: these words begin names too, such as “Image Bank”. The last
# is how AFP asks for its credit.
LABEL_WITH_COLON = re.compile(
    r"(?:images?|bild|bron|source|credit\s?line|(?:foto|photo|beeld|image)\s?credits?"
    r"|(?:foto|photo)\s?courtesy)\s*:\s*"
    r"|(?:photo\s)?credit\s+should\s+read:?\s+|courtesy\s+of\s+",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    rf"(?:{YEAR}\s+)?(?:©|ⓒ|\(c\)|copyright\b:?)\s*(?:by\s+)?"
    rf"(?:{YEAR}(?:\s?[-–]\s?(?:{YEAR}|[0-9][0-9]))?\b[,:]?\s*)?",
    re.IGNORECASE,
)
COPYRIGHT_AT_END = re.compile(rf"\s*(?:©|ⓒ|\(c\))\s*(?:{YEAR})?$", re.IGNORECASE)
# Getty's way, without the ©; only before a name that the house knows.
YEAR_BEFORE = re.compile(rf"^{YEAR}\s+")
# What stands behind a name and is none: who has the rights, that AP has it from its files.
BEHIND = re.compile(
    r"[.,;]?\s+(?:all\s+rights\s+reserved|alle\s+rechten\s+voorbehouden)$"
    r"|,\s+file(?:\s+photo)?$",
    re.IGNORECASE,
)
# The same as a link of a chain, as Reuters has it.
FROM_FILES = re.compile(r"file(?:\s+photo)?", re.IGNORECASE)
BY = re.compile(r"(?:via|door|by)\s+")
ENCLOSED = re.compile(
    r"\(([^()]*)\)|\[([^\[\]]*)\]|[\"“„]([^\"“”„]*)[\"”]|[‘']([^‘’']*)[’']"
)
# What some keyboards and programs have in its place.
SLASHES = str.maketrans("\\∕⁄／", "////")
# A slash links, but not in “c/o Pictoright” and not in an address.
SLASH = re.compile(r"\s*/(?!(?<=\b[cC]/)o\b)\s*")
SPACED_SLASH = re.compile(r"\s+/\s+")
VIA = re.compile(r"\s+(?:via|VIA)\s+")
ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
LIST_MARK = re.compile(r"(,\s+|\s+(?:en|and|&|\+)\s+)")
# These link too, where the house knows one of the names: “Jan Jansen (ANP)”.
BESIDE = re.compile(r"\s+[|•·–—-]\s+")
# Behind these words a name follows: “Belga Photo Jan Jansen”.
PHOTO_OF = re.compile(r"\s(?:photo|foto)$", re.IGNORECASE)
MOST_WORDS = 3
NAME_WITH_BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
GAPS = re.compile(r" {2,}")


@dataclass(frozen=True)
class House:
    """What the house prints for which spelling."""

    spellings: Mapping[str, str]
    printed: frozenset[str]

    def name(self, text: str) -> str | None:
        """The printed name; what is printed already is never changed into another."""
        return text if text in self.printed else self.spellings.get(fold(text))


def fold(text: str) -> str:
    """A spelling without what does not matter: case, gaps, the full stop after it."""
    return _line(text).replace("’", "'").casefold().rstrip(" .,;:!")


def normalise(text: str, spellings: Mapping[str, str]) -> str:
    """The printed credit: no label, no ©, each link of a chain by its printed name.

    “Foto Jan Jansen via afp” becomes “Jan Jansen / AFP”. Done twice, it is the same.
    """
    house = House(spellings, frozenset(spellings.values()))
    credit = _line(text[:MAX_LENGTH])
    for _ in range(MAX_ROUNDS):
        before, credit = credit, _line(_printed(credit, house)[:MAX_LENGTH])
        if credit == before:
            break
    return credit


def links(text: str) -> list[str]:
    """The parts of a chain such as “ANP / Robin Utrecht”."""
    slash = SPACED_SLASH if ADDRESS.search(text) else SLASH
    return [part for linked in slash.split(text) for part in VIA.split(linked)]


def _line(text: str) -> str:
    # A dropped control character may leave two spaces together.
    line = clean_text(text, multiline=False).translate(SLASHES)
    return GAPS.sub(" ", line).strip()


def _printed(text: str, house: House) -> str:
    whole = house.name(text)
    if whole is not None:
        return whole
    stripped = _stripped(text, house)
    if stripped in house.printed:
        return stripped
    parts = (_printed_part(part, house) for part in links(_linked(stripped, house)))
    names = [name for part in parts for name in links(part) if name]
    names = [name for name in names if not FROM_FILES.fullmatch(name)]
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(fold(name), name)
    return " / ".join(once.values())


def _linked(text: str, house: House) -> str:
    """With a slash where names that the house knows stand beside others."""
    enclosed = NAME_WITH_BRACKETS.fullmatch(text)
    if enclosed and house.name(enclosed[2]) is not None:
        text = " / ".join(enclosed.groups())
    names = BESIDE.split(text)
    known = any(house.name(link) is not None for name in names for link in links(name))
    return " / ".join(names) if known else text


def _printed_part(part: str, house: House) -> str:
    stripped = _stripped(part, house)
    name = house.name(stripped) or house.name(YEAR_BEFORE.sub("", stripped, count=1))
    if name is not None:
        return name
    if behind := _behind_agency(stripped, house):
        return behind
    pieces = (house.name(piece) or piece for piece in LIST_MARK.split(stripped))
    return "".join(pieces)


def _behind_agency(text: str, house: House) -> str:
    """“ANP KOEN VAN WEEL” as a chain; "" where the words may be one name.

    Only capitals tell, as of “ANP KOEN VAN WEEL” but not of “Rijksmuseum Twenthe”.
    """
    words = text.split(" ")
    for count in range(MOST_WORDS, 0, -1):
        agency, name = " ".join(words[:count]), " ".join(words[count:])
        printed = house.name(agency)
        if printed is None or not name or agency.endswith(","):
            continue
        capitals = printed.isupper() and name.isupper()
        several = " " in name and (capitals or PHOTO_OF.search(agency))
        if several or house.name(name) is not None:
            return f"{printed} / {name}"
    return ""


def _stripped(text: str, house: House) -> str:
    """Without label, ©, brackets and closing marks, however they are stacked."""
    while not _is_known(text, house):
        shorter = _peeled(text.strip())
        if shorter == text:
            break
        text = shorter
    return house.name(text) or text


def _is_known(text: str, house: House) -> bool:
    """Whether text or its first link is a name: “Photo News / Belga” has no label."""
    return any(house.name(name) is not None for name in (text, links(text)[0]))


def _peeled(text: str) -> str:
    """One layer taken off."""
    if copyright := COPYRIGHT.match(text):
        return re.sub(rf"[,\s]+{YEAR}$", "", text[copyright.end() :])
    if enclosed := ENCLOSED.fullmatch(text):
        return next(filter(None, enclosed.groups()), "")
    for mark in (LABEL_WITH_COLON, LABEL, BY):
        if label := mark.match(text):
            return text[label.end() :]
    return _without_strays(COPYRIGHT_AT_END.sub("", BEHIND.sub("", text)))


def _without_strays(text: str) -> str:
    """Without a closing full stop, and without half a pair of brackets."""
    text = text.rstrip(" .,;:/|*").lstrip(" ,;:/|*")
    if "(" not in text:
        text = text.rstrip(")")
    if ")" not in text:
        text = text.lstrip("(")
    return text

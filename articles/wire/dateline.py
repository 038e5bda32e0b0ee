"""Where a story was filed, by which agencies, and when it was first published."""

import re
from dataclasses import dataclass
from datetime import date

from articles.images.credits.printed import fold, normalise

DATE = re.compile(r"date:? (\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])[ :,]*", re.IGNORECASE)
FIRST_YEAR = 1600  # The first newspapers.

NAME = r"[^\W\d_][^\W\d_.'’‘`-]*"
DATELINE = re.compile(
    r"(?P<place>[^\W\d_'’‘`][\w .,'’‘`/-]{0,58}\w\.?|['’‘`][\w .,'’‘`/-]{1,58}\w) ?"
    r"\((?P<agencies>[^\W\d_][\w .&'’/-]{0,78})\) ?[-–—]+(?: |$)"
)
KNOWN = """
afp anp ansa ap belga bloomberg bns bno dpa efe epa kna novum pap reuters rtr tass upi
xinhua
"""
AGENCIES = frozenset(KNOWN.split())
WITHIN = """
a aan al am an au auf aux bei bij d da de del den der di do dos du e el en het im in la
las le les lès los na of on op over s sous sur t te ten ter the und upon van von zu zur
"""
SMALL = frozenset(WITHIN.split())
INITIALS = frozenset(("dc", "d.c.", "vs", "vae", "uae", "vk", "ny"))
QUOTES = "'’‘`"
WORD = re.compile(r"[^\s/-]+")
ELIDED = re.compile(r"([^\W\d_])(['’])(.{2,})")


@dataclass(frozen=True)
class Dateline:
    """`PLACE (AGENCY/AGENCY) - ` and what follows it."""

    place: str = ""
    sources: tuple[str, ...] = ()
    rest: str = ""


def take_date(line: str) -> tuple[str, str]:
    """The date that `line` begins with, as ISO text or "", and the rest of it."""
    match = DATE.match(line)
    if not match or not _possible(*match.groups()):
        return "", line
    return "-".join(filter(None, match.groups())), line[match.end() :]


def _possible(year: str, month: str, day: str | None) -> bool:
    try:
        return date(int(year), int(month), int(day or 1)).year >= FIRST_YEAR
    except ValueError:
        return False


def read_dateline(line: str, spellings: dict[str, str]) -> Dateline | None:
    match = DATELINE.match(line)
    if not match:
        return None
    names = [name.strip() for name in match["agencies"].split("/") if name.strip()]
    shouted = match["place"] == match["place"].upper()
    if not shouted and not _is_place(match["place"], names, spellings):
        return None
    sources = dict.fromkeys(normalise(name, spellings) for name in names)
    place = place_name(match["place"]) if shouted else match["place"]
    return Dateline(place.strip(), tuple(sources), line[match.end() :].strip())


def _is_place(place: str, agencies: list[str], spellings: dict[str, str]) -> bool:
    """Whether a place in mixed case is one: “Jan Jansen (VVD) - ” is no dateline."""
    capitals = all(
        word[0].isupper() or word.strip(QUOTES) in SMALL or ELIDED.fullmatch(word)
        for word in WORD.findall(place)
    )
    return capitals and all(
        name.casefold() in AGENCIES or fold(name) in spellings for name in agencies
    )


def place_name(shouted: str) -> str:
    """A place in capitals as it is printed: ’s-Hertogenbosch, Alphen aan den Rijn."""
    return "/".join(
        WORD.sub(lambda match: _word(match[0], match.start() == 0), part.lower())
        for part in shouted.split("/")
    )


def _word(word: str, first: bool) -> str:
    if word in INITIALS:
        return word.upper()
    if word.strip(QUOTES) in ("s", "t") or (word in SMALL and not first):
        return word
    elided = ELIDED.fullmatch(word)
    if elided:
        letter = elided[1] if elided[1] == "d" and not first else elided[1].upper()
        return f"{letter}{elided[2]}{_word(elided[3], True)}"
    if word.startswith("ij"):
        return f"IJ{word[2:]}"
    return word[:1].upper() + word[1:]

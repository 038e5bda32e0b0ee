"""Where a story was filed, by which agencies, and when it was first published."""

import re
from dataclasses import dataclass
from datetime import date

from articles.images.credits.printed import fold, normalise

DATE = re.compile(
    r"date:? ([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?(?![\d-])[ :,]*", re.IGNORECASE
)
FIRST_YEAR = 1600  # The first newspapers.

DATELINE = re.compile(
    r"(?P<place>(?:[0-9]{1,2}e )?[^\W\d_'’‘`][\w .,'’‘`/-]{0,58}\w\.?"
    r"|['’‘`][\w .,'’‘`/-]{1,58}\w) ?"
    r"\((?P<agencies>[^\W\d_][\w .,&'’/-]{0,78})\) ?[-–—]+(?P<gap> |$|(?=\S))",
    re.IGNORECASE,
)
# “KIEV, 24 feb (ANP) - ”: the day of filing is the agency's, not the paper's.
FILED = re.compile(
    r",? [0-9]{1,2} (?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?"
    r"|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    r"(?: [0-9]{4})?$",
    re.IGNORECASE,
)
SOURCE_MARK = re.compile(r"\s*[/,]\s*|\s+en\s+")
OPENING = "‘’“”„«'\"("
KNOWN = """
afp anp ansa ap belga bloomberg bns bno dpa efe epa kna novum pap reuters rtr tass upi
xinhua
"""
AGENCIES = frozenset(KNOWN.split())
PAPERS = """
ad/de morgen/de standaard/de telegraaf/de volkskrant/fd/het financieele dagblad/
het nieuwsblad/het parool/nederlands dagblad/nos/nrc/nu.nl/reformatorisch dagblad/
trouw/volkskrant
"""
# Only before a sentence: “Jan Jansen (Trouw) - de collega’s - zweeg” is no dateline.
SOURCES = AGENCIES.union(PAPERS.replace("\n", "").split("/"))
WITHIN = """
a aan al am an au auf aux bei bij d da de del den der di do dos du e el en het im in la
las le les lès los na of on op over s sous sur t te ten ter the und upon van von zu zur
"""
SMALL = frozenset(WITHIN.split())
INITIALS = frozenset(("dc", "d.c.", "vs", "vae", "uae", "vk", "ny"))
QUOTES = "'’‘`"
WORD = re.compile(r"[^\s/-]+")
ORDINAL = re.compile(r"[0-9]{1,2}e", re.IGNORECASE)
ELIDED = re.compile(r"([^\W\d_])(['’])(.{2,})")


@dataclass(frozen=True)
class Dateline:
    """`PLACE (AGENCY/AGENCY) - ` and what follows it."""

    place: str = ""
    sources: tuple[str, ...] = ()
    rest: str = ""


def take_date(line: str, today: date) -> tuple[str, str]:
    """The date that `line` begins with, as ISO text or "", and the rest of it."""
    match = DATE.match(line)
    if not match or not _possible(*match.groups(), today=today):
        return "", line
    return "-".join(filter(None, match.groups())), line[match.end() :]


def _possible(year: str, month: str, day: str | None, *, today: date) -> bool:
    """Whether a paper can have come out on that day, or in that month."""
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return False
    return first.year >= FIRST_YEAR and first <= today


def read_dateline(line: str, spellings: dict[str, str]) -> Dateline | None:
    match = DATELINE.match(line)
    if not match:
        return None
    rest = line[match.end() :].strip()
    # “NAVO (Noord-Atlantische Verdragsorganisatie)-lid”
    if not match["gap"] and not _opens_sentence(rest):
        return None
    names = [name for name in SOURCE_MARK.split(match["agencies"].strip()) if name]
    place = FILED.sub("", match["place"])
    shouted = place == place.upper()
    known = SOURCES if _opens_sentence(rest) else AGENCIES
    if not shouted and not (_is_place(place) and _are_known(names, known, spellings)):
        return None
    sources = dict.fromkeys(normalise(name, spellings) for name in names)
    return Dateline(
        (place_name(place) if shouted else place).strip(), tuple(sources), rest
    )


def _opens_sentence(rest: str) -> bool:
    first = rest.lstrip(OPENING)[:1]
    return not rest or first.isupper() or first.isdigit()


def _is_place(place: str) -> bool:
    """Whether a place in mixed case may be one."""
    return all(
        word[0].isupper()
        or word.strip(QUOTES) in SMALL
        or ELIDED.fullmatch(word)
        or ORDINAL.fullmatch(word)
        for word in WORD.findall(place)
    )


def _are_known(
    names: list[str], known: frozenset[str], spellings: dict[str, str]
) -> bool:
    """Whether these are agencies: “Jan Jansen (VVD) - ” is no dateline."""
    return all(name.casefold() in known or fold(name) in spellings for name in names)


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

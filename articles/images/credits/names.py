"""The words behind a label: names, or the rest of a sentence."""

import re
from collections.abc import Mapping

from articles.images.credits.printed import fold

MAX_WORDS = 8
MAX_LOWER_WORDS = 5
MAX_KNOWN_WORDS = 4

MARK = re.compile(r"/(?!(?<=\b[cC]/)o\b)|©")
SYMBOLS = frozenset({"/", "&", "+", ",", "©", "(c)", "c/o"})
CONNECTING = re.compile(
    r"en|via|van|de|der|den|ten|ter|von|la|le|el|al|['’]t|v\.d\.|v/d|het|di|da|del|du|dos|y"
    r"|(?:foto|beeld)?(?:bewerking|montage):?|collage:?"
)
OPENING_ARTICLES = ("de", "het")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
CAPITALISED = re.compile(r"(?:[dl]['’])?(?P<first>[^\W\d_])[\w.'’&+@-]*")
INITIALS = re.compile(r"(?:-?[^\W\d_]{1,2}\.)+|(?:jr|sr|st|dr|ir|mr)\.", re.IGNORECASE)
SENTENCE_WORDS = """
aan alle alleen allemaal alles alsnog altijd als anders bekijk bij binnenkort blijft
boven buiten daar daarna dan dat de deze die dit doet dus een eerder eerst elk elke er
ergens gaat gaf geen geluid ging haar had hadden heeft hebben het hier hierboven
hieronder hij hoe hun ieder iedere iemand iets ik in is jij je jullie kan kijk klik komt
kon krijgt kun kunnen kwam laat lees links maakt maakte maar mag meer men met midden
mijn misschien moest moet moeten na naar naast niemand niet niets nog nooit nu of om
onder ons onze ook op over per rechts sinds staat te tegelijk tegen tijdens toch toen
toont tot tussen u uit uw veel volgde volgen volgt volgens voor voordat waar waarin
waarop wanneer want waren was wat weer welke wel werd werden we wie wij wilde worden
wordt ze zegt zei zeer zichtbaar zie zien ziet zij zijn zo zoals zonder zou zouden zulke
zullen
"""
ORDINARY = frozenset(SENTENCE_WORDS.split())


def tokens_of(names: str) -> list[str]:
    """The words and the marks between them."""
    return MARK.sub(r" \g<0> ", names).split()


def are_names(names: list[str], spellings: Mapping[str, str], *, afresh: bool) -> bool:
    """Whether these are names with their capitals, or known to the house.

    `afresh` when the label before them begins a sentence or a line.
    """
    words = [name for name in names if name not in SYMBOLS and not YEAR.fullmatch(name)]
    if not words or len(words) > MAX_WORDS or _is_connecting(names[-1]):
        return False
    if not _may_open(names, spellings, afresh):
        return False
    position = 0
    while position < len(names):
        known = known_words(names, position, spellings)
        if not known and not is_name(names[position]):
            return False
        position += known or 1
    return True


def _may_open(names: list[str], spellings: Mapping[str, str], afresh: bool) -> bool:
    """Whether a credit can begin so: a capital, an agency, ©, or “de Volkskrant”."""
    first, second = names[0], names[1:2]
    if first in ("©", "(c)") or YEAR.fullmatch(first):
        return True
    if first in OPENING_ARTICLES and second:
        return afresh and _is_capitalised(second[0])
    return _is_capitalised(first) or known_words(names, 0, spellings) > 0


def are_lower_case_names(
    names: list[str], spellings: Mapping[str, str], *, at_least: int = 0
) -> bool:
    """Whether these may be names without their capitals: “jan jansen”.

    Only their number, and that no word of a sentence is among them, tells.
    """
    if not names or not _may_open_lower(names) or _is_connecting(names[-1]):
        return False
    strangers = position = 0
    while position < len(names):
        known = known_words(names, position, spellings)
        if not known and not _is_lower_name(names[position]):
            return False
        strangers += not known and not _is_connecting(names[position].rstrip(","))
        position += known or 1
    return at_least <= strangers <= MAX_LOWER_WORDS and len(names) <= MAX_WORDS


def _may_open_lower(names: list[str]) -> bool:
    """Not “van de opening”, but “van der berg”."""
    first, *others = names
    surname = first == "van" and len(others) > 1 and others[0] in ("den", "der")
    return surname or not _is_connecting(first)


def _is_lower_name(word: str) -> bool:
    bare = word.removesuffix(",")
    if word in SYMBOLS or CONNECTING.fullmatch(bare):
        return True
    if bare in ORDINARY or not word.islower() or ends_sentence(word):
        return False
    return CAPITALISED.fullmatch(bare) is not None


def has_known_link(names: list[str], spellings: Mapping[str, str]) -> bool:
    """Whether an agency that the house knows is a link of this chain."""
    return any(_is_known(link, spellings) for link in _links(names))


def is_known_chain(credit: str, spellings: Mapping[str, str]) -> bool:
    """Whether every link is an agency that the house knows."""
    return all(_is_known(link, spellings) for link in _links(tokens_of(credit)))


def _is_known(link: list[str], spellings: Mapping[str, str]) -> bool:
    return bool(link) and known_words(link, 0, spellings) == len(link)


def _links(names: list[str]) -> list[list[str]]:
    links: list[list[str]] = [[]]
    for name in names:
        if name != "/":
            links[-1].append(name)
        if name == "/" or name.endswith(","):
            links.append([])
    return links


def known_words(names: list[str], at: int, spellings: Mapping[str, str]) -> int:
    """How many words from here on make a spelling that the house knows."""
    for count in range(min(MAX_KNOWN_WORDS, len(names) - at), 0, -1):
        words = names[at : at + count]
        if ends_sentence(words[-1]) and at + count < len(names):
            continue
        if fold(" ".join(words)) in spellings:
            return count
    return 0


def is_name(word: str) -> bool:
    return (
        word in SYMBOLS
        or word in ("jr", "sr", "redactie")
        or _is_connecting(word)
        or _is_capitalised(word)
        or YEAR.fullmatch(word) is not None
    )


def _is_connecting(word: str) -> bool:
    """Whether more must follow: a credit does not end here."""
    joins = word in ("/", "&", "+", "c/o") or word.endswith(",")
    return joins or CONNECTING.fullmatch(word) is not None


def _is_capitalised(word: str) -> bool:
    match = CAPITALISED.fullmatch(word.removesuffix(","))
    return match is not None and match["first"].isupper() and not ends_sentence(word)


def ends_sentence(word: str) -> bool:
    return word.endswith(".") and INITIALS.fullmatch(word) is None

"""Figures as the house writes them: twelve, 5 percent, 12.500, 3,5 million."""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import common
from articles.copydesk.passage import Kind
from articles.copydesk.remark import Remark
from articles.copydesk.sentences import without_addresses
from articles.copydesk.word_list import word_list

# Shorter is a line of a list, not a sentence.
SHORT = 4
WORDS = word_list(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien twintig"
)
# What is counted, not measured: “12 mensen” is “twaalf mensen”, 12 kilometer stays.
COUNTED = (
    "mensen|personen|doden|gewonden|slachtoffers|arrestanten|verdachten|kinderen|vrouwen|"
    "mannen|jongens|meisjes|landen|lidstaten|leden|agenten|militairen|soldaten|burgers|"
    "inwoners|bewoners|gemeenten|provincies|steden|dorpen|bedrijven|scholen|woningen|"
    "huizen|partijen|dagen|weken|maanden|keer|uren|spelers|leerlingen|studenten|"
    "patiënten|ministers|families|gezinnen|boeken|films|wedstrijden|vragen|redenen|"
    "vluchtelingen|migranten|journalisten|medewerkers|auto’s|schepen|vliegtuigen"
)
# A number before these is a label and has no stop in it.
LABELS = (
    r"groep|nummer|nr\.?|artikel|postbus|kamer|pagina|lijn|vlucht|zaak|dossier|code|type|"
    r"model|boeing|airbus|isbn|kvk|rekening|telefoon|tel\.?|bel|sms|asteroïde"
)
UNITS = (
    r"miljoen|miljard|biljoen|procent|euro|dollar|pond|graden|kilometer|meter|punt|%"
)

FIRST_YEAR, LAST_YEAR = 1000, 2100

_percent = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,3})?\s?%(?!\w)")
_small = re.compile(rf"(?<![\w.,:/–-])([2-9]|1\d|20) (?:{COUNTED})(?!\w)")
_no_stop = re.compile(r"(?<![\w.,:/–+-])\d{4,9}(?![\w.,:/–-])(?= [a-zë]{3})")
_comma = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])(?= [a-zë]{3})")
_point = re.compile(rf"(?<![\w.,:])\d{{1,3}}\.\d{{1,2}}(?= (?:{UNITS})(?!\w))")
_opens = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?(?= [^\W\d_]{3})")
_label = re.compile(rf"(?:(?<!\w)(?i:{LABELS})|\d) ?\Z")
_name = re.compile(r"\b([A-Z][\w-]{0,30}) \Z")
_range_before = re.compile(r"\d\S* (?:tot en met|en de|tot|en|à|of) \Z")
_unit_after = re.compile(rf" (?:{UNITS})(?!\w)")


def numbers(copy: Copy) -> Iterator[Remark]:
    """Numbers in running text; tables, captions and headlines have no room for words."""
    if not copy.dutch:
        return
    for passage in copy.running:
        text = without_addresses(passage.text)
        for pattern, message in FOUND:
            for found in pattern.finditer(text):
                said = message(found, text)
                if said:
                    yield passage.remark("number", found.start(), found.end(), said)


def opening_figures(copy: Copy) -> Iterator[Remark]:
    """A sentence opens with a word."""
    if not copy.dutch:
        return
    for sentence in copy.sentences:
        found = _opens.match(sentence.text)
        if found and sentence.passage.kind is Kind.TEXT and sentence.length > SHORT:
            end = sentence.start + found.end()
            message = _("A sentence does not open with a figure.")
            yield sentence.passage.remark("number", sentence.start, end, message)


def _percents(found: re.Match, text: str) -> str:
    return _("The house writes “procent” in the text.")


def _smalls(found: re.Match, text: str) -> str:
    word = WORDS[int(found[1])]
    # “artikel 12 leden”, “Groep 8 kinderen”, “tussen de 12 en 20 mensen” stays even.
    if _labelled(_before(found, text)) or _range(found, text):
        return ""
    return _("Up to twenty in words: “%(word)s”.") % {"word": word}


def _labelled(before: str) -> bool:
    """“artikel 12”, “Boeing 7470”: a number that is a name, or part of one."""
    name = _name.search(before)
    return bool(_label.search(before)) or (name is not None and not common(name[1]))


def _range(found: re.Match, text: str) -> bool:
    """Two numbers are written alike: “12 tot 30 mensen”."""
    return bool(_range_before.search(_before(found, text)))


def _before(found: re.Match, text: str) -> str:
    return text[max(0, found.start() - 40) : found.start()]


def _no_stops(found: re.Match, text: str) -> str:
    number = found[0]
    year = FIRST_YEAR <= int(number) <= LAST_YEAR and not _unit_after.match(
        text, found.end()
    )
    if year or number[0] == "0" or _labelled(_before(found, text)):
        return ""
    return _("A stop in thousands: “%(number)s”.") % {"number": _stopped(number)}


def _commas(found: re.Match, text: str) -> str:
    number = found[0].replace(",", ".")
    return _("A stop in thousands: “%(number)s”.") % {"number": number}


def _points(found: re.Match, text: str) -> str:
    number = found[0].replace(".", ",")
    return _("A comma in decimals: “%(number)s”.") % {"number": number}


def _stopped(number: str) -> str:
    return f"{int(number):,}".replace(",", ".")


FOUND: tuple[tuple[re.Pattern, Callable[[re.Match, str], str]], ...] = (
    (_percent, _percents),
    (_small, _smalls),
    (_no_stop, _no_stops),
    (_comma, _commas),
    (_point, _points),
)

"""Marks that say “still to come”: XX, TK, [naam], lorem ipsum, ???"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.dictionary import common
from articles.copydesk.remark import Remark
from articles.copydesk.sentences import without_addresses

# Square brackets in a quotation hold words of the editor; these are nobody's words.
INSIDE = (
    r"naam|namen|plaats|plaatsnaam|datum|dag|tijd|bedrag|aantal|getal|leeftijd|titel|"
    r"functie|voornaam|achternaam|bron|citaat|quote|link|url|foto|beeld|kop|intro|"
    r"onderschrift|tekst|auteur|credit|invullen|aanvullen|volgt|check|checken|nagaan|"
    r"name|place|date|number|amount|age|title|source|link|photo|caption|tk|x+"
)
_marks = re.compile(
    # Not Johannes XX, XX-chromosoom, XXL.
    r"(?<![\w-])(?:X{2,}|x{2,})(?![\w-])|"
    r"(?<![\w-])TK(?:TK)*(?![\w-])|"
    r"(?<![\w-])(?:TODO|FIXME|INVULLEN|CHECKEN)(?![\w-])|"
    rf"\[\s?(?i:(?:nog\s)?(?:{INSIDE})(?:\s[^\[\]\n]{{1,40}})?)\s?\]|"
    r"\[[^\[\]\n]{1,60}\?\s?\]|\[[\s_.]{1,20}\]|"
    r"\?{3,}|_{3,}|(?i:lorem ipsum|dolor sit amet)"
)
_name_before = re.compile(r"([A-ZÀ-Þ][^\W\d_]+)\s\Z")


def placeholders(copy: Copy) -> Iterator[Remark]:
    """What the writer meant to fill in."""
    for passage in copy.passages:
        text = without_addresses(passage.text)
        for found in _marks.finditer(text):
            mark = found[0]
            roman = mark.isupper() and mark.strip("X") == ""
            if roman and _numbered(text[max(0, found.start() - 40) : found.start()]):
                continue
            if mark in ("[...]", "[..]", "[.]"):
                continue
            message = _("Still to be filled in?")
            yield passage.remark("placeholder", found.start(), found.end(), message)


def _numbered(before: str) -> bool:
    """Johannes XX, Super Bowl XXX: a number in Roman figures."""
    name = _name_before.search(before)
    return name is not None and not common(name[1])

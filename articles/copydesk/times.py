"""Times and dates as the house writes them: 14.02 uur, maandag 28 september 2020."""

import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from articles.copydesk.copy import Copy
from articles.copydesk.passage import Kind
from articles.copydesk.remark import Remark
from articles.copydesk.sentences import without_addresses
from articles.copydesk.word_list import word_list

MONTHS = word_list(
    "januari februari maart april mei juni juli augustus september oktober november "
    "december"
)
DAYS = "Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag|Zaterdag|Zondag"
_months = "|".join(month.title() for month in MONTHS)
_short_months = r"jan|feb|febr|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec"

# Not 16:9, not Johannes 3:16, not a marathon's 2:01:39.
_colon = re.compile(
    r"(?<![\w:.,])(?:(?:[01]\d|2[0-3]):[0-5]\d(?![\w:.]\w)(?!\w)(?: uur| u\b\.?)?|"
    r"\d:[0-5]\d uur)"
)
_letter = re.compile(
    r"(?<![\w:.,])([01]?\d|2[0-3])(?:[.:]([0-5]\d))? ?u(?:ur)?([0-5]\d)?\b\.?"
)
# Behind “24.00 uur”, the end of a day, no clock goes on.
_clock = re.compile(r"(?<![\w:.,-])(\d{1,2})[.:](\d\d) uur(?!\w)")
_figures = re.compile(r"(?<![\w./-])(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])")
_month = re.compile(rf"(?<![\w.])\d{{1,2}} ({_months})(?!\w)")
_short = re.compile(rf"(?<![\w.])\d{{1,2}} (?:{_short_months})(?!\w)\.?", re.IGNORECASE)
_day = re.compile(
    rf"(?<!\w)(?:op|sinds|tot|vanaf|afgelopen|vorige|komende|volgende) ({DAYS})(?!\w)"
)


def times(copy: Copy) -> Iterator[Remark]:
    """Times and dates in the text and under pictures; a table may be shorter."""
    if not copy.dutch:
        return
    for passage in copy.passages:
        if passage.kind is Kind.CELL:
            continue
        text = without_addresses(passage.text)
        for pattern, message in FOUND:
            for found in pattern.finditer(text):
                said = message(found)
                if said:
                    yield passage.remark("time", found.start(), found.end(), said)


def _colons(found: re.Match) -> str:
    digits = re.match(r"(\d{1,2}):(\d\d)", found[0])
    time = f"{digits[1]}.{digits[2]} uur" if digits else ""
    return _("A time is written “%(time)s”.") % {"time": time}


def _letters(found: re.Match) -> str:
    """14u02, 14.02u and 14 u.; not 14.02 uur."""
    hour, minutes, after = found[1], found[2], found[3]
    if found[0].rstrip(".").endswith("uur") or (minutes and after):
        return ""
    minutes = minutes or after
    time = f"{hour}.{minutes} uur" if minutes else f"{hour} uur"
    return _("A time is written “%(time)s”.") % {"time": time}


def _no_such(found: re.Match) -> str:
    """25.10 uur, 14.75 uur; of “25:10 uur” this says enough."""
    hour, minute = int(found[1]), int(found[2])
    if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)):
        return ""
    return _("No clock shows this time.")


def _dates(found: re.Match) -> str:
    day, month, year = int(found[1]), int(found[3]), found[4]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    date = f"{day} {MONTHS[month - 1]}"
    date = f"{date} {year}" if len(year) == 4 else date
    return _("A date is written “%(date)s”.") % {"date": date}


def _lower(found: re.Match) -> str:
    return _("“%(word)s” has no capital.") % {"word": found[1].lower()}


def _whole(found: re.Match) -> str:
    return _("The name of a month is written out.")


FOUND: tuple[tuple[re.Pattern, Callable[[re.Match], str]], ...] = (
    (_colon, _colons),
    (_letter, _letters),
    (_clock, _no_such),
    (_figures, _dates),
    (_month, _lower),
    (_short, _whole),
    (_day, _lower),
)

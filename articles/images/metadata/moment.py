"""When a picture was taken, out of the notations of XMP, IIM and EXIF."""

import re
from datetime import UTC, datetime, timedelta, timezone

NOTATION = re.compile(
    r"(\d{4})[-:/]?(\d\d)[-:/]?(\d\d)"
    r"(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
# A camera whose clock was never set says 0000; nobody took a picture before 1826.
POSSIBLE_YEARS = range(1826, 2200)


def moment(text: str) -> datetime | None:
    """The moment, without a zone if the text has none; None for half a date."""
    match = NOTATION.fullmatch(text.strip())
    if match is None or int(match[1]) not in POSSIBLE_YEARS:
        return None
    numbers = [int(number or 0) for number in match.groups()[:6]]
    try:
        return datetime(*numbers, tzinfo=_zone(match[7]))  # type: ignore[arg-type, misc]
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text.startswith("-") else offset)

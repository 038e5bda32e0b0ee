"""Metadata: the fields of a picture, whichever block of the file they came from."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.text import clean_text

Found = str | list[str] | datetime | None
Cleaned = str | tuple[str, ...] | datetime | None

LIST_FIELDS = ("creator", "keywords", "persons")
MULTILINE_FIELDS = (
    "description",
    "long_description",
    "instructions",
    "usage_terms",
    "ai_prompt",
)
ADDRESS_FIELDS = ("web_statement", "licensor_url")
# Bounds also on time: normalising a run of n accents takes n² steps.
MAX_LINE = 1_000
MAX_TEXT = 10_000
MAX_ITEMS = 200


@dataclass(frozen=True)
class Metadata:
    """What a picture file says about itself: untrusted, but clean and bounded text."""

    description: str = ""
    credit: str = ""
    creator: tuple[str, ...] = ()
    creator_title: str = ""
    copyright_notice: str = ""
    source: str = ""
    headline: str = ""
    title: str = ""
    instructions: str = ""
    job_id: str = ""
    keywords: tuple[str, ...] = ()
    caption_writer: str = ""
    date_taken: datetime | None = None
    city: str = ""
    state: str = ""
    country: str = ""
    country_code: str = ""
    location: str = ""
    alt_text: str = ""
    long_description: str = ""
    persons: tuple[str, ...] = ()
    usage_terms: str = ""
    web_statement: str = ""
    licensor_url: str = ""
    supplier_id: str = ""
    digital_source_type: str = ""
    ai_system: str = ""
    ai_prompt: str = ""
    ai_prompt_writer: str = ""
    data_mining: str = ""
    credit_cut_off: bool = False
    has_c2pa: bool = False
    origins: dict[str, str] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)


def clean_field(name: str, found: Found) -> Cleaned:
    """A value from a file, made fit for the field of that name."""
    if isinstance(found, datetime) or found is None:
        return found
    if name in LIST_FIELDS:
        return _clean_list([found] if isinstance(found, str) else found)
    text = found if isinstance(found, str) else next(iter(found), "")
    if name in MULTILINE_FIELDS:
        return clean_text(text[:MAX_TEXT], multiline=True).strip()
    line = clean_text(text[:MAX_LINE], multiline=False).strip()
    return "" if name in ADDRESS_FIELDS and not _is_web_address(line) else line


def _clean_list(values: list[str]) -> tuple[str, ...]:
    """Each name once, in the order of the file."""
    cut = (value[:MAX_LINE] for value in values[:MAX_ITEMS])
    lines = (clean_text(value, multiline=False).strip() for value in cut)
    return tuple(dict.fromkeys(line for line in lines if line))


def _is_web_address(text: str) -> bool:
    return text.lower().startswith(("https://", "http://"))

"""IIM, the old IPTC block: datasets of a record, a number and some octets."""

import struct
from collections.abc import Iterator

from articles.images.metadata.charset import decode, old_charset
from articles.images.metadata.fields import LIST_FIELDS, Found
from articles.images.metadata.moment import moment

TAG_MARKER = 0x1C
UTF8 = b"\x1b%G"
CHARACTER_SET = (1, 90)
RECORD_VERSION = (2, 0)
MAX_DATASETS = 5_000

# Our field: the dataset of record 2, and its most octets.
DATASETS = {
    "title": (5, 64),
    "keywords": (25, 64),
    "instructions": (40, 256),
    "creator": (80, 32),
    "creator_title": (85, 32),
    "city": (90, 32),
    "state": (95, 32),
    "country_code": (100, 3),
    "country": (101, 64),
    "job_id": (103, 32),
    "headline": (105, 256),
    "credit": (110, 32),
    "source": (115, 32),
    "copyright_notice": (116, 128),
    "description": (120, 2000),
    "caption_writer": (122, 32),
}
DATE_CREATED, TIME_CREATED = 55, 60
MAX_CREDIT = DATASETS["credit"][1]

Datasets = dict[tuple[int, int], list[bytes]]


def datasets(octets: bytes) -> Datasets:
    """Every whole dataset, by record and number; reading stops at the first broken one."""
    found: Datasets = {}
    for key, value in _walk(octets):
        found.setdefault(key, []).append(value)
    return found


def texts(found: Datasets) -> dict[str, list[str]]:
    """The datasets of record 2 as text, by names like 2:110."""
    declared = found.get(CHARACTER_SET, [b""])[0] == UTF8
    old = old_charset(value for values in found.values() for value in values)
    return {
        f"{record}:{number:02}": [
            decode(value, declared_utf8=declared, otherwise=old) for value in values
        ]
        for (record, number), values in found.items()
        if (record, number) > RECORD_VERSION and record == 2
    }


def fields(found: dict[str, list[str]]) -> dict[str, Found]:
    """Our fields, as far as IIM has them."""
    values: dict[str, Found] = {
        name: _value(name, found.get(f"2:{number:02}", []))
        for name, (number, _) in DATASETS.items()
    }
    date = _first(found.get(f"2:{DATE_CREATED}", []))
    time = _first(found.get(f"2:{TIME_CREATED}", []))
    return values | {"date_taken": moment(date + time) or moment(date)}


def credit_is_full(found: Datasets) -> bool:
    """Whether the credit has its most octets, so that its end may be missing."""
    key = (2, DATASETS["credit"][0])
    return len(found.get(key, [b""])[0]) == MAX_CREDIT


def dataset(record: int, number: int, value: bytes) -> bytes:
    """One dataset as it is written in a file."""
    return struct.pack(">BBBH", TAG_MARKER, record, number, len(value)) + value


def _value(name: str, texts: list[str]) -> Found:
    return texts if name in LIST_FIELDS else _first(texts)


def _first(texts: list[str]) -> str:
    return next((text for text in texts if text.strip()), "")


def _walk(octets: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    position = 0
    for _ in range(MAX_DATASETS):
        if len(octets) < position + 5 or octets[position] != TAG_MARKER:
            return
        record, number, size = struct.unpack_from(">BBH", octets, position + 1)
        start = position + 5
        if size & 0x8000:
            # An extended dataset: these octets hold the size of the size.
            size_octets = size & 0x7FFF
            size = int.from_bytes(octets[start : start + min(size_octets, 8)], "big")
            start += size_octets
        position = start + size
        if position > len(octets):
            return
        yield (record, number), octets[start:position]

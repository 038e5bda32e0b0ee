"""A digest of each row of what went out and of each picture, made by the same words from
the database that is backed up and from the one that is restored."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from articles.editions.permanence import PARTS, WHOLES

TABLES = (*WHOLES, *PARTS, "articles_image")
EDITIONS, PICTURES = "articles_edition", "articles_image"
AT_ONCE = 500
# A database of either engine, by its own driver.
Database = Any


def digests(database: Database, vendor: str) -> Iterator[str]:
    """“table id digest” of each row, in order."""
    there = set(tables(database, vendor))
    for table in TABLES:
        if table in there:
            for key, digest in _OF[vendor](database, table):
                yield f"{table} {key} {digest}"


def _sqlite(database: Database, table: str) -> Iterator[tuple[int, str]]:
    cursor = database.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=bytes.hex)
        yield row["id"], hashlib.sha256(text.encode()).hexdigest()


def _postgresql(database: Database, table: str) -> Iterator[tuple[int, str]]:
    with database.cursor(name=f"rows_of_{table}") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(
            f"SELECT id, encode(sha256(convert_to(row::text, 'UTF8')), 'hex') "  # noqa: S608
            f"FROM {table} AS row ORDER BY id"
        )
        yield from cursor


_OF: dict[str, Callable[[Database, str], Iterator[tuple[int, str]]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' "
    "AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = "
    "current_schema() ORDER BY tablename",
}


def asked(database: Database, question: str) -> list[tuple]:
    """The rows of a question, by the driver of either engine."""
    cursor = database.cursor()
    cursor.execute(question)
    found = cursor.fetchall()
    cursor.close()
    return found


def tables(database: Database, vendor: str) -> list[str]:
    return [name for (name,) in asked(database, _TABLES[vendor])]


def counts(database: Database, vendor: str) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table: asked(database, f'SELECT count(*) FROM "{table}"')[0][0]  # noqa: S608
        for table in tables(database, vendor)
    }


def named_files(database: Database) -> Iterator[tuple[int, str, str]]:
    """Picture, file and, of an original, the digest in the library."""
    question = (
        "SELECT id, file, sha256, renditions FROM articles_image WHERE file <> ''"
    )
    for key, original, digest, made in asked(database, question):
        yield key, original, digest
        renditions = json.loads(made) if isinstance(made, str) else made
        yield from ((key, each["name"], "") for each in renditions)


def differences(database: Database, vendor: str, written: Path) -> list[str]:
    """Rows that are not as they were written down, by table and id; the first few."""
    found: list[str] = []
    now = digests(database, vendor)
    with written.open(encoding="utf-8") as lines:
        for line in lines:
            row = next(now, "")
            if row != line.rstrip("\n"):
                found.append(" ".join((row or line).split()[:2]))
            if len(found) >= 5:
                return found
    found += [" ".join(row.split()[:2]) for row, _n in zip(now, range(5), strict=False)]
    return found

"""State: all that a feed's documents depend on, asked in one query before any is made."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import connections
from django.db.models import DateTimeField, QuerySet, Value

from articles.reading.feeds.marks import NAMED, REMEMBERED, REMOVED, removal_marks
from articles.reading.feeds.source import Source

ROW = "row"
# PostgreSQL must be told what they are, and SQLite must not.
ASKED = {
    "postgresql": "%s::text, %s::timestamptz, %s::timestamptz",
    "sqlite": "%s, %s, %s",
}


@dataclass(frozen=True)
class Row:
    """One story of a feed: its number in its table, and its place in the list."""

    number: int
    moment: dt.datetime
    key: int


@dataclass(frozen=True)
class State:
    """The rows, newest first; when anything of them last changed; what stands for it all."""

    rows: tuple[Row, ...]
    changed_at: dt.datetime | None
    named: bool
    removed: tuple[tuple[str, dt.datetime], ...]
    digest: str


def state(
    source: Source, of: str, newest: Sequence[QuerySet], size: int, at: dt.datetime
) -> State:
    """What a feed is made of at `at`, by the newest rows of each of its parts: one query."""
    found = _found(source, of, newest, size, at)
    read = _reads_moments(newest[0].db)
    rows = [Row(row[1], read(row[3]), row[2]) for row in found if row[0] == ROW]
    rows.sort(key=lambda row: (row.moment, row.key), reverse=True)
    return State(
        rows=tuple(rows),
        changed_at=max((read(row[4]) for row in found if row[4]), default=None),
        named=any(row[0] == NAMED for row in found),
        removed=tuple(
            (UUID(row[5].strip()).urn, read(row[4]))
            for row in found
            if row[0] == REMOVED and row[5].strip()
        ),
        digest=hashlib.sha256(repr(found).encode("utf-8", "replace")).hexdigest(),
    )


def _found(
    source: Source, of: str, newest: Sequence[QuerySet], size: int, at: dt.datetime
) -> list[tuple]:
    """The newest rows of all parts, and the marks.

    Django writes no WITH; without it each mark would look for the rows again, and SQLite
    would find them nested too deep.
    """
    connection = connections[newest[0].db]
    # Also a query that is known to find nothing, as of an author whom nobody knows.
    compiled = [
        rows.query.get_compiler(rows.db, elide_empty=False).as_sql() for rows in newest
    ]
    parts = [f"part{place} AS ({sql})" for place, (sql, _) in enumerate(compiled)]
    every = [f"SELECT * FROM part{place}" for place in range(len(parts))]  # noqa: S608
    marks, params = _marks(source.marks, source.named)
    query = (
        f"WITH asked (name, at, since) AS (SELECT {ASKED[connection.vendor]}), "  # noqa: S608
        f"{', '.join(parts)}, newest (number, moment, key, changed, uuid) AS "
        f"({' UNION '.join(every)} ORDER BY 2 DESC, 3 DESC LIMIT {size:d}) "
        f"SELECT '{ROW}', number, key, moment, changed, CAST(uuid AS text) FROM newest "
        f"UNION {marks}"
    )
    moments = map(connection.ops.adapt_datetimefield_value, (at, at - REMEMBERED))
    values = [value for _sql, some in compiled for value in some]
    with connection.cursor() as cursor:
        cursor.execute(query, [_name(of), *moments, *values, *params])
        return sorted(cursor.fetchall(), key=repr)


def _name(of: str) -> str:
    """A slug; of a liveblog its number, whatever its slug."""
    return of.rpartition("~")[2]


@cache
def _marks(marks: Callable, named: Callable | None) -> tuple[str, tuple]:
    """The marks of a source as Django writes them: that takes it longer than to ask."""
    some: list[QuerySet] = [*removal_marks(), *marks(), *([named()] if named else [])]
    first, *others = some
    return first.union(*others).query.sql_with_params()


def _reads_moments(alias: str) -> Callable:
    """Makes a moment of what the database gives: SQLite gives text."""
    connection, expression = connections[alias], Value(None, DateTimeField())
    converters = connection.ops.get_db_converters(expression)

    def read(value):
        for convert in converters:
            value = convert(value, expression, connection)
        return value

    return read

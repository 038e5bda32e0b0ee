"""How each database indexes words: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

What is kept beside Django's own tables is made by a migration and put back after every
migration: SQLite loses triggers when a migration rebuilds a table.
"""

from articles.statements import run
from articles.words.asked import Asked, Part

COLUMNS = ("head", "body", "forms")
ACTS = ("insert", "delete", "update")


def make(connection, table: str, key: str) -> None:
    """The index of a table of IndexedWords, and what keeps it right."""
    run(connection, _MAKE[connection.vendor](table, key))


def drop(connection, table: str) -> None:
    """Without the index; what is of the table goes with the table."""
    if connection.vendor == "sqlite":
        triggers = [f"DROP TRIGGER IF EXISTS {table}_{act}" for act in ACTS]
        run(connection, [*triggers, f"DROP TABLE {table}_index"])


def put_back(connection, table: str, key: str) -> None:
    """What a migration took away of the index, or an older version did not make."""
    if _LACKS[connection.vendor](connection, table):
        run(connection, _MAKE[connection.vendor](table, key))


def forget(connection, table: str) -> None:
    """Leave nothing of what was deleted in the index itself."""
    if connection.vendor == "sqlite":
        run(connection, [_command(table, "optimize")])


def finding(
    connection, table: str, key: str, question: Asked, head_only: bool
) -> tuple[str, str]:
    """SQL that gives the keys of the rows that match, and its one parameter."""
    return _FINDING[connection.vendor](table, key, question, head_only)


def keys(connection, sql: str, match: str, most: int) -> list[int]:
    """The keys of the rows that match, in no order: not more than `most` of them."""
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {most:d}", [match])
        return [key for (key,) in cursor.fetchall()]


def at_once(connection, sql: str, question: Asked) -> str:
    """The same SQL for the keys of many rows, all found before any is used; or nothing
    where that is slow: PostgreSQL reads the words of each row to find a phrase."""
    if connection.vendor == "sqlite":
        return sql
    phrase = any(part.phrase for part in question.parts)
    return "" if phrase else f"{sql} OFFSET 0"


# SQLite


def _sqlite_make(table: str, key: str) -> list[str]:
    columns = ", ".join(COLUMNS)
    return [
        f"DROP TABLE IF EXISTS {table}_index",
        # Folded already: unicode61 only parts the words. Three letters are a beginning.
        f"CREATE VIRTUAL TABLE {table}_index USING fts5({columns}, "
        f"content='{table}', content_rowid='{key}', prefix='3', "
        f"tokenize='unicode61 remove_diacritics 0')",
        *_sqlite_triggers(table, key),
        _command(table, "rebuild"),
    ]


def _sqlite_triggers(table: str, key: str) -> list[str]:
    added, taken = _values("NEW", key), _values("OLD", key)
    names = ", ".join(COLUMNS)
    add = f"INSERT INTO {table}_index(rowid, {names}) VALUES ({added});"  # noqa: S608
    take = (
        f"INSERT INTO {table}_index({table}_index, rowid, {names}) "  # noqa: S608
        f"VALUES ('delete', {taken});"
    )
    return [
        statement
        for act, does in zip(ACTS, (add, take, take + add), strict=True)
        for statement in (
            f"DROP TRIGGER IF EXISTS {table}_{act}",
            f"CREATE TRIGGER {table}_{act} AFTER {act} ON {table} BEGIN {does} END",
        )
    ]


def _values(row: str, key: str) -> str:
    return ", ".join(f"{row}.{name}" for name in (key, *COLUMNS))


def _sqlite_lacks(connection, table: str) -> bool:
    """Whether there is an index, and a trigger of the three is gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = %s OR "
            "(type = 'trigger' AND tbl_name = %s)",
            [f"{table}_index", table],
        )
        return cursor.fetchone()[0] in (1, 2, 3)


def _command(table: str, command: str) -> str:
    return f"INSERT INTO {table}_index({table}_index) VALUES ('{command}')"  # noqa: S608


def _sqlite_finding(table, key, question: Asked, head_only: bool) -> tuple[str, str]:
    match = " AND ".join(_sqlite_part(part) for part in question.parts)
    match = f"{{head}} : ({match})" if head_only else match
    sql = f"SELECT rowid FROM {table}_index WHERE {table}_index MATCH %s"  # noqa: S608
    return sql, match


def _sqlite_part(part: Part) -> str:
    """Stems hold letters and digits only, so that nothing of a question is an operator."""
    found = [f'"{" ".join(reading)}"' for reading in part.readings]
    if part.begins:
        found.append(f'"{part.beginning}"*')
    return f"({' OR '.join(found)})"


# PostgreSQL


def _postgresql_make(table: str, key: str) -> list[str]:
    """Vectors of the whole story and of its headline alone.

    Long columns stand aside: the keys of many rows are then read from few pages. The
    indexes have no list of what is still to be added, which every search would read.
    """
    every = " || ".join(f"to_tsvector('simple'::regconfig, {name})" for name in COLUMNS)
    made = [f"ALTER TABLE {table} SET (toast_tuple_target = 128)"]
    for prefix, words in (
        ("", every),
        ("head_", "to_tsvector('simple'::regconfig, head)"),
    ):
        made += [
            f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {prefix}vector tsvector "
            f"GENERATED ALWAYS AS ({words}) STORED",
            f"CREATE INDEX IF NOT EXISTS {table}_{prefix}index ON {table} "
            f"USING gin ({prefix}vector) WITH (fastupdate = off)",
        ]
    return made


def _postgresql_lacks(connection, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_regclass(%s) IS NOT NULL AND to_regclass(%s) IS NULL",
            [table, f"{table}_head_index"],
        )
        return cursor.fetchone()[0]


def _postgresql_finding(
    table, key, question: Asked, head_only: bool
) -> tuple[str, str]:
    vector = "head_vector" if head_only else "vector"
    match = " & ".join(_postgresql_part(part) for part in question.parts)
    sql = f"SELECT {key} FROM {table} WHERE {vector} @@ to_tsquery('simple', %s)"  # noqa: S608
    return sql, match


def _postgresql_part(part: Part) -> str:
    found = [
        "(" + " <-> ".join(f"'{stem}'" for stem in reading) + ")"
        for reading in part.readings
    ]
    if part.begins:
        found.append(f"'{part.beginning}':*")
    return f"({' | '.join(found)})"


_MAKE = {"sqlite": _sqlite_make, "postgresql": _postgresql_make}
_LACKS = {"sqlite": _sqlite_lacks, "postgresql": _postgresql_lacks}
_FINDING = {"sqlite": _sqlite_finding, "postgresql": _postgresql_finding}

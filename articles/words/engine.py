"""How each database indexes words: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

What is kept beside Django's own tables is made by a migration and put back after every
migration: SQLite loses triggers when a migration rebuilds a table.
"""

from articles.words.asked import Asked, Part

COLUMNS = ("head", "body", "forms")
ACTS = ("insert", "delete", "update")


def make(connection, table: str, key: str) -> None:
    """The index of a table of IndexedWords, and what keeps it right."""
    _run(connection, _MAKE[connection.vendor](table, key))


def drop(connection, table: str) -> None:
    """Without the index; what is of the table goes with the table."""
    if connection.vendor == "sqlite":
        triggers = [f"DROP TRIGGER IF EXISTS {table}_{act}" for act in ACTS]
        _run(connection, [*triggers, f"DROP TABLE {table}_index"])


def put_back(connection, table: str, key: str) -> None:
    """The triggers that a migration took away, and what was written without them."""
    if connection.vendor != "sqlite" or not _lost(connection, table):
        return
    _run(connection, [*_sqlite_triggers(table, key), _command(table, "rebuild")])


def forget(connection, table: str) -> None:
    """Leave nothing of what was deleted in the index itself."""
    if connection.vendor == "sqlite":
        _run(connection, [_command(table, "optimize")])


def finding(
    connection, table: str, key: str, question: Asked, head_only: bool
) -> tuple[str, str]:
    """SQL that gives the keys of the rows that match, and its one parameter."""
    return _FINDING[connection.vendor](table, key, question, head_only)


def fewer_than(connection, sql: str, match: str, many: int) -> bool:
    counted = f"SELECT count(*) FROM ({sql} LIMIT {many:d}) AS found"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(counted, [match])
        return cursor.fetchone()[0] < many


def _run(connection, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


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


def _lost(connection, table: str) -> bool:
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
    weighed = " || ".join(
        f"setweight(to_tsvector('simple'::regconfig, {name}), '{weight}')"
        for name, weight in zip(COLUMNS, "ABD", strict=True)
    )
    return [
        f"ALTER TABLE {table} ADD COLUMN vector tsvector "
        f"GENERATED ALWAYS AS ({weighed}) STORED",
        # Without a list of what is still to be indexed, which every search would read.
        f"CREATE INDEX {table}_index ON {table} USING gin (vector) "
        f"WITH (fastupdate = off)",
    ]


def _postgresql_finding(
    table, key, question: Asked, head_only: bool
) -> tuple[str, str]:
    label = "A" if head_only else ""
    match = " & ".join(_postgresql_part(part, label) for part in question.parts)
    sql = f"SELECT {key} FROM {table} WHERE vector @@ to_tsquery('simple', %s)"  # noqa: S608
    return sql, match


def _postgresql_part(part: Part, label: str) -> str:
    mark = f":{label}" if label else ""
    found = [
        "(" + " <-> ".join(f"'{stem}'{mark}" for stem in reading) + ")"
        for reading in part.readings
    ]
    if part.begins:
        found.append(f"'{part.beginning}':*{label}")
    return f"({' | '.join(found)})"


_MAKE = {"sqlite": _sqlite_make, "postgresql": _postgresql_make}
_FINDING = {"sqlite": _sqlite_finding, "postgresql": _postgresql_finding}

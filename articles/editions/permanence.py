"""The database itself refuses to change what went out.

Triggers, put back after every migration: SQLite loses them when a migration rebuilds a
table. An edition still in the future may go (it is cancelled), and its parts after it;
nothing may be updated or replaced; no byline, tag or picture can be added beyond those
that the edition says it went out with; and an article of which anything went out is
never deleted. The editions of fronts and their places, and the posts of liveblogs, are
kept in the same way.
"""

from contextlib import contextmanager

from django.db import transaction

from articles.statements import run, triggers_in

EDITION = "articles_edition"
FRONT = "articles_frontedition"
LIVE_POST = "articles_livepostedition"
ARTICLE = "articles_article"
# What goes out, and what else than its id there is once of it.
WHOLES = {
    EDITION: "article_id = NEW.article_id AND number = NEW.number",
    FRONT: "section_id IS NEW.section_id AND number = NEW.number",
    LIVE_POST: "number = NEW.number AND (uuid = NEW.uuid OR "
    "article_id = NEW.article_id AND post = NEW.post)",
}
# What goes out with it: its whole, the key of that, and how many there may be.
PARTS = {
    "articles_editionbyline": (EDITION, "edition_id", "byline_count"),
    "articles_editiontag": (EDITION, "content_object_id", "tag_count"),
    "articles_editionpicture": (EDITION, "edition_id", "picture_count"),
    "articles_frontplace": (FRONT, "edition_id", "place_count"),
    "articles_livepostpicture": (LIVE_POST, "edition_id", "picture_count"),
}
SENT = f"EXISTS (SELECT 1 FROM {EDITION} WHERE article_id = OLD.id)"  # noqa: S608
MESSAGE = "What has been published is never changed"
# Whoever migrates tries again rather than hold up readers and editors.
SOON = "SET LOCAL lock_timeout = '5s'"


def lock(connection) -> None:
    """Put the triggers in place, whichever were there: at no moment without them, and
    in no queue in which everybody would wait behind us."""
    statements = _LOCKS[connection.vendor](*_there(connection))
    if connection.vendor == "postgresql":
        statements = [SOON, *statements]
    with transaction.atomic(using=connection.alias):
        run(connection, statements)


def unlock(connection) -> None:
    """Take the triggers away; `lock` puts them back."""
    run(connection, _UNLOCKS[connection.vendor](*_there(connection)))


def triggers(connection) -> set[str]:
    """The names of those that `lock` makes, for whoever looks whether they are there."""
    return triggers_in(_LOCKS[connection.vendor](*_there(connection)))


@contextmanager
def unlocked(connection):
    """Without the triggers, inside one transaction: for a lawful removal only."""
    with transaction.atomic(using=connection.alias):
        unlock(connection)
        yield
        lock(connection)


def _there(connection) -> tuple[list[str], list[str]]:
    """The tables of WHOLES and PARTS that there are yet: an old migration may be the last."""
    names = connection.introspection.table_names()
    return [*filter(names.__contains__, WHOLES)], [*filter(names.__contains__, PARTS)]


def _sqlite_lock(wholes: list[str], parts: list[str]) -> list[str]:
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    statements = [
        *_sqlite_unlock(wholes, parts),
        _sqlite_trigger(ARTICLE, "delete", SENT),
    ]
    for table in wholes:
        statements += [
            _sqlite_trigger(table, "update", "1"),
            _sqlite_trigger(table, "delete", f"OLD.published_at <= {now}"),
            # INSERT OR REPLACE deletes without asking the trigger above.
            _sqlite_trigger(table, "insert", _taken(table)),
        ]
    for table in parts:
        statements += [
            _sqlite_trigger(table, "update", "1"),
            _sqlite_trigger(table, "delete", _still_there(table)),
            _sqlite_trigger(table, "insert", _full(table)),
        ]
    return statements


def _taken(table: str) -> str:
    """Another row has this id, or is what this one says it is."""
    return (
        f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR "  # noqa: S608
        f"({WHOLES[table]}))"
    )


def _still_there(table: str) -> str:
    """A part goes only with its edition, which goes first."""
    whole, key, _count = PARTS[table]
    return f"EXISTS (SELECT 1 FROM {whole} WHERE id = OLD.{key})"  # noqa: S608


def _full(table: str) -> str:
    """All parts are there, or one of this number is."""
    whole, key, count = PARTS[table]
    return (
        f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) OR "  # noqa: S608
        f"(SELECT count(*) FROM {table} WHERE {key} = NEW.{key}) >= "
        f"(SELECT {count} FROM {whole} WHERE id = NEW.{key})"
    )


def _sqlite_trigger(table: str, act: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


def _sqlite_unlock(wholes: list[str], parts: list[str]) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {table}_{act}"
        for table, act in _triggers(ARTICLE, *wholes, *parts)
    ]


def _postgresql_lock(wholes: list[str], parts: list[str]) -> list[str]:
    statements = [
        *_postgresql_unlock(wholes, parts),
        _POSTGRESQL_REFUSE,
        *_postgresql_act(ARTICLE, "delete", SENT, "OLD"),
    ]
    for table in wholes:
        statements += [
            _postgresql_trigger(table, "update", "true"),
            _postgresql_trigger(
                table, "delete", "OLD.published_at <= clock_timestamp()"
            ),
        ]
    for table in parts:
        statements += [
            _postgresql_trigger(table, "update", "true"),
            *_postgresql_act(table, "delete", _still_there(table), "OLD"),
            *_postgresql_act(table, "insert", _full(table), "NEW"),
        ]
    statements += [
        f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION articles_refuse()"
        for table in (ARTICLE, *wholes, *parts)
    ]
    return statements


_POSTGRESQL_REFUSE = f"""
CREATE OR REPLACE FUNCTION articles_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$
"""


def _postgresql_trigger(table: str, act: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} FOR EACH ROW "
        f"WHEN ({condition}) EXECUTE FUNCTION articles_refuse()"
    )


def _postgresql_act(table: str, act: str, condition: str, row: str) -> list[str]:
    """A trigger's WHEN takes no subquery on PostgreSQL, so this one asks in a function."""
    return [
        f"CREATE OR REPLACE FUNCTION {table}_{act}() RETURNS trigger "
        f"LANGUAGE plpgsql AS $$ BEGIN IF {condition} THEN RAISE EXCEPTION "
        f"'{MESSAGE}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} FOR EACH ROW "
        f"EXECUTE FUNCTION {table}_{act}()",
    ]


def _postgresql_unlock(wholes: list[str], parts: list[str]) -> list[str]:
    tables = (ARTICLE, *wholes, *parts)
    truncate = [(table, "truncate") for table in tables]
    return [
        f"DROP TRIGGER IF EXISTS {table}_{act} ON {table}"
        for table, act in (*_triggers(*tables), *truncate)
    ]


def _triggers(*tables: str) -> list[tuple[str, str]]:
    acts = ("update", "delete", "insert")
    return [(table, act) for table in tables for act in acts]


_LOCKS = {"sqlite": _sqlite_lock, "postgresql": _postgresql_lock}
_UNLOCKS = {"sqlite": _sqlite_unlock, "postgresql": _postgresql_unlock}

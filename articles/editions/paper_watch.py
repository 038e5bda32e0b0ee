"""Triggers that note it when something which readers see is changed, whoever changes it.

No save, update or statement by hand is missed. On PostgreSQL each statement adds a row,
since writers of one row would wait for each other; how many there are, and the last, say
together whether anything came, in whatever order writers commit. SQLite has one writer at a time: it counts in a row for each table.
"""

from django.db import transaction

from articles.statements import run, triggers_in

TABLE = "articles_paperchange"
# Whatever readers get is made of these.
SEEN = (
    "articles_section",
    "articles_author",
    "articles_tag",
    "articles_image",
    "articles_edition",
    "articles_frontedition",
    "articles_frontplace",
    "articles_livepostedition",
    "articles_oldaddress",
    "articles_removal",
)
ACTS = ("INSERT", "UPDATE", "DELETE")
# As many of the last rows are counted; more writers than these never overlap.
COUNTED = 1000


def watch(connection) -> None:
    """Put the triggers in place, whichever were there."""
    there = set(connection.introspection.table_names())
    if TABLE not in there:
        return
    tables = [table for table in SEEN if table in there]
    # In one transaction: no change comes in between that nobody notes.
    with transaction.atomic(using=connection.alias):
        run(connection, _WATCHES[connection.vendor](tables))


def triggers(connection) -> set[str]:
    """The names of those that `watch` makes."""
    tables = set(connection.introspection.table_names())
    there = [name for name in SEEN if name in tables]
    return triggers_in(_WATCHES[connection.vendor](there))


def _sqlite(tables: list[str]) -> list[str]:
    statements = []
    for table in tables:
        count = (
            f"INSERT INTO {TABLE} (id, changed, number) "  # noqa: S608
            f"VALUES ({SEEN.index(table) + 1}, '{table}', 1) "
            f"ON CONFLICT (id) DO UPDATE SET number = number + 1"
        )
        for act in ACTS:
            name = f"{table}_changed_{act.lower()}"
            statements += [
                f"DROP TRIGGER IF EXISTS {name}",
                f"CREATE TRIGGER {name} AFTER {act} ON {table} BEGIN {count}; END",
            ]
    return statements


_NOTE = f"""
CREATE OR REPLACE FUNCTION articles_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO {TABLE} (changed) VALUES (TG_TABLE_NAME); RETURN NULL; END $$
"""  # noqa: S608


def _postgresql(tables: list[str]) -> list[str]:
    statements = [_NOTE]
    for table in tables:
        statements += [
            f"DROP TRIGGER IF EXISTS {table}_changed ON {table}",
            f"CREATE TRIGGER {table}_changed AFTER INSERT OR UPDATE OR DELETE "
            f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION articles_note_change()",
        ]
    return statements


_WATCHES = {"sqlite": _sqlite, "postgresql": _postgresql}

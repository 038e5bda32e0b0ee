"""The database itself refuses to change the audit log, or to shorten it.

Triggers, put back after every migration as those on editions are. `unlocked` is for
`forget` alone: entries go when they are old, and none is ever changed.
"""

from contextlib import contextmanager

from django.db import transaction

from articles.statements import run

TABLE = "articles_auditentry"
MESSAGE = "The audit log is never changed"
ACTS = ("update", "delete", "insert")


def lock(connection) -> None:
    """Put the triggers in place, whichever were there; nothing before there is a log."""
    if TABLE in connection.introspection.table_names():
        unlock(connection)
        run(connection, _LOCKS[connection.vendor]())


def unlock(connection) -> None:
    """Take the triggers away; `lock` puts them back."""
    if TABLE in connection.introspection.table_names():
        run(connection, _UNLOCKS[connection.vendor]())


@contextmanager
def unlocked(connection):
    """Without the triggers, inside one transaction."""
    with transaction.atomic(using=connection.alias):
        unlock(connection)
        yield
        lock(connection)


def _sqlite_lock() -> list[str]:
    # INSERT OR REPLACE deletes without asking the trigger on DELETE.
    taken = f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"  # noqa: S608
    conditions = {"update": "1", "delete": "1", "insert": taken}
    return [
        f"CREATE TRIGGER {TABLE}_{act} BEFORE {act} ON {TABLE} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for act, condition in conditions.items()
    ]


def _sqlite_unlock() -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {TABLE}_{act}" for act in ACTS]


def _postgresql_lock() -> list[str]:
    refuse = (
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; "
        "END $$"
    )
    each = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return [
        refuse,
        *(
            f"CREATE TRIGGER {TABLE}_{act} BEFORE {act} ON {TABLE} "
            f"FOR EACH {of} EXECUTE FUNCTION audit_refuse()"
            for act, of in each.items()
        ),
    ]


def _postgresql_unlock() -> list[str]:
    acts = ("update", "delete", "truncate")
    return [f"DROP TRIGGER IF EXISTS {TABLE}_{act} ON {TABLE}" for act in acts]


_LOCKS = {"sqlite": _sqlite_lock, "postgresql": _postgresql_lock}
_UNLOCKS = {"sqlite": _sqlite_unlock, "postgresql": _postgresql_unlock}

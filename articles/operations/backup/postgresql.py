"""PostgreSQL: dumped at one moment by pg_dump, restored beside the database in use, and
then given its name."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from psycopg2 import sql
from psycopg2.extensions import make_dsn

from articles.operations.backup.refused import Refused

FILE = "database.dump"
TRIES = 20
OF_DJANGO = ("cursor_factory",)


def size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0].split()[0]


def tool(name: str) -> str:
    """The program, which may not be older than the server."""
    path = (
        str(Path(settings.POSTGRESQL_BIN) / name) if settings.POSTGRESQL_BIN else name
    )
    try:
        said = subprocess.run(  # noqa: S603 - a program that the operator names
            [path, "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        words = _("%(tool)s cannot be run. Install it, or set POSTGRESQL_BIN.")
        raise Refused(words % {"tool": path}) from error
    found = re.search(r"\) (\d+)", said)
    theirs = int(version().split(".")[0])
    if not found or int(found[1]) < theirs:
        words = _(
            "%(tool)s says “%(said)s”, and the server is version %(theirs)d. Install its "
            "client tools, and set POSTGRESQL_BIN to their folder."
        )
        named = {"tool": path, "said": said.strip(), "theirs": theirs}
        raise Refused(words % named)
    return path


@contextmanager
def snapshot(folder: Path) -> Iterator[Any]:
    """Dump the database into a folder; the same moment of it, to be asked what it holds."""
    program = tool("pg_dump")
    with closing(_connect(_name())) as database:
        database.set_session(isolation_level="REPEATABLE READ", readonly=True)
        with database.cursor() as cursor:
            cursor.execute("SET TIME ZONE 'UTC'")
            cursor.execute("SELECT pg_export_snapshot()")
            moment = cursor.fetchone()[0]
        target = folder / FILE
        target.unlink(missing_ok=True)
        where = ["--snapshot", moment, "--file", str(target)]
        as_it_is = ["--format=custom", "--no-owner", "--no-privileges"]
        _run(program, _name(), *as_it_is, *where)
        yield database


@contextmanager
def loaded(file: Path) -> Iterator[tuple[Any, str]]:
    """The database of a backup, in a database of its own."""
    program, beside = tool("pg_restore"), f"{_name()}_restoring"
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", beside)
        try:
            _execute(server, "CREATE DATABASE {} TEMPLATE template0", beside)
        except psycopg2.errors.InsufficientPrivilege as error:
            words = _(
                "The database’s user may not make a database. As an administrator: "
                "ALTER ROLE %(user)s CREATEDB"
            )
            user = connection.settings_dict["USER"]
            raise Refused(words % {"user": user}) from error
        try:
            as_it_is = ["--no-owner", "--no-privileges", "--exit-on-error"]
            _run(program, beside, *as_it_is, str(file))
            with closing(_connect(beside)) as database:
                with database.cursor() as cursor:
                    cursor.execute("SET TIME ZONE 'UTC'")
                yield database, beside
        finally:
            _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", beside)


def take(beside: str) -> None:
    """Give it the name of the one in use, in one transaction; that one goes."""
    name, former = _name(), f"{_name()}_former"
    connection.close()
    with _maintenance() as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", former)
        for attempt in range(TRIES):
            try:
                _rename(server, [(name, former), (beside, name)])
                break
            except psycopg2.errors.ObjectInUse:
                # Somebody came in between.
                if attempt == TRIES - 1:
                    raise
        _execute(server, "DROP DATABASE {} WITH (FORCE)", former)


def _rename(server, pairs: list[tuple[str, str]]) -> None:
    with server.cursor() as cursor:
        for name, _new in pairs:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = %s AND pid <> pg_backend_pid()",
                [name],
            )
        cursor.execute("BEGIN")
        try:
            for name, new in pairs:
                words = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                cursor.execute(words.format(sql.Identifier(name), sql.Identifier(new)))
            cursor.execute("COMMIT")
        except psycopg2.Error:
            cursor.execute("ROLLBACK")
            raise


def _name() -> str:
    return connection.settings_dict["NAME"] or "postgres"


def _parameters(name: str) -> dict[str, Any]:
    """Those of Django's own connection, with another database."""
    params = connection.get_connection_params()
    return {k: v for k, v in params.items() if k not in OF_DJANGO} | {"dbname": name}


def _connect(name: str):
    return psycopg2.connect(**_parameters(name))


@contextmanager
def _maintenance() -> Iterator[Any]:
    """A connection to the server that is in neither database."""
    other = "template1" if _name() == "postgres" else "postgres"
    with closing(_connect(other)) as server:
        server.autocommit = True
        yield server


def _execute(server, words: str, name: str) -> None:
    with server.cursor() as cursor:
        cursor.execute(sql.SQL(words).format(sql.Identifier(name)))


def _run(program: str, name: str, *words: str) -> None:
    """The password goes by the environment, which other users cannot read."""
    params = _parameters(name)
    env = os.environ | {"PGPASSWORD": params.pop("password", None) or ""}
    done = subprocess.run(  # noqa: S603 - a program that the operator names
        [program, "--dbname", make_dsn(**params), *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{Path(program).name}: {done.stderr.strip()[:2000]}")

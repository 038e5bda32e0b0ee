"""The project's own settings, each in a process with an environment of its own."""

import secrets

from tests.servers import ROOT, clean_environment, manage

KEY = secrets.token_urlsafe(50)
TWO_WRITERS = """
import sqlite3
from django.db import connection, transaction
with connection.cursor() as cursor:
    for pragma in ("journal_mode", "foreign_keys", "busy_timeout"):
        print(pragma, cursor.execute(f"PRAGMA {pragma}").fetchone()[0])
with transaction.atomic():
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
"""


def production() -> dict[str, str]:
    """The variables of the example that operators start from."""
    example = (ROOT / "deploy" / "production.env.example").read_text(encoding="utf-8")
    lines = [line for line in example.splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def printed(code: str, **variables: str) -> str:
    """What a few lines of Python print under the project's settings."""
    env = clean_environment(**{"SECRET_KEY": KEY} | variables)
    done = manage("shell", "--no-imports", "-c", code, env=env)
    return done.stdout + done.stderr


def setting(name: str, **variables: str) -> str:
    return printed(
        f"from django.conf import settings; print(settings.{name})", **variables
    )


def test_nothing_starts_without_a_secret_key(tmp_path):
    done = manage("check", env=clean_environment(VAR_DIR=str(tmp_path)))
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1
    assert last == (
        "django.core.exceptions.ImproperlyConfigured: No secret key. Set SECRET_KEY, or "
        "SECRET_KEY_FILE to a file that holds one; `make run` makes such a file for a "
        "machine of your own."
    )


def test_a_secret_key_may_be_in_a_file(tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    path = str(tmp_path / "key")
    assert setting("SECRET_KEY", SECRET_KEY="", SECRET_KEY_FILE=path) == f"{KEY}\n"


def test_production_settings_pass_djangos_own_checks():
    env = clean_environment(**production() | {"SECRET_KEY": KEY})
    done = manage("check", "--deploy", "--fail-level", "WARNING", env=env)
    quiet = "System check identified no issues (0 silenced).\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, quiet, "")


def test_debug_is_off_unless_asked():
    assert setting("DEBUG") == "False\n"
    assert setting("DEBUG", DEBUG="on") == "True\n"


def test_the_paper_is_dutch():
    names = "(settings.LANGUAGE_CODE, settings.TIME_ZONE)"
    code = f"from django.conf import settings; print(*{names})"
    assert printed(code) == "nl Europe/Amsterdam\n"


def test_sqlite_lets_readers_go_on_and_makes_writers_queue(tmp_path):
    url = f"sqlite:///{tmp_path}/newsroom.sqlite3"
    assert printed(TWO_WRITERS, DATABASE_URL=url).splitlines() == [
        "journal_mode wal",
        "foreign_keys 1",
        "busy_timeout 20000",
        "database is locked",
    ]

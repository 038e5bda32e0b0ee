"""The tables are what the models say, and every test finds them as migrated."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from articles.editions.edition import Edition
from articles.images.credit_rule import CreditRule
from tests import make
from tests.servers import clean_environment, manage


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    assert capsys.readouterr().out == "No changes detected\n"


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_with_commits_leaves_everything_as_migrated(turn):
    """With the usual agencies, without editions, and those that come are permanent."""
    found = (Edition.objects.count(), CreditRule.objects.filter(credit="ANP").count())
    make.edition()
    with pytest.raises(DatabaseError, match="never changed"):
        Edition.objects.all().delete()
    assert found == (0, 1)


def insert(database: sqlite3.Connection, table: str, **values) -> None:
    """A row of a table as an old migration left it; the rest of it is empty."""
    for _place, name, kind, needed, default, key in database.execute(
        f"PRAGMA table_info({table})"
    ):
        if needed and default is None and not key and name not in values:
            values[name] = "" if kind.startswith(("varchar", "text")) else 0
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    database.execute(sql, list(values.values()))


def test_a_paper_that_is_out_survives_a_migration_of_its_table(tmp_path):
    """SQLite rebuilds a table to alter it, with what was published in it."""
    path = tmp_path / "paper.sqlite3"
    env = clean_environment(DATABASE_URL=f"sqlite:///{path}", SECRET_KEY="x" * 50)
    assert manage("migrate", "articles", "0002", env=env).returncode == 0
    with closing(sqlite3.connect(path)) as database, database:
        insert(database, "articles_section", id=1, name="a", slug="a")
        insert(database, "articles_author", id=1, name="a", slug="a")
        out = {
            "published_at": "2026-01-01 12:00:00",
            "kind": "first",
            "byline_count": 1,
        }
        story = {"headline": "Brug open", "section_id": 1, "article_uuid": "0" * 32}
        insert(
            database, "articles_edition", id=1, article_id=1, number=1, **story, **out
        )
        insert(database, "articles_editionbyline", id=1, edition_id=1, author_id=1)
    assert manage("migrate", env=env).returncode == 0
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "SELECT headline, lead_decorative FROM articles_edition"
        )
        assert rows.fetchall() == [("Brug open", 0)]
        for table in ("articles_edition", "articles_editionbyline"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                database.execute(f"DELETE FROM {table}")

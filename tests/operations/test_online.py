"""Migrations hold no large table up, and the servers of yesterday go on with what they make.

Rules for whatever came after 0021; what breaks one stands in ALLOWED with its reason.
"""

import threading

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from articles.operations.online import AddIndexOnline
from tests import make

FIRST = 22
# Of these a newspaper has a hundred thousand rows and more.
LARGE = {
    *("article", "articlebyline", "articlepicture", "articletag", "articlewords"),
    *("edition", "editionbyline", "editionpicture", "editiontag", "editionwords"),
    *("image", "livepostedition", "livepostpicture", "publishedword", "readcount"),
    *("revision", "paperchange", "oldaddress"),
}
# By the beginning of migration and operation: why it holds nobody up all the same.
ALLOWED: dict[str, str] = {
    "0023_audit_log: Raw Python operation": "gives a right to the few groups there are",
}


def complaints(name: str, migration) -> list[str]:
    """What in a migration would hold people up, or break the code that still runs."""
    made = {
        operation.name_lower
        for operation in migration.operations
        if isinstance(operation, migrations.CreateModel)
    }
    found = []
    for operation in migration.operations:
        words = _complaint(operation, migration, made)
        said = f"{name}: {operation.describe()}"
        if words and not said.startswith(tuple(ALLOWED)):
            found.append(f"{said}: {words}")
    return found


def _complaint(operation, migration, made: set[str]) -> str:
    model = getattr(operation, "model_name_lower", "")
    if isinstance(operation, migrations.RunPython | migrations.RunSQL):
        return "" if not migration.atomic else "one transaction over all its rows"
    if isinstance(
        operation,
        migrations.RemoveField
        | migrations.RenameField
        | migrations.RenameModel
        | migrations.DeleteModel,
    ):
        return "servers of the version before still ask for it"
    if model in made:
        return ""
    if isinstance(operation, migrations.AddField):
        return _added(operation.field)
    if model not in LARGE:
        return ""
    if isinstance(operation, AddIndexOnline):
        return "atomic = False is missing" if migration.atomic else ""
    if isinstance(operation, migrations.AddIndex):
        return "use AddIndexOnline: writers wait until it is made"
    if isinstance(operation, migrations.AddConstraint):
        return "every row is checked while writers wait"
    if isinstance(operation, migrations.AlterField):
        return "the table may be written anew while everybody waits"
    return ""


def _added(field: models.Field) -> str:
    """What the servers of before write lacks the column."""
    if field.many_to_many or field.null or field.has_db_default():
        return ""
    return "give it a db_default: who still runs the version before cannot write"


def test_no_migration_holds_a_large_table_up():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {
        name: migration
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if app == "articles" and int(name[:4]) >= FIRST
    }
    assert len(ours) >= 5
    assert [said for name in ours for said in complaints(name, ours[name])] == []


@pytest.mark.parametrize(
    ("operation", "atomic", "words"),
    [
        (
            migrations.AddIndex("Edition", models.Index(fields=["kind"], name="x")),
            True,
            "use AddIndexOnline",
        ),
        (
            AddIndexOnline("Edition", models.Index(fields=["kind"], name="x")),
            True,
            "atomic",
        ),
        (AddIndexOnline("Edition", models.Index(fields=["kind"], name="x")), False, ""),
        (
            migrations.AddIndex("Section", models.Index(fields=["name"], name="x")),
            True,
            "",
        ),
        (
            migrations.AlterField("Image", "alt", models.TextField()),
            True,
            "written anew",
        ),
        (
            migrations.AddField("Tag", "a", models.IntegerField(default=0)),
            True,
            "db_default",
        ),
        (migrations.AddField("Tag", "a", models.IntegerField(db_default=0)), True, ""),
        (migrations.AddField("Tag", "a", models.IntegerField(null=True)), True, ""),
        (migrations.RemoveField("Tag", "name"), True, "version before"),
        (migrations.RunPython(migrations.RunPython.noop), True, "one transaction"),
        (migrations.RunPython(migrations.RunPython.noop), False, ""),
    ],
)
def test_the_rules_see_what_they_are_for(operation, atomic, words):
    migration = migrations.Migration("0099_x", "articles")
    migration.operations, migration.atomic = [operation], atomic
    found = complaints("0099_x", migration)
    assert [words in said for said in found] == ([True] if words else [])


@pytest.mark.commits
@pytest.mark.django_db(transaction=True)
def test_an_index_is_made_while_somebody_writes():
    operation = AddIndexOnline(
        "Section", models.Index(fields=["name", "slug"], name="section_for_a_test")
    )
    before = ProjectState.from_apps(apps)
    after = before.clone()
    operation.state_forwards("articles", after)
    written = threading.Event()

    def write() -> None:
        make.section("Onder de hand")
        connection.close()
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    for _turn in range(2):
        with connection.schema_editor(atomic=False) as editor:
            if connection.vendor == "sqlite" and _turn:
                break
            operation.database_forwards("articles", editor, before, after)
    writer.join()
    names = _indexes()
    with connection.schema_editor(atomic=False) as editor:
        operation.database_backwards("articles", editor, after, before)
    assert written.is_set()
    assert "section_for_a_test" in names and "section_for_a_test" not in _indexes()


def _indexes() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "articles_section"))

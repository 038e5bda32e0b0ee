"""The groups that a migration makes: on a new house, on an old one, and never again."""

import sqlite3
from contextlib import closing

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.utils import translation

from tests.servers import clean_environment, manage
from tests.test_migrations import insert


def rights(name: str) -> set[str]:
    group = Group.objects.get(name=name)
    return set(group.permissions.values_list("codename", flat=True))


@pytest.mark.django_db
def test_each_group_holds_what_the_one_below_it_does():
    reporter, editor = rights("Reporter"), rights("Editor")
    pictures, chief = rights("Picture desk"), rights("Chief")
    assert reporter < editor < chief
    assert pictures < chief
    assert "publish_article" in editor - reporter - pictures
    assert {"change_user", "change_section", "publish_front"} <= chief - editor
    # Else a chief could not give the picture desk's role; and no role makes roles.
    assert not {"change_group", "add_group", "delete_user", "delete_edition"} & chief


@pytest.mark.django_db
def test_django_finds_every_permission_made_as_it_makes_them_itself():
    before = list(Permission.objects.order_by("pk").values())
    for label in ("articles", "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    assert list(Permission.objects.order_by("pk").values()) == before
    given = Permission.objects.filter(group__isnull=False).distinct()
    for permission in given.select_related("content_type"):
        options = permission.content_type.model_class()._meta
        act = permission.codename.split("_")[0]
        with translation.override(None):
            own = {codename: str(name) for codename, name in options.permissions}
        usual = f"Can {act} {options.verbose_name_raw}"
        assert permission.name == own.get(permission.codename, usual)


def migrate(path, *to: str):
    env = clean_environment(DATABASE_URL=f"sqlite:///{path}", SECRET_KEY="x" * 50)
    done = manage("migrate", *to, env=env)
    assert done.returncode == 0, done.stderr


def test_a_house_that_had_such_a_group_keeps_its_own(tmp_path):
    path = tmp_path / "paper.sqlite3"
    migrate(path, "articles", "0008")
    story = {"version": 1, "wire_key": None, "stage": "draft"}
    with closing(sqlite3.connect(path)) as database, database:
        insert(database, "auth_group", id=1, name="Editor")
        for key, changed in ((1, "2026-01-01 11:00:00"), (2, "2026-01-02 12:00:00")):
            insert(
                database,
                "articles_article",
                id=key,
                uuid=str(key) * 32,
                changed_at=changed,
                **story,
            )
            insert(
                database,
                "articles_edition",
                article_id=key,
                article_uuid=str(key) * 32,
                number=1,
                kind="first",
                section_id=1,
                recorded_at="2026-01-01 12:00:00",
            )
        insert(database, "articles_section", id=1, name="a", slug="a")
    migrate(path)
    with closing(sqlite3.connect(path)) as database:
        counts = dict(
            database.execute(
                "SELECT name, count(permission_id) > 0 FROM auth_group g LEFT JOIN "
                "auth_group_permissions p ON p.group_id = g.id GROUP BY name"
            )
        )
        stages = database.execute("SELECT id, stage FROM articles_article ORDER BY id")
        # What is out as it is, is no draft; what was changed since, is.
        assert stages.fetchall() == [(1, "ready"), (2, "draft")]
    assert counts == {"Chief": 1, "Editor": 0, "Picture desk": 1, "Reporter": 1}
    # Nor does another migration put back what an operator took away.
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM auth_group_permissions")
    migrate(path)
    with closing(sqlite3.connect(path)) as database:
        left = database.execute("SELECT count(*) FROM auth_group_permissions")
        assert left.fetchone() == (0,)

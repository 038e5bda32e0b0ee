"""What went out stays: the database itself refuses, on both engines."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from articles.editions import permanence
from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionIsPermanent,
    EditionPicture,
    EditionTag,
)
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return make.edition(authors=[make.author()], tags=["Bruggen"])


def planned():
    article = make.article(
        section=make.section(), authors=[make.author()], tags=["Bruggen"]
    )
    return publish(article, by=None, at=timezone.now() + dt.timedelta(hours=1))


def everything() -> list[list[dict]]:
    tables = (Edition, EditionByline, EditionTag, EditionPicture)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def replace(edition) -> None:
    """A row put in the place of another, without an UPDATE or DELETE of our own."""
    values = {
        field.column: field.get_db_prep_save(
            getattr(edition, field.attname), connection
        )
        for field in Edition._meta.concrete_fields
    } | {"headline": "Anders"}
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    verb, otherwise = {
        "sqlite": ("INSERT OR REPLACE", ""),
        "postgresql": ("INSERT", "ON CONFLICT (id) DO UPDATE SET headline = 'Anders'"),
    }[connection.vendor]
    sql = f"{verb} INTO articles_edition ({names}) VALUES ({marks}) {otherwise}"
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values.values()))


CHANGES = {
    "replace": replace,
    "update": lambda e: Edition.objects.filter(pk=e.pk).update(headline="Anders"),
    "bulk update": lambda e: Edition.objects.bulk_update([e], ["headline"]),
    "delete": lambda e: e.delete(),
    "bulk delete": lambda e: Edition.objects.all().delete(),
    "move a byline": lambda e: e.bylines.update(position=9),
    "delete a byline": lambda e: e.bylines.all().delete(),
    "add a byline": lambda e: EditionByline.objects.create(
        edition=e,
        author=make.author("Iemand anders"),
        position=1,
        first_published_at=e.first_published_at,
    ),
    "add a picture": lambda e: EditionPicture.objects.create(
        edition=e, image=make.image()
    ),
    "retag": lambda e: e.tag_items.update(tag=make.tag("Anders")),
    "untag": lambda e: e.tags.clear(),
    "add a tag": lambda e: EditionTag.objects.create(
        content_object=e,
        tag=make.tag("Anders"),
        first_published_at=e.first_published_at,
    ),
    "delete the article": lambda e: make.Article.objects.filter(
        pk=e.article_id
    ).delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_database_refuses_every_change_to_what_went_out(edition, change):
    before = everything()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        change(edition)
    assert everything() == before


@pytest.mark.parametrize(
    "name", ["update", "move a byline", "delete a byline", "untag", "retag", "replace"]
)
def test_what_is_still_to_come_cannot_be_changed_either(name):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        CHANGES[name](planned())


def test_what_is_still_to_come_can_go():
    planned().delete()
    assert everything() == [[], [], [], []]


def test_saving_an_edition_again_is_an_error_before_the_database_is_asked(edition):
    with pytest.raises(EditionIsPermanent):
        edition.save()


def test_the_guard_is_what_refuses_and_comes_back_after_a_lawful_removal(edition):
    with permanence.unlocked(connection):
        Edition.objects.filter(pk=edition.pk).update(headline="Verwijderd")
    assert Edition.objects.get().headline == "Verwijderd"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(headline="Anders")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["articles_edition", "articles_article"])
def test_truncate_is_refused(edition, table):
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        # Foreign keys are checked at the end; TRUNCATE wants that done before.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {table} CASCADE")

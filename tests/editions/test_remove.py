"""A lawful removal takes the words out of everything, and says that it did."""

import io

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.apps import INDEXED
from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.front import Front
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.published_word import PublishedWord
from articles.editions.removal import Removal
from articles.editions.remove import remove
from articles.reading.found import newest
from articles.words.asked import asked
from tests import make

pytestmark = pytest.mark.django_db

SECRET = "Ibrahim Verzonnen"


@pytest.fixture
def named():
    """A story that names somebody in every place that keeps words."""
    editor = make.editor()
    article = make.article(
        headline=f"Rechter hoort {SECRET}",
        section=make.section(),
        body=f"<p>De man heet {SECRET}, zegt de rechtbank.</p><p>Dit blijft staan.</p>",
    )
    publish(article, by=editor)
    article.intro = f"{SECRET} ontkent"
    article.save()
    publish(article, by=editor, correction=f"{SECRET} is 40 jaar, niet 41.")
    DeskNote.objects.create(article=article, text=f"Bel {SECRET}", by=editor)
    article.form = Article.Form.LIVEBLOG
    article.save()
    blog = publish(article, by=editor)
    image = make.image()
    make.live_post(
        blog,
        f'<p>{SECRET} komt binnen.</p><figure data-image="{image.pk}"></figure>',
        headline=SECRET,
    )
    WorkingCopy.objects.create(
        article=article, editor=editor, form={"kicker": SECRET, "tags": [SECRET]}
    )
    LogEntry.objects.create(
        user=editor,
        content_type_id=_type_of(Article),
        object_id=str(article.pk),
        object_repr=str(article),
        action_flag=CHANGE,
        change_message=SECRET,
    )
    _log_of_a_front(editor, f"“{Revision.objects.first().story['headline']}” pinned.")
    _log_of_a_front(editor, "“Brug gaat open” pinned.")
    return article


def _log_of_a_front(editor, words: str) -> None:
    LogEntry.objects.create(
        user=editor,
        content_type_id=_type_of(Front),
        object_id="1",
        object_repr="Front",
        action_flag=CHANGE,
        change_message=words,
    )


def _type_of(model) -> int:
    return ContentType.objects.get_for_model(model).pk


def tables_with(words: str) -> list[str]:
    """Every table of the database in which these words stand somewhere."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(words in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return sorted(found)


def left_in_indexes(word: str) -> int:
    """In how many pieces of the indexes of search these letters stand, rows or not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pieces = [
                f"SELECT count(*) AS many FROM {table}_index_data "
                f"WHERE instr(block, CAST(%s AS blob))"
                for table in INDEXED
            ]
        else:
            pieces = [
                f"SELECT count(*) AS many FROM ts_stat('SELECT vector FROM {table}') "
                f"WHERE word = %s"
                for table in INDEXED
            ]
        both = " UNION ALL ".join(pieces)
        cursor.execute(f"SELECT sum(many) FROM ({both}) AS pieces", [word] * 2)
        return cursor.fetchone()[0]


def spelled_words() -> set[str]:
    return set(PublishedWord.objects.values_list("word", flat=True))


@pytest.mark.parametrize("words", ["", SECRET])
def test_search_forgets_what_was_removed_and_only_that(named, words):
    other = make.article("Rechter blijft", section=make.section(), body="<p>Zo.</p>")
    publish(other, by=None)
    assert left_in_indexes("ibrahim") > 1
    assert {"ibrahim", "verzonnen", "rechter"} <= spelled_words()

    remove(named.pk, by="R", ground="AVG", at=timezone.now(), words=words)

    assert left_in_indexes("ibrahim") == 0
    assert {"ibrahim", "verzonnen"} & spelled_words() == set()
    assert ("hoort" in spelled_words(), "rechter" in spelled_words()) == (
        bool(words),
        True,
    )
    assert newest(Edition.objects.all(), asked("rechter")).count() >= 1


def test_a_removed_story_is_gone_from_every_table(named, client):
    assert "articles_revision" in tables_with(SECRET)
    address = Edition.objects.live().get(article_id=named.pk).get_absolute_url()
    at = timezone.now()

    remove(named.pk, by="J. de Vries", ground="Rb. Amsterdam 1 mei 2027", at=at)

    assert tables_with(SECRET) == []
    assert tables_with("Dit blijft staan") == []
    left = Removal.objects.values_list(
        "article_id", "article_uuid", "removed_by", "ground", "removed_at", "whole"
    )
    assert list(left) == [
        (named.pk, named.uuid, "J. de Vries", "Rb. Amsterdam 1 mei 2027", at, True)
    ]
    response = client.get(address)
    assert response.status_code == 410
    assert "Rb. Amsterdam 1 mei 2027" in response.content.decode()


def test_removed_words_go_and_the_rest_of_the_story_stays(named, client):
    editions = Edition.objects.filter(article_id=named.pk).count()

    remove(named.pk, by="J. de Vries", ground="AVG", at=timezone.now(), words=SECRET)

    assert tables_with(SECRET) == []
    assert tables_with("ibrahim-verzonnen") == []
    assert Edition.objects.filter(article_id=named.pk).count() == editions
    live = Edition.objects.live().get(article_id=named.pk)
    assert (live.headline, live.intro, live.corrections[0]["text"]) == (
        "Rechter hoort […]",
        "[…] ontkent",
        "[…] is 40 jaar, niet 41.",
    )
    assert Revision.objects.filter(article=named).count() == editions
    page = client.get(live.get_absolute_url()).content.decode()
    assert "De man heet […], zegt de rechtbank." in page
    assert "Dit blijft staan." in page


def test_editions_are_permanent_again_after_a_removal(named):
    remove(named.pk, by="J. de Vries", ground="AVG", at=timezone.now(), words=SECRET)
    with pytest.raises(Exception, match="never changed"):
        Edition.objects.filter(article_id=named.pk).update(headline="Anders")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"ground": " "}, "Zeg wie dit verwijdert, en op welke grond."),
        ({"words": "staat er niet"}, "Deze woorden staan niet in het verhaal."),
        (
            {"words": "heet Ibrahim Verzonnen, zegt de"},
            "De woorden lopen door een link of andere opmaak heen: verwijder ze in "
            "kortere stukken.",
        ),
    ],
)
def test_a_removal_that_cannot_be_whole_changes_nothing(named, asked, message):
    linked = "<p>De man heet <em>Ibrahim Verzonnen</em>, zegt de rechtbank.</p>"
    Article.objects.filter(pk=named.pk).update(body=linked)
    before = tables_with(SECRET)
    with pytest.raises(ValidationError) as refused:
        remove(
            named.pk,
            **{"by": "J. de Vries", "ground": "AVG", "at": timezone.now()} | asked,
        )
    assert refused.value.messages == [message]
    assert tables_with(SECRET) == before
    assert Removal.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_command_says_what_it_removed(named):
    said = io.StringIO()
    call_command(
        "remove_story", str(named.pk), ground="AVG", by="R", yes=True, stdout=said
    )
    assert said.getvalue().splitlines()[-1] == (
        "Verwijderd. De beelden blijven in de beeldbank."
    )
    assert not Article.objects.filter(pk=named.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_the_command_refuses_an_unknown_number():
    with pytest.raises(CommandError, match="Er is geen verhaal met dit nummer"):
        call_command("remove_story", "999", ground="AVG", by="R", yes=True)

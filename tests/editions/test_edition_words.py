"""What went out is indexed as it went out, and can be indexed anew."""

import datetime as dt
import io
import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.drafts.article import Article
from articles.drafts.article_words import ArticleWords, matching
from articles.editions.edition import Edition
from articles.editions.edition_words import EditionWords
from articles.editions.published_word import PublishedWord
from articles.editions.withdraw import cancel, withdraw
from articles.reading.found import newest
from articles.words.asked import asked
from tests import make
from tests.servers import clean_environment, manage
from tests.test_migrations import insert

pytestmark = pytest.mark.django_db


def found(question: str) -> list[str]:
    editions = newest(Edition.objects.order_by("number"), asked(question))
    return list(editions.values_list("headline", flat=True))


def test_an_edition_is_indexed_with_its_words_of_then():
    edition = make.edition(
        "Bruggen open",
        kicker="Verkeer",
        intro="Eindelijk.",
        body="<p>De Maas.</p>",
        authors=[make.author("Jan Bakker")],
        tags=["Bruggen"],
    )
    article = Article.objects.get(pk=edition.article_id)
    article.headline = "Tram"
    article.save()
    words = EditionWords.objects.values_list("edition", "head", "body", "forms").get()
    assert words == (
        edition.pk,
        "verker qqapartqq brug oop qqapartqq jan bakker qqapartqq brug qqapartqq",
        "eindelijk qqapartqq qqapartqq de maas qqapartqq qqapartqq",
        "verkeer bruggen open",
    )
    assert (found("tram"), found("brug")) == ([], ["Bruggen open"])


def test_a_withdrawal_is_not_indexed():
    edition = make.edition()
    article = Article.objects.get(pk=edition.article_id)
    withdraw(article, by=None, reason="Klopt niet.")
    assert list(EditionWords.objects.values_list("edition", flat=True)) == [edition.pk]


def test_a_cancelled_edition_takes_its_words_along():
    planned = make.edition("Tram", at=timezone.now() + dt.timedelta(hours=1))
    assert found("tram") == ["Tram"]
    cancel(planned)
    assert (found("tram"), EditionWords.objects.count()) == ([], 0)


def test_what_is_not_saved_is_not_found():
    with pytest.raises(KeyError), transaction.atomic():
        make.edition("Tram")
        raise KeyError
    assert (found("tram"), EditionWords.objects.count()) == ([], 0)


def test_the_paper_knows_how_it_spells_names():
    make.edition(
        "Brug gaat open",
        kicker="Ophef",
        intro="De Maas. Vandaag zei Khadimi: “Vrede.”",
        body="<p>Toen kwam Zoë Müller uit ’s-Gravenhage.</p>",
        authors=[make.author("Anna de Vries")],
        tags=["Ĳsland"],
    )
    assert dict(PublishedWord.objects.values_list("word", "written")) == {
        "anna": "Anna",
        "brug": "Brug",
        "gaat": "gaat",
        "gravenhage": "Gravenhage",
        "ijsland": "Ĳsland",
        "khadimi": "Khadimi",
        "maas": "Maas",
        "muller": "Müller",
        "open": "open",
        "ophef": "Ophef",
        "vries": "Vries",
    }


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("index_words", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_command_indexes_what_is_missing_and_what_older_rules_made():
    for name in ("Brug", "Tram", "Sluis"):
        make.edition(name, body="<p>Niets.</p>")
    assert said() == "0 artikelen en 0 edities geïndexeerd."

    EditionWords.objects.filter(edition__headline="Brug").delete()
    EditionWords.objects.filter(edition__headline="Tram").update(rules=0, head="oud")
    ArticleWords.objects.filter(article__headline="Sluis").delete()
    PublishedWord.objects.all().delete()
    assert (found("brug"), found("tram"), found("oud")) == ([], [], ["Tram"])

    assert said() == "1 artikelen en 2 edities geïndexeerd."
    assert (found("brug"), found("tram"), found("oud")) == (["Brug"], ["Tram"], [])
    assert matching(Article.objects.all(), "sluis").count() == 1
    known = PublishedWord.objects.values_list("word", flat=True)
    assert set(known) == {"brug", "tram"}
    assert said("--all") == "3 artikelen en 3 edities geïndexeerd."


def test_the_command_may_be_stopped_and_goes_on(monkeypatch):
    monkeypatch.setattr("articles.editions.index_editions.A_BATCH", 2)
    for number in range(5):
        make.edition(f"Brug {number}", body="<p>Niets.</p>")
    EditionWords.objects.all().delete()
    with pytest.raises(KeyboardInterrupt):
        _stop_after_one_batch()
    assert EditionWords.objects.count() == 2
    assert said() == "0 artikelen en 3 edities geïndexeerd."


def _stop_after_one_batch() -> None:
    from articles.editions.index_editions import index_editions  # noqa: PLC0415

    next(index_editions())
    raise KeyboardInterrupt


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite loses triggers")
@pytest.mark.django_db(transaction=True)
def test_search_goes_on_after_a_migration_has_rebuilt_the_tables():
    """Also what was written while the triggers were away."""
    edition = make.edition("Brug", body="<p>Niets.</p>")
    with connection.schema_editor() as editor:
        editor._remake_table(EditionWords)
    EditionWords.objects.filter(edition=edition).update(head="tram")
    assert found("tram") == []

    call_command("migrate", verbosity=0)

    assert (found("tram"), found("brug")) == (["Brug"], [])
    EditionWords.objects.filter(edition=edition).update(head="sluis")
    assert (found("sluis"), found("tram")) == (["Brug"], [])


def test_a_paper_of_before_is_indexed_by_the_migration(tmp_path):
    path = tmp_path / "paper.sqlite3"
    env = clean_environment(DATABASE_URL=f"sqlite:///{path}", SECRET_KEY="x" * 50)
    assert manage("migrate", "articles", "0011", env=env).returncode == 0
    story = {"headline": "Bruggen open", "section_id": 1, "language": "nl"}
    story |= {"body": "<p>Over de <em>Maas</em>.</p>"}
    with closing(sqlite3.connect(path)) as database, database:
        insert(database, "articles_section", id=1, name="a", slug="a")
        insert(database, "articles_author", id=1, name="Jan Bakker", slug="a")
        insert(database, "articles_article", id=7, uuid="1" * 32, **story)
        insert(database, "articles_articlebyline", id=1, article_id=7, author_id=1)
        out = {"published_at": "2026-01-01 12:00:00", "article_uuid": "1" * 32}
        out |= {"byline_count": 1, "corrections": "[]"}
        for number, kind in ((1, "first"), (2, "withdrawal")):
            values = {"id": number, "number": number, "kind": kind, "article_id": 7}
            insert(database, "articles_edition", **values, **story, **out)
        insert(database, "articles_editionbyline", id=1, edition_id=1, author_id=1)
    assert manage("migrate", "articles", "0012", env=env).returncode == 0
    with closing(sqlite3.connect(path)) as database:
        for table, key in (("articles_articlewords", 7), ("articles_editionwords", 1)):
            matches = database.execute(
                f"SELECT rowid FROM {table}_index WHERE {table}_index "
                f"MATCH 'brug AND maas AND bakker'"
            )
            assert matches.fetchall() == [(key,)]
        words = database.execute("SELECT word FROM articles_publishedword")
        assert {word for (word,) in words} == {"bruggen", "open", "bakker", "maas"}
    assert manage("migrate", "articles", "0011", env=env).returncode == 0

"""The desk's search: over all text of every article, by the words' stems."""

import pytest

from articles.drafts.article import Article
from articles.drafts.article_words import ArticleWords, matching
from articles.drafts.revision import Revision, record
from tests import make

pytestmark = pytest.mark.django_db


def found(question: str) -> list[str]:
    """The headlines that the desk finds."""
    articles = matching(Article.objects.order_by("headline"), question)
    return list(articles.values_list("headline", flat=True))


@pytest.fixture
def copy():
    """Three stories with words in every place that is searched."""
    make.article(
        "Ambassades dicht",
        kicker="Irak",
        intro="Premier Kadhimi belde de Nederlandse ambassadeur.",
        place="Bagdad",
        body="<p>De huizen bleven leeg.</p><h3>Oud-premier zwijgt</h3>"
        '<figure data-image="7"><figcaption>Rook boven Zoë&#x27;s café</figcaption></figure>',
        lead_caption="De poort van Curaçao",
        authors=[make.author("Daniël Bakker")],
        tags=["Midden-Oosten"],
    )
    make.article("Brug gaat open", body="<p>De brug is van 1.250 meter staal.</p>")
    make.article(
        "Bridges reopened",
        body="<p>The bridges of Leiden have been reopened.</p>",
        language="en",
    )
    for article in Article.objects.all():
        record(article, by=None, why=Revision.Why.SAVED)


@pytest.mark.parametrize(
    ("question", "headlines"),
    [
        ("ambassade", ["Ambassades dicht"]),
        ("AMBASSADES", ["Ambassades dicht"]),
        ("huis", ["Ambassades dicht"]),
        ("irak bagdad", ["Ambassades dicht"]),
        ("curacao", ["Ambassades dicht"]),
        ("Curaçao zoe", ["Ambassades dicht"]),
        ("daniel bakker", ["Ambassades dicht"]),
        ("midden-oosten", ["Ambassades dicht"]),
        ("tussenkop premier zwijgt", []),
        ("premier zwijgt", ["Ambassades dicht"]),
        ("oud-premier", ["Ambassades dicht"]),
        ("bridge", ["Bridges reopened"]),
        ("reopen", ["Bridges reopened"]),
        ("bru", ["Brug gaat open"]),
        ("de brug", ["Brug gaat open"]),
        ("1.250 meter", ["Brug gaat open"]),
        ('"brug gaat open"', ["Brug gaat open"]),
        ('"open gaat brug"', []),
        # A phrase does not run from one part of a story into the next.
        ('"open de brug"', []),
        ('"nederlandse ambassadeur bagdad"', []),
        ('"nederlandse ambassadeur"', ["Ambassades dicht"]),
        ("brug ambassade", []),
        ("", ["Ambassades dicht", "Bridges reopened", "Brug gaat open"]),
        ("  ", ["Ambassades dicht", "Bridges reopened", "Brug gaat open"]),
        ("?!", []),
    ],
)
def test_an_article_is_found_by_any_of_its_words(copy, question, headlines):
    assert found(question) == headlines


def test_a_word_that_is_still_typed_finds_what_begins_so():
    make.article("Burgemeester weg")
    assert [found(typed) for typed in ("burgemee", "burgemees", "burgemeesters ")] == [
        ["Burgemeester weg"]
    ] * 3
    assert found("gemeester") == []


@pytest.mark.parametrize(
    "question",
    [
        '"',
        '""',
        "AND OR NOT",
        "NEAR(brug, 2)",
        "brug* AND -open",
        "head:brug",
        "{head body}:brug ^brug",
        "'; DROP TABLE articles_article; --",
        "brug & !open | (",
        "brug:*A <-> open",
        "%_\\",
        "\x00\x01\ud800",
        "é" * 10_000,
        "brug " * 5_000,
        '"' + "brug " * 5_000,
        "(" * 10_000,
        "𞤀𞤁 ½ ﬁ ǆ ⑨ ٣ क्षि ก็",
    ],
)
def test_no_question_is_too_odd(question):
    make.article()
    assert found(question) in ([], ["Brug gaat open"])


def test_what_a_save_took_out_is_found_no_more():
    article = make.article("Brug gaat open", tags=["Leiden"])
    record(article, by=None, why=Revision.Why.SAVED)
    assert (found("leiden"), found("brug")) == (["Brug gaat open"],) * 2

    article.headline = "Sluis gaat open"
    article.body = ""
    article.save()
    article.tags.clear()
    record(article, by=None, why=Revision.Why.SAVED)

    assert (found("leiden"), found("brug"), found("sluis")) == (
        [],
        [],
        ["Sluis gaat open"],
    )


def test_a_deleted_article_is_found_no_more():
    article = make.article("Brug gaat open")
    article.delete()
    make.article("Sluis gaat open", body="")
    assert (found("brug"), found("open")) == ([], ["Sluis gaat open"])
    assert ArticleWords.objects.count() == 1


def test_search_takes_one_query_beside_the_list_itself(django_assert_max_num_queries):
    for number in range(3):
        make.article(f"Brug {number}")
        with django_assert_max_num_queries(2):
            assert found("brug sluis") == []
        with django_assert_max_num_queries(2):
            assert len(found("brug")) == number + 1


def test_of_many_the_list_keeps_its_order(monkeypatch):
    monkeypatch.setattr("articles.words.indexed.FEW", 2)
    for name in "dacb":
        make.article(f"Brug {name}")
    assert found("brug") == ["Brug a", "Brug b", "Brug c", "Brug d"]
    assert found("sluis") == []

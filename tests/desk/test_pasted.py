"""What the newsroom says of copy that was just pasted."""

import pytest
from django.urls import reverse

from articles.desk.pasted import MOST_CHARACTERS
from tests import make

pytestmark = pytest.mark.django_db
CAPTION = "De brug in Gouda. Beeld epa-efe"


@pytest.fixture
def ask(client):
    client.force_login(make.editor())
    url = reverse("admin:articles_article_pasted")
    return lambda **said: client.post(url, said).json()


def test_lines_are_looked_through_for_captions_by_the_rules_of_the_house(ask):
    assert ask(lines=f"Een zin.\n{CAPTION}\n") == {
        "html": "",
        "captions": [
            {"line": CAPTION, "caption": "De brug in Gouda.", "credit": "EPA"}
        ],
    }


def test_plain_copy_becomes_blocks_with_words_of_the_dictionary_made_whole(ask):
    copy = (
        "De gemeenteraad heeft maandag-\navond met de inwoners gespro-\n"
        "ken over het oude zwembad."
    )
    whole = (
        "De gemeenteraad heeft maandagavond met de inwoners gesproken over het oude "
        "zwembad."
    )
    assert ask(copy=copy) == {"html": f"<p>{whole}</p>", "captions": []}


def test_what_is_too_long_stays_as_it_is(ask):
    long = "woord\n" * (MOST_CHARACTERS // 6 + 1)
    assert ask(copy=long, lines=CAPTION) == {"html": "", "captions": []}


def test_asking_takes_one_query_for_the_rules_however_many_lines(
    ask, django_assert_num_queries
):
    ask(lines=CAPTION)
    # The session, who asks, what they may (two), the credit rules.
    with django_assert_num_queries(5):
        ask(lines=f"{CAPTION}\n" * 200)

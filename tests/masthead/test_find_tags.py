"""Tags found by how they begin, and in a text."""

import pytest

from articles.masthead.find_tags import (
    MOST,
    MOST_WORDS,
    phrases,
    tags_beginning,
    tags_in,
)
from tests import make

pytestmark = pytest.mark.django_db


def names(tags) -> list[str]:
    return [tag.name for tag in tags]


@pytest.fixture(autouse=True)
def tags():
    make.tag("Bagdad")
    make.tag("Irak")
    make.tag("Midden-Oosten")
    make.tag("Verenigde Staten", slug="vs", synonyms="Amerika\nVS")
    make.tag("Énergie", slug="energie")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ba", ["Bagdad"]),
        ("BAG", ["Bagdad"]),
        ("midden-o", ["Midden-Oosten"]),
        ("verenigde s", ["Verenigde Staten"]),
        ("ameri", ["Verenigde Staten"]),
        ("vs", ["Verenigde Staten"]),
        ("ener", ["Énergie"]),
        ("oosten", []),
        ("%", []),
        ("_", []),
        ("  ", []),
        ("\n", []),
    ],
)
def test_a_tag_is_found_by_how_it_or_a_synonym_begins(typed, found):
    assert names(tags_beginning(typed)) == found


def test_no_more_are_suggested_than_somebody_reads():
    for number in range(MOST + 5):
        make.tag(f"Zaak {number:02}")
    assert len(tags_beginning("zaak")) == MOST


def test_a_text_names_tags_the_most_named_first():
    text = "Irak. In Bagdad, het hart van Irak, en het Midden-Oosten; Amerika zwijgt."
    assert names(tags_in(text)) == [
        "Irak",
        "Bagdad",
        "Midden-Oosten",
        "Verenigde Staten",
    ]


def test_part_of_a_word_is_no_tag():
    assert names(tags_in("Bagdadse irakees middenoosten")) == []


def test_a_long_text_costs_no_more_than_its_beginning(django_assert_num_queries):
    text = " ".join(f"woord{number}" for number in range(50_000)) + " Bagdad"
    assert len(set(phrases(text))) < MOST_WORDS * 3
    with django_assert_num_queries(7):
        assert tags_in(text) == []


def test_of_a_tag_that_was_merged_the_other_one_is_found():
    tag = make.tag("Overspanningen", synonyms="Brugdek")
    make.tag("Brug", merged_into=tag, synonyms="Bruggetje")
    assert tags_beginning("bru") == [tag]
    assert tags_in("De brug en het brugdek en een bruggetje.") == [tag]

"""Where sentences end."""

import pytest

from articles.copydesk.long_sentences import long_sentences
from articles.copydesk.passage import Kind, Passage
from articles.copydesk.sentences import sentences
from tests.copydesk.copies import copy, marked


def parted(text: str) -> list[str]:
    return [found.text for found in sentences(Passage("body", Kind.TEXT, text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Hij kwam.", "Zij ging!", "Waarom?", "Niemand weet het…", "Echt niet."],
        ["‘Ik kom.’", "Dat zei hij.", "‘’s Avonds.’", "’s Morgens niet."],
        ["‘Kom je?’ vroeg hij.", "‘Ja!’ riep zij."],
        ["Mr. J. de Vries en prof. dr. A.B. Smit c.s. kwamen o.a. d.w.z. Jan mee."],
        ["Het kost 3.500 euro en begint om 14.30 uur.", "12 mensen kwamen."],
        ["Zie www.example.com en J. van Zuylen."],
        ["Einde."],
    ],
)
def test_a_text_is_parted_into_its_sentences(expected):
    assert parted(" ".join(expected)) == expected


def test_an_empty_text_has_none():
    assert parted("") == []


@pytest.mark.parametrize(("words", "remarks"), [(40, 0), (41, 1)])
def test_a_sentence_of_more_than_forty_words_is_too_long(words, remarks):
    text = "Een " + "en " * (words - 2) + "nu."
    found = [remark.message for remark in long_sentences(copy(text + " Kort."))]
    assert found == ["A sentence of 41 words; 40 is the most."] * remarks


def test_a_dash_is_no_word_and_a_table_no_sentence():
    text = "Een " + "en – " * 38 + "nu."
    cell = f"<table><tbody><tr><td><p>{'en ' * 50}</p></td></tr></tbody></table>"
    assert marked(long_sentences, text) == []
    assert marked(long_sentences, body=cell) == []

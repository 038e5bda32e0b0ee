"""Figures as the house writes them."""

import pytest

from articles.copydesk.numbers import numbers, opening_figures
from tests.copydesk.copies import copy, marked


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("Er kwamen 12 mensen.", "12 mensen", "Up to twenty in words: “twaalf”."),
        ("Na 3 dagen.", "3 dagen", "Up to twenty in words: “drie”."),
        ("Het steeg met 5% weer.", "5%", "The house writes “procent” in the text."),
        ("Het steeg met 5,5 %.", "5,5 %", "The house writes “procent” in the text."),
        ("Wel 12500 mensen.", "12500", "A stop in thousands: “12.500”."),
        ("Wel 7500 euro.", "7500", "A stop in thousands: “7.500”."),
        ("Wel 1500 euro.", "1500", "A stop in thousands: “1.500”."),
        ("Wel 12,500 mensen.", "12,500", "A stop in thousands: “12.500”."),
        ("Wel 3.5 miljoen euro.", "3.5", "A comma in decimals: “3,5”."),
    ],
)
def test_what_the_house_writes_otherwise_is_found(text, words, message):
    found = [(remark.words, remark.message) for remark in numbers(copy(text))]
    assert found == [(words, message)]


@pytest.mark.parametrize(
    "text",
    [
        "Twaalf mensen, 21 mensen, 12 kilometer, 5 procent, 3 euro, 18 jaar.",
        "In 1914 kwamen 1.250 mensen. In 2020 vertrokken ze, 3,5 miljoen euro rijker.",
        "Artikel 12 leden, lijn 3 dagen, groep 8 kinderen, de Boeing 7470 vloog.",
        "Tussen 12 en 20 mensen, 5 tot 10 dagen, 2-1 en 20 duizend.",
        "Bel 0201234567, postcode 1234 ab, rekening 12345678 geblokkeerd, kamer 12345 is.",
        "Op 12 mei om 12.30 uur, op bladzijde 12. Versie 3.5 is uit.",
        "",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert marked(numbers, text) == []


def test_tables_captions_and_headlines_have_no_room_for_words():
    body = (
        "<table><tbody><tr><td><p>12 mensen, 5%</p></td></tr></tbody></table>"
        '<figure data-image="1"><figcaption>12 mensen, 5%</figcaption></figure>'
    )
    assert marked(numbers, body=body, headline="12 mensen, 5%") == []


def test_a_sentence_opens_with_a_word():
    text = "Hij won. 12 anderen verloren die dag."
    assert marked(opening_figures, text) == ["12"]
    assert marked(opening_figures, "Hij won. Twaalf anderen verloren.") == []
    assert marked(opening_figures, "12 mei: brug open.", "2020 mensen.") == []


def test_english_is_counted_in_english():
    text = "12 people got 5% of 10000 pounds that very day."
    assert marked(numbers, text, language="en") == []
    assert marked(opening_figures, text, language="en") == []

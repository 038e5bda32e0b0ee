"""Plain text as the house stores it."""

import pytest

from articles.text import clean_text

LINES = [
    ("  a \x0b b\n c ", "a b c"),
    ("a\r\nb\rc", "a b c"),
    ("e\u0301\x00\ufeff\ud800", "é"),
    ("a\u2028b\u0085c", "a b c"),
    ("a\u00a0b", "a\u00a0b"),
]


@pytest.mark.parametrize(("typed", "stored"), LINES)
def test_a_line_keeps_its_words_and_nothing_that_breaks_a_feed(typed, stored):
    assert clean_text(typed, multiline=False) == stored
    assert clean_text(stored, multiline=False) == stored


def test_lines_stay_lines():
    assert clean_text("a\r\n\tb\x0bc\n", multiline=True) == "a\n\tbc\n"


def test_a_tower_of_accents_is_cut():
    cleaned = clean_text("a" + "\u0301\u0323" * 100_000, multiline=True)
    assert len(cleaned) <= 31

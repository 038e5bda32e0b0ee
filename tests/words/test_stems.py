"""Words are the same for a text and for what is asked of it."""

import sys
import unicodedata

import pytest

from articles.words.stems import LONGEST, bare, fold, stem, words


def stems(text: str, language: str = "nl") -> list[str]:
    return [stem(word.folded, language) for word in words(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "ambassade ambassades",
        "huis huizen",
        "brief brieven",
        "verkiezing verkiezingen",
        "foto foto's foto’s",
        "auto auto's",
        "Rutte Ruttes Rutte's RUTTE",
        "oorlog oorlogen",
        "maandag maandagen",
        "verlies verliezen",
        "grens grenzen",
        "gemeente gemeenten gemeentes",
        "minister ministers",
        "idee ideeën ideeen",
        "industrie industrieën",
        "zoon zonen",
        "boom bomen",
        "bom bommen",
        "stad steden",
        "kind kinderen",
        "Curaçao curacao CURAÇAO Curac\u0327ao",
        "Zoë zoe Zoe\u0308",
        "Ĳsland IJsland ijsland",
        "ﬁets fiets fietsen fi\u00adets",
        "N.O.S. NOS nos",
        "Sørensen Sorensen",
        "Łódź lodz",
        "Straße strasse",
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len(set(stems(forms))) == 1


@pytest.mark.parametrize(
    "others",
    [
        "gemeente mening",
        "minister mini",
        "gezond zon",
        "bom boom",
        "zon zoon",
        "man maan",
        "president premier",
        "Kadhimi Khadimi",
    ],
)
def test_two_words_have_two_stems(others):
    assert len(set(stems(others))) == 2


def test_english_has_its_own_rules():
    assert stems("Bridges reopened cities city", "en") == [
        "bridg",
        "reopen",
        "citi",
        "citi",
    ]


def test_what_hyphens_and_marks_part_are_words_of_their_own():
    text = "De oud-premier (‘Kadhimi’) zei: 1.250 doden, a.u.b.!"
    assert [word.folded for word in words(text)] == [
        *["de", "oud", "premier", "kadhimi", "zei", "1", "250", "doden", "a.u.b."]
    ]


def test_each_word_says_where_it_stands():
    text = "Zoë's «café» – ½ ﬁets"
    assert [text[word.start : word.end] for word in words(text)] == [
        *["Zoë's", "café", "½", "ﬁets"]
    ]


def test_every_letter_there_is_gives_words_of_letters_and_digits():
    """What the databases part again, or take for an operator, would not be found."""
    every = (chr(code) for code in range(sys.maxunicode + 1))
    letters = [
        letter for letter in every if unicodedata.category(letter)[0] in "LNMPSZC"
    ]
    found = [
        stem(word.folded, name)
        for start in range(0, len(letters), 997)
        for word in words(" ".join(letters[start : start + 997]))
        for name in ("nl", "en")
    ]
    assert len(found) > 100_000
    assert [each for each in found if not each.isalnum() or bare(each) != each] == []


def test_a_word_without_end_is_cut_and_still_found():
    (word,) = words("a" * 1_000_000)
    assert (len(word.folded), word.end) == (LONGEST, 1_000_000)
    assert fold("a" * 5_000) == word.folded

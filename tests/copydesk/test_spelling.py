"""Spelling by the dictionary, and what a dictionary does not know."""

import pytest

from articles.copydesk.copy import House
from articles.copydesk.remark import Remark
from articles.copydesk.spelling import spelling
from tests.copydesk.copies import copy, marked


def test_a_remark_says_what_it_may_be_and_offers_the_word_to_the_house():
    assert list(spelling(copy("Bij de ambasade stond niemand."))) == [
        Remark(
            "spelling",
            "Not in the dictionary. Is it “ambassade”?",
            "body",
            "ambasade",
            "Bij de ",
            " stond niemand.",
            "ambasade",
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Swapped, doubled, dropped, another letter.
        ("De regreing valt.", ["regreing"]),
        ("Het paarlement komt bijeen.", ["paarlement"]),
        ("Een belangijk besluit.", ["belangijk"]),
        ("Het plan strandte.", ["strandte"]),
        # An s forgotten between two words.
        ("Er komt een herstellingteken.", ["herstellingteken"]),
        # At the start of a sentence; in a headline part; each word once.
        (
            "Regreingen vallen. De regreing valt, de regreing.",
            ["Regreingen", "regreing"],
        ),
        ("De regreing-voorzitter kwam.", ["regreing"]),
    ],
)
def test_a_misspelling_is_found(text, found):
    assert marked(spelling, text) == found


@pytest.mark.parametrize(
    "text",
    [
        # Compounds that no dictionary has.
        "De koffiekar, het bugrapport, de nachttreinreiziger en de klimaatspijbelaar.",
        "De echo die naklinkt.",
        # Names, wherever they stand.
        "Kaczynski zei het. Daar kwam Pompeo met al-Halbousi uit Svanetië.",
        "Wennekes lacht. Aleida Wennekes lacht.",
        # English, and a sentence in another language.
        "De whistleblower gaf een foodcourt een like.",
        "Zij riep: ‘Quod erat demonstrandum, mortuum flagellabis.’",
        # Half words, short forms, figures, addresses.
        "De zon- en feestdagen, bijv. ’s avonds, ’t Is zo’n F-16’s-ding, 2e, H2O, 5km.",
        "Mail naar redactie@voorbeeeld.nl of kijk op voorbeeeld.nl/brgu en #brgug.",
        "Dreeën, zeeën, geüpdatet, coöperatie, cafés, enquête.",
        "",
    ],
)
def test_what_is_right_or_no_word_is_left_alone(text):
    assert marked(spelling, text) == []


def test_the_house_has_words_of_its_own():
    house = House(knows=lambda asked: asked & {"ambasade"})
    assert marked(spelling, "De ambasade en de regreing.", house=house) == ["regreing"]


def test_english_is_not_read_by_the_dutch_dictionary():
    assert marked(spelling, "The goverment fell.", language="en") == []


def test_letters_of_every_script_are_read():
    assert marked(spelling, "Де мост открыт 𝒳𝒴𝒵𝒵𝒴 橋は開いた ß ﷺ e\u0301e\u0301n") == []


def test_words_that_are_marked_as_of_another_language_are_left_alone():
    body = (
        '<p>Hij riep <span lang="fr">regreing</span>, en zij <em>riep <span '
        'lang="nl-BE">vrijhied</span></em>: gelijkhied en broederschap.</p>'
    )
    assert marked(spelling, body=body) == ["vrijhied", "gelijkhied"]
    plain = body.replace(' lang="fr"', "")
    assert marked(spelling, body=plain) == ["regreing", "vrijhied", "gelijkhied"]

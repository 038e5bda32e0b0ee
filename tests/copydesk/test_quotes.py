"""Quotation marks that open, close, and are no quotation marks."""

import pytest

from articles.copydesk.quotes import open_quotes, short_forms, straight_quotes
from tests.copydesk.copies import copy, marked


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["‘Ik kom, zei hij."], ["‘Ik kom, zei hij."]),
        (["‘Ik kom’, zei hij. ‘Morgen."], ["‘Morgen."]),
        (["“Ik kom, zei hij."], ["“Ik kom, zei hij."]),
        (["Ik kom.’ Dat zei hij."], ["Ik kom.’"]),
        (["Ik kom”, zei hij."], ["Ik kom”"]),
        (["‘Hij zei: “Kom.’"], ["“Kom.’"]),
        # Opened in one paragraph, and the next is somebody else’s.
        (["‘Ik kom. En ik blijf.", "Toen vertrok hij."], ["‘Ik kom. En ik blijf."]),
    ],
)
def test_what_does_not_match_is_found(paragraphs, found):
    assert marked(open_quotes, *paragraphs) == found


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["‘Ik kom’, zei hij. “Echt?” ‘Zij zei: “Nee.”’ „Ja”, «nee»."],
        ["’s Avonds en ’s ochtends, ’t is zo’n foto’s, d’r, m’n, de jaren ’90 en ’t."],
        ["‘’s Avonds kom ik’, zei Mathias’ broer. Marx’ boek. ‘In Parijs’ hart.’"],
        ["‘Marx’ boek was goed’, zei hij."],
        # One speaker for several paragraphs.
        ["‘Ik kom.", "‘En ik blijf.’"],
        [""],
    ],
)
def test_what_matches_is_left_alone(paragraphs):
    assert marked(open_quotes, *paragraphs) == []


def test_a_crosshead_does_not_end_a_quotation_that_goes_on():
    body = "<p>‘Ik kom.</p><h2>Tussenkop</h2><p>‘En ik blijf.’</p>"
    assert marked(open_quotes, body=body) == []


def test_straight_marks_are_counted_and_pointed_at_once():
    read = copy('Hij zei: "Ik kom." Zo\'n man.', 'Een "brug".')
    assert [(found.words, found.message) for found in straight_quotes(read)] == [
        (
            ': "Ik kom." Zo\'',
            "Straight quotation marks or apostrophes (5): write ‘ and ’.",
        )
    ]


@pytest.mark.parametrize("text", ["Zo’n ‘man’ van 5'30\" lang.", ""])
def test_printers_marks_and_minutes_are_left_alone(text):
    assert marked(straight_quotes, text) == []


def test_an_apostrophe_that_a_word_processor_turned_is_found_and_opens_nothing():
    text = "Het was ‘s avonds en ‘t regende. ‘S ochtends niet."
    assert marked(short_forms, text) == ["‘s", "‘t"]
    assert marked(open_quotes, "Het was ‘s avonds.") == []
    assert marked(short_forms, "Hij zei: ‘Snel!’ en ’s avonds ‘sliep’ hij.") == []

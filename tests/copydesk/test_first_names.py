"""Who is mentioned first has a first name."""

import pytest

from articles.copydesk.first_names import first_names
from tests.copydesk.copies import copy, marked


def test_a_first_name_that_comes_later_is_missed():
    read = copy("‘Het is op’, zegt Boskamp. Daarna liep Hilde Boskamp weg.")
    assert [(found.words, found.message) for found in first_names(read)] == [
        ("Boskamp", "The first name of “Boskamp” is missing here.")
    ]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        # Never given at all.
        (["De brug, zei wethouder Terschelp, blijft dicht."], ["Terschelp"]),
        # Only the first place counts.
        (["Minister Terschelp kwam. Minister Terschelp ging."], ["Terschelp"]),
        (["De Franse minister Terschelp kwam. Terschelp ging."], ["Terschelp"]),
        (["De Franse minister Van Terschelp kwam."], ["Terschelp"]),
    ],
)
def test_an_office_is_no_first_name(paragraphs, found):
    assert marked(first_names, *paragraphs) == found


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Wethouder Hilde Terschelp kwam. Terschelp ging."],
        ["Wethouder H. Terschelp kwam. Terschelp ging."],
        ["Wethouder Hilde van der Terschelp kwam. Van der Terschelp ging."],
        # Known by everybody, crowned, or addressed.
        ["President Trump en president Poetin spraken met koning Mohammed."],
        ["Daar zaten mevrouw Terschelp en meneer Oosterdop."],
        # Firms, towns and streets.
        ["De burgemeester van Raalte sprak de wethouder van Raalte."],
        ["Hilde Terschelp, ambassadeur in Nursultan, wacht. Nursultan zwijgt."],
        ["Kaasmaker Terschelp sluit. Directeur Femke Terschelp zwijgt."],
        ["In Utrecht, zegt minister Hilde Terschelp, is plaats."],
        ["Hij woont in de Burgemeester Terschelplaan."],
        [""],
    ],
)
def test_who_is_introduced_or_needs_no_introduction_is_left_alone(paragraphs):
    assert marked(first_names, *paragraphs) == []


def test_an_intro_introduces_and_a_headline_need_not():
    text = "<p>Wethouder Terschelp kwam.</p>"
    said = {"headline": "Wethouder Terschelp weg", "body": text}
    assert marked(first_names, **said, intro="Hilde Terschelp stapt op.") == []
    assert marked(first_names, **said, intro="Terschelp stapt op.") == ["Terschelp"]

"""One name, two spellings; and the many names that are only alike."""

import pytest

from articles.copydesk.copy import House
from articles.copydesk.remark import Remark
from articles.copydesk.spelled_two_ways import spelled_two_ways
from tests.copydesk.copies import copy, marked


def test_a_remark_says_both_spellings_and_where_the_rarer_stands():
    read = copy(
        "De Somalische president Farmaajo sprak dinsdag met Ahmed al-Shirwaan.",
        "Volgens Sihrwaan, de minister van Visserij, is het geld op.",
    )
    assert list(spelled_two_ways(read)) == [
        Remark(
            "name",
            "“Sihrwaan” here, “Shirwaan” elsewhere: one name, or two?",
            "body",
            "Sihrwaan",
            "Volgens ",
            ", de minister van Visserij, is",
            "Sihrwaan",
            "Shirwaan",
        )
    ]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        # Moved, swapped, changed, doubled, dropped.
        ("Omar Kadhimi kwam. Later sprak Khadimi.", "Khadimi"),
        ("Omar Belhadji kwam. Later sprak Blehadji.", "Blehadji"),
        ("Omar Belhadji kwam. Later sprak Belhadzi.", "Belhadzi"),
        ("Kees Wennekes kwam. Later sprak Wenneckes.", "Wenneckes"),
        ("Kees Wennekes kwam. Later sprak Wenekes.", "Wenekes"),
        # With a genitive, in a compound, after an article of Arabic names.
        ("Omar Kadhimi kwam. Het was Khadimi’s idee.", "Khadimi"),
        ("Omar al-Kadhimi kwam. De Khadimi-aanhang juichte.", "Khadimi"),
        # An accent is a spelling too.
        ("De minister noemde Ece Yılmazsoy. Yilmazsoy zweeg.", "Yilmazsoy"),
        # The same first name: the same man.
        ("Zijn naam is Jan Terlingen. Het boek van Jan Terligen.", "Terligen"),
        # What the dictionary has is no slip, however rare.
        ("Zij bezocht Amsterdm. Zij houdt van Amsterdm. Ook in Amsterdam.", "Amsterdm"),
    ],
)
def test_a_slip_in_a_name_is_found(text, slip):
    assert marked(spelled_two_ways, text) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        # Two people.
        "Daar stonden Anna Jansens en Bert Jansenz. Jansens lachte.",
        "Daar stonden Marcko de Vries en Marcko Bakker en Marko Smit.",
        # Genitives, inhabitants, adjectives, plurals.
        "Het is Terlouws boek, zei Terlouw. De Terlouws lachten.",
        "Een Oezbeek in Oezbekistan sprak Oezbeeks met Oezbeekse Oezbeken.",
        "De Kadhimist en het Kadhimisme van Kadhimi.",
        # Father and daughter in another language.
        "Hij zag Igor Bolsjakov en Irina Bolsjakova.",
        "Hij zag Jerzy Wisniowski en Ewa Wisniowska.",
        # Both in the dictionary.
        "De grens tussen Irak en Iran. De Irakezen en de Iraniërs.",
        "Niger en Nigeria, Slowakije en Slovenië, Australië en Austrië.",
        # Short, all capitals, or no names.
        "Ali en Alo, OVSE en OVSA, NAVO.",
        "Daarna kwam hij. Daarom ging zij. Daarin zat iets.",
        "Maandag en Zondag. Het Westen en het Oosten.",
        # Two parts of one name.
        "Daar kwam Pieterd Pieterds aan. Pieterd Pieterds zweeg.",
        "",
    ],
)
def test_names_that_are_two_are_left_alone(text):
    assert marked(spelled_two_ways, text) == []


def test_a_pair_that_the_house_knows_is_left_alone():
    text = "Omar Kadhimi kwam. Later sprak Khadimi."
    house = House(pairs=frozenset({frozenset({"kadhimi", "khadimi"})}))
    assert marked(spelled_two_ways, text, house=house) == []

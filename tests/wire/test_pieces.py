"""Lone dashes, and pictures whose caption and credit came on lines of their own."""

import pytest

from articles.body.blocks import Block, Crosshead, List, ListItem, Paragraph
from articles.wire.item import WireItem, WirePicture
from articles.wire.plain import parse

SPELLINGS = {"anp": "ANP", "epa": "EPA"}
FIRST = (
    "De gemeente sluit per 1 mei het zwembad aan de Molenweg. ‘Er is geen geld meer voor "
    "een nieuwe ketel’, zei wethouder Bakker maandag tegen de bewoners van de wijk."
)
SECOND = (
    "De bewoners lieten het er niet bij zitten. Zij willen het bad zelf openhouden en "
    "hebben daarvoor al een vereniging opgericht, met een voorzitter en een kas."
)
CAPTION = "Een badmeester bewaakt het bad aan de Molenweg."


def between(*blocks: Block | WirePicture) -> WireItem:
    return WireItem(blocks=(Paragraph(FIRST), *blocks, Paragraph(SECOND)))


def read(copy: str) -> WireItem:
    return parse(f"{FIRST}\n\n{copy}\n\n{SECOND}", SPELLINGS)


@pytest.mark.parametrize(
    "line",
    [
        "– ‘Dat weet ik niet’, zei hij.",
        "— ‘Dat weet ik niet’",
        "- een tussenkop is dit niet",
        "-Het bad is dicht",
        "* Met medewerking van Jan Jansen",
    ],
)
def test_one_line_with_a_dash_is_a_paragraph_that_keeps_it(line):
    assert read(line) == between(Paragraph(line))


def test_one_line_with_a_dash_above_the_story_is_no_headline():
    copy = f"– ‘Dat weet ik niet’\n\n{FIRST}"
    assert parse(copy, SPELLINGS) == WireItem(
        blocks=(Paragraph("– ‘Dat weet ik niet’"), Paragraph(FIRST))
    )


def test_two_lines_with_a_dash_are_a_list_and_one_bullet_is():
    two = List((ListItem("‘Dat weet ik niet’, zei hij."), ListItem("‘Ik wel.’")))
    assert read("– ‘Dat weet ik niet’, zei hij.\n– ‘Ik wel.’") == between(two)
    assert read("• het bad") == between(List((ListItem("het bad"),)))


@pytest.mark.parametrize("credit", ["Beeld ANP", "beeld: anp.", "BEELD ANP"])
@pytest.mark.parametrize("caption", [CAPTION, "Het hek", "Het bad. Wie wil, mag mee."])
def test_a_caption_directly_above_its_credit_is_one_picture(caption, credit):
    picture = WirePicture(caption, "ANP", "Beeld")
    assert read(f"{caption}\n{credit}") == between(picture)


@pytest.mark.parametrize(
    "copy",
    [
        f"{CAPTION}\n{CAPTION}\nBeeld ANP",
        f"{CAPTION}\n\n{CAPTION}\n\nBeeld ANP",
        f"{CAPTION} {CAPTION}\nBeeld ANP",
        f"{CAPTION}{CAPTION}\n\nBeeld ANP",
    ],
)
def test_a_doubled_caption_above_its_credit_counts_once(copy):
    assert read(copy) == between(WirePicture(CAPTION, "ANP", "Beeld"))


def test_with_a_blank_line_between_the_picture_has_no_caption():
    picture = WirePicture("", "ANP", "Beeld")
    assert read(f"{CAPTION}\n\nBeeld ANP") == between(Paragraph(CAPTION), picture)
    assert read("Het hek\n\nBeeld ANP") == between(Crosshead("Het hek"), picture)


@pytest.mark.parametrize(
    "above", [f"{FIRST} {SECOND}", "De bewoners zeiden:", "- Nee."]
)
def test_what_is_no_caption_stays_above_the_credit(above):
    picture = WirePicture("", "ANP", "Beeld")
    assert read(f"{above}\nBeeld ANP") == between(Paragraph(above), picture)


def test_a_caption_above_its_credit_can_be_the_lead():
    copy = f"Zwembad dicht\n{CAPTION}\nBeeld ANP\n{FIRST}\nHet hek.\nFoto EPA\n{SECOND}"
    assert parse(copy, SPELLINGS) == WireItem(
        headline="Zwembad dicht",
        lead=WirePicture(CAPTION, "ANP", "Beeld"),
        blocks=(
            Paragraph(FIRST),
            WirePicture("Het hek.", "EPA", "Foto"),
            Paragraph(SECOND),
        ),
    )


def test_the_headline_and_the_dateline_are_no_captions():
    copy = f"Zwembad dicht\nBeeld ANP\n\nOMMEN (ANP) - Het bad is dicht.\nFoto EPA\n\n{SECOND}"
    assert parse(copy, SPELLINGS) == WireItem(
        headline="Zwembad dicht",
        place="Ommen",
        sources=("ANP",),
        lead=WirePicture("", "ANP", "Beeld"),
        blocks=(
            Paragraph("Het bad is dicht."),
            WirePicture("", "EPA", "Foto"),
            Paragraph(SECOND),
        ),
    )


def test_a_credit_below_a_full_row_of_wrapped_copy_stands_alone():
    rows = (
        "De bewoners lieten het er niet bij zitten. Zij willen het bad zelf\n"
        "openhouden en hebben daarvoor al een vereniging opgericht, met een\n"
        "voorzitter en een kas. De gemeente wil eerst weten wie de nieuwe\n"
        "ketel betaalt, en de provincie beslist pas in april over de steun\n"
        "waar de vereniging en de gemeente al drie jaar op hebben gewacht."
    )
    copy = f"Zwembad dicht\n\n{rows}\nFoto ANP\n\nHet hek van het bad.\nFoto EPA"
    assert parse(copy, SPELLINGS) == WireItem(
        headline="Zwembad dicht",
        blocks=(
            Paragraph(" ".join(rows.split())),
            WirePicture("", "ANP", "Foto"),
            WirePicture("Het hek van het bad.", "EPA", "Foto"),
        ),
    )


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("foto: jan jansen", ("", "jan jansen", "Foto")),
        (
            "De brug is dicht. foto: jan jansen",
            ("De brug is dicht.", "jan jansen", "Foto"),
        ),
        (
            "De brug is dicht. beeld jan jansen",
            ("De brug is dicht.", "jan jansen", "Beeld"),
        ),
        ("Sigrid Kaag foto ANP", ("Sigrid Kaag", "ANP", "Foto")),
        ("De sluis. foto anp / jan jansen", ("De sluis.", "ANP / jan jansen", "Foto")),
    ],
)
def test_a_credit_in_small_letters_is_a_picture(line, picture):
    assert read(line) == between(WirePicture(*picture))


def test_two_pictures_on_one_line_are_two():
    assert read("Een. Beeld ANP Twee. Beeld EPA") == between(
        WirePicture("Een.", "ANP", "Beeld"), WirePicture("Twee.", "EPA", "Beeld")
    )


def test_the_first_of_two_pictures_on_one_line_can_be_the_lead():
    copy = f"Bad dicht\n\nEen. Foto anp. Twee.Foto: epa\n\n{FIRST}"
    assert parse(copy, SPELLINGS) == WireItem(
        headline="Bad dicht",
        lead=WirePicture("Een.", "ANP", "Foto"),
        blocks=(WirePicture("Twee.", "EPA", "Foto"), Paragraph(FIRST)),
    )

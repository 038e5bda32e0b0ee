"""A dash at the head of a wrapped row: of a list, or of an aside in a sentence."""

from textwrap import dedent

import pytest

from articles.body.blocks import Block, List, ListItem, Paragraph
from articles.wire.item import WireItem
from articles.wire.plain import parse

REST = """\
De bewoners lieten het er niet bij zitten. Zij willen het bad zelf
openhouden en hebben daarvoor al een vereniging opgericht, met een
voorzitter en een kas.
"""


def story(*blocks: Block) -> WireItem:
    rest = Paragraph(" ".join(REST.split()))
    return WireItem(headline="Zwembad dicht", blocks=(*blocks, rest))


def read(copy: str) -> WireItem:
    return parse(f"Zwembad dicht\n\n{dedent(copy)}\n{REST}", {})


def items(*texts: str) -> List:
    return List(tuple(map(ListItem, texts)))


@pytest.mark.parametrize(
    "copy",
    [
        """\
        De wethouder wilde er maandag in de raad nog helemaal niets over
        – zij was juist terug uit Brussel – kwijt aan de bewoners, die in
        groten getale waren gekomen.
        """,
        """\
        De wethouder wilde er maandag in de raad nog helemaal niets over –
        zij was juist terug uit Brussel
        – kwijt aan de bewoners, die in groten getale waren gekomen.
        """,
        """\
        De wethouder wilde er maandag in de raad
        – zij was juist terug uit Brussel – kwijt aan de bewoners, die in
        groten getale waren gekomen.
        """,
        """\
        De wethouder heeft er maandag in de raad, voor de bewoners die er
        - Jan Jansen was voorop gegaan - in groten getale waren gekomen
        - de zaal was vol - nog helemaal niets over willen zeggen.
        """,
        """\
        De wethouder van de gemeente Ommen wilde er helemaal niets over
        -zij was juist terug- kwijt aan de bewoners.
        """,
    ],
)
def test_a_dash_in_the_middle_of_a_wrapped_sentence_makes_no_list(copy):
    assert read(copy) == story(Paragraph(" ".join(copy.split())))


def test_a_list_below_a_wrapped_row_that_ends_in_a_colon_is_a_list():
    copy = """\
    De gemeente noemt in een brief aan de bewoners van de wijk drie
    gevolgen van de sluiting, die vanaf de eerste dag van mei gelden:
    - het bad gaat dicht op de eerste dag van de maand, zegt dezelfde
    - de kaarten
    """
    assert read(copy) == story(
        Paragraph(
            "De gemeente noemt in een brief aan de bewoners van de wijk drie gevolgen "
            "van de sluiting, die vanaf de eerste dag van mei gelden:"
        ),
        items(
            "het bad gaat dicht op de eerste dag van de maand, zegt dezelfde",
            "de kaarten",
        ),
    )


@pytest.mark.parametrize("hanging", ["", "  "])
def test_a_wrapped_list_below_a_full_row_without_a_colon_is_a_list(hanging):
    copy = (
        "De gemeente noemt in een brief aan alle bewoners van de wijk\n"
        "- het bad gaat dicht op de eerste dag van de maand, zegt de\n"
        f"{hanging}gemeente in een brief\n"
        "- de kaarten blijven geldig\n"
    )
    assert read(copy) == story(
        Paragraph("De gemeente noemt in een brief aan alle bewoners van de wijk"),
        items(
            "het bad gaat dicht op de eerste dag van de maand, zegt de gemeente in een "
            "brief",
            "de kaarten blijven geldig",
        ),
    )


def test_a_bullet_is_never_a_dash_in_a_sentence():
    copy = """\
    De gemeente noemt in een brief aan alle bewoners van de wijk over
    • het bad
    • de kaarten, die tot en met de laatste dag van het jaar geldig zijn
    en blijven
    """
    assert read(copy) == story(
        Paragraph("De gemeente noemt in een brief aan alle bewoners van de wijk over"),
        items(
            "het bad",
            "de kaarten, die tot en met de laatste dag van het jaar geldig zijn en blijven",
        ),
    )

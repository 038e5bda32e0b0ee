from textwrap import dedent, fill

from articles.wire.lines import Line, unwrap

FIRST = (
    "De burgemeester heeft maandagavond met de bewoners van de wijk gesproken over de "
    "sluiting van het zwembad, dat al veertig jaar aan de rand van het dorp ligt. "
    "Volgens haar is er geen geld meer voor een nieuwe ketel."
)
SECOND = (
    "De bewoners lieten het er niet bij zitten. Zij willen het bad zelf openhouden en "
    "hebben daarvoor al een vereniging opgericht, met een voorzitter en een kas."
)


def never(row):
    return False


def test_copy_with_a_paragraph_a_line_keeps_its_lines():
    text = f"Zwembad dicht\n{FIRST}\nVereniging\n{SECOND}"
    assert unwrap(text, never) == [
        Line("Zwembad dicht"),
        Line(FIRST, apart=False),
        Line("Vereniging", apart=False),
        Line(SECOND, apart=False),
    ]


def test_blank_lines_set_lines_apart():
    text = f"\n\nZwembad dicht\n \t\n\u00a0\n{FIRST}\n\n{SECOND}\n\n"
    assert unwrap(text, never) == [Line("Zwembad dicht"), Line(FIRST), Line(SECOND)]


def test_hard_wrapped_paragraphs_are_made_whole():
    for width in (60, 72, 80):
        text = f"Zwembad dicht\n\n{fill(FIRST, width)}\n\n{fill(SECOND, width)}\n"
        assert unwrap(text, never) == [Line("Zwembad dicht"), Line(FIRST), Line(SECOND)]


def test_an_indent_parts_hard_wrapped_paragraphs():
    text = f"{fill(FIRST, 68)}\n{fill(SECOND, 68, initial_indent='   ')}"
    assert unwrap(text, never) == [Line(FIRST), Line(SECOND, apart=False)]


def test_a_row_with_room_to_spare_ends_its_paragraph():
    text = f"Zwembad dicht\n{fill(FIRST, 72)}\nVereniging\n{fill(SECOND, 72)}"
    assert unwrap(text, never) == [
        Line("Zwembad dicht"),
        Line(FIRST, apart=False),
        Line("Vereniging", apart=False),
        Line(SECOND, apart=False),
    ]


def test_a_hard_wrapped_list_keeps_its_items():
    text = dedent(
        """\
        - het bad gaat dicht op de eerste dag van de maand, zegt de
          gemeente in een brief
        - de kaarten blijven geldig
        """
    )
    assert unwrap(text + "\n" + fill(FIRST, 62), never) == [
        Line(
            "- het bad gaat dicht op de eerste dag van de maand, zegt de gemeente in een "
            "brief"
        ),
        Line("- de kaarten blijven geldig", apart=False),
        Line(FIRST),
    ]


def test_a_compound_broken_at_its_hyphen_is_made_whole():
    text = (
        "Het bestuur van de vereniging kwam maandag bijeen in Noord-\n"
        "Holland om te praten over de in- en uitvoer van kaas, de in-\n"
        "en uitklaring daarvan, en wat er verder nog ter tafel kwam."
    )
    assert unwrap(text, never) == [
        Line(
            "Het bestuur van de vereniging kwam maandag bijeen in Noord-Holland om te "
            "praten over de in- en uitvoer van kaas, de in- en uitklaring daarvan, en wat "
            "er verder nog ter tafel kwam."
        )
    ]


def test_a_closed_row_is_not_run_on_into_the_next():
    text = (
        "De burgemeester bij de ingang van het zwembad. Foto Jan Jansen\n"
        "De burgemeester heeft maandagavond met de bewoners van de\n"
        "wijk gesproken over de sluiting van het bad, dat aan de rand\n"
        "van het dorp ligt."
    )
    assert unwrap(text, lambda row: row.endswith("Foto Jan Jansen")) == [
        Line("De burgemeester bij de ingang van het zwembad. Foto Jan Jansen"),
        Line(
            "De burgemeester heeft maandagavond met de bewoners van de wijk gesproken "
            "over de sluiting van het bad, dat aan de rand van het dorp ligt.",
            apart=False,
        ),
    ]


def test_a_headline_on_the_first_of_two_lines_is_not_run_on():
    text = (
        "Gemeente sluit zwembad aan de rand van het dorp na veertig jaar\n"
        "De bewoners lieten het er niet bij zitten."
    )
    assert unwrap(text, never) == [
        Line("Gemeente sluit zwembad aan de rand van het dorp na veertig jaar"),
        Line("De bewoners lieten het er niet bij zitten.", apart=False),
    ]


def test_tabs_and_runs_of_spaces_are_one_space():
    assert unwrap("\tDe  bewoners\t kwamen ", never) == [Line("De bewoners kwamen")]


def test_five_megabytes_of_rows_take_no_time():
    text = (fill(FIRST, 60) + "\n") * 20_000
    assert len(unwrap(text, never)) > 0


def test_a_word_broken_off_at_the_end_of_a_row_is_made_whole_when_it_is_one():
    words = {"zwembad", "gemeentehuis"}
    text = (
        "De burgemeester heeft gisteren met de bewoners gesproken over het zwem-\n"
        "bad, het gemeente-\n"
        "huis en het dorpsplein. Zij woont zelf al jaren in een dorp in Noord-\n"
        "Holland, en dat bevalt haar goed."
    )
    assert unwrap(text, never, whole=words.__contains__, narrowest=18) == [
        Line(
            "De burgemeester heeft gisteren met de bewoners gesproken over het zwembad, "
            "het gemeentehuis en het dorpsplein. Zij woont zelf al jaren in een dorp in "
            "Noord-Holland, en dat bevalt haar goed."
        )
    ]


def test_a_narrow_column_is_only_made_whole_for_who_asks():
    text = fill(FIRST, 28)
    assert unwrap(text, never, narrowest=18) == [Line(FIRST)]
    assert len(unwrap(text, never)) == text.count("\n") + 1

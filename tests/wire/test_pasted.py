"""Copy that is pasted in a story."""

import pytest

from articles.images.credits.rules import START_RULES, spellings_from
from articles.wire.pasted import Caption, find_captions, read_copy

SPELLINGS = spellings_from(START_RULES)
FIRST = "De brug bij Gouda gaat maandag open, zegt de wethouder tegen de raad."
LAST = "Hoeveel fietsers er komen, is nog niet bekend."


def nothing(word):
    return False


def test_crossheads_lists_and_captions_are_found_and_nothing_is_taken_off():
    copy = (
        f"Brug open\n\nGOUDA (ANP) - {FIRST}\n\nFietsers\n\n- een\n- twee\n\n"
        f"De wethouder bij de brug. Foto: anp foto / Jan Jansen\n\n{LAST}\n"
    )
    line = "De wethouder bij de brug. Foto ANP / Jan Jansen"
    assert read_copy(copy, SPELLINGS, nothing) == (
        f"<p>Brug open</p><p>GOUDA (ANP) - {FIRST}</p><h2>Fietsers</h2>"
        f"<ul><li><p>een</p></li><li><p>twee</p></li></ul><p>{line}</p><p>{LAST}</p>",
        [Caption(line, "De wethouder bij de brug.", "ANP / Jan Jansen")],
    )


def test_copy_holds_text_and_no_html():
    copy = f"{FIRST}\n\n<script>x()</script> & zo. © Reuters\n\n{LAST}"
    assert read_copy(copy, SPELLINGS, nothing) == (
        f"<p>{FIRST}</p><p>&lt;script&gt;x()&lt;/script&gt; &amp; zo. © Reuters</p>"
        f"<p>{LAST}</p>",
        [
            Caption(
                "<script>x()</script> & zo. © Reuters",
                "<script>x()</script> & zo.",
                "Reuters",
            )
        ],
    )


def test_a_pdf_in_columns_is_made_whole_by_the_words_that_it_or_the_house_knows():
    copy = (
        "De gemeenteraad heeft be-\nsloten dat het zwembad dicht-\ngaat. Het zwem-\n"
        "bad ligt aan de rand van het\ndorp en is al veertig jaar oud."
    )
    html, captions = read_copy(copy, SPELLINGS, {"besloten"}.__contains__)
    assert html == (
        "<p>De gemeenteraad heeft besloten dat het zwembad dicht-gaat. Het zwembad ligt "
        "aan de rand van het dorp en is al veertig jaar oud.</p>"
    )
    assert captions == []


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Een agent bij de poort. Beeld EPA", "Een agent bij de poort.", "EPA"),
        ("Foto: ANP / Jan Jansen", "", "ANP / Jan Jansen"),
        ("Het plein. © Reuters", "Het plein.", "Reuters"),
        ("© 2020 Jan Jansen", "", "Jan Jansen"),
        ("Het plein. (c) EPA-EFE", "Het plein.", "EPA"),
    ],
)
def test_a_line_that_ends_in_a_credit_is_a_caption(line, caption, credit):
    assert find_captions([line, line], SPELLINGS) == [Caption(line, caption, credit)]


@pytest.mark.parametrize(
    "line",
    [
        "Zij werkt bij het beeld van de stad.",
        "Hij zette er © onder en liep weg.",
        "Het teken © Reuters staat midden in de zin.",
        "© alle rechten voorbehouden aan wie dit leest",
        "",
    ],
)
def test_a_sentence_is_none(line):
    assert find_captions([line], SPELLINGS) == []

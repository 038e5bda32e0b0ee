from datetime import date
from textwrap import dedent, fill

import pytest

from articles.body.blocks import Crosshead, List, ListItem, Paragraph
from articles.wire.item import WireItem, WirePicture
from articles.wire.plain import parse

SPELLINGS = {
    "anp": "ANP",
    "afp": "AFP",
    "epa": "EPA",
    "epa-efe": "EPA",
    "rtr": "Reuters",
    "hollandse hoogte": "Hollandse Hoogte",
    "getty images": "Getty Images",
}
FIRST = (
    "De gemeente sluit per 1 mei het zwembad aan de Molenweg. ‘Er is geen geld meer voor "
    "een nieuwe ketel’, zei wethouder Bakker maandag tegen de bewoners van de wijk."
)
SECOND = (
    "De bewoners lieten het er niet bij zitten. Zij willen het bad zelf openhouden en "
    "hebben daarvoor al een vereniging opgericht, met een voorzitter en een kas."
)
THIRD = (
    "Of dat lukt, hangt af van de provincie. Die beslist in april over de subsidie, die "
    "al drie jaar achtereen in haar geheel is uitgekeerd."
)


def copy(*lines):
    return "\n\n".join(lines)


def text(*paragraphs):
    return tuple(Paragraph(paragraph) for paragraph in paragraphs)


def test_an_archive_story_comes_out_whole():
    source = copy(
        " date 2019-04 Een badmeester bewaakt het bad aan de Molenweg. Beeld epa",
        FIRST,
        "Vereniging",
        SECOND,
        "Bewoners bij het hek. Wie wil, kan zich inschrijven.Foto: rtr",
        "Geld van de provincie",
        THIRD,
    )
    assert parse(source, SPELLINGS) == WireItem(
        dated="2019-04",
        lead=WirePicture(
            "Een badmeester bewaakt het bad aan de Molenweg.", "EPA", "Beeld"
        ),
        blocks=(
            Paragraph(FIRST),
            Crosshead("Vereniging"),
            Paragraph(SECOND),
            WirePicture(
                "Bewoners bij het hek. Wie wil, kan zich inschrijven.",
                "Reuters",
                "Foto",
            ),
            Crosshead("Geld van de provincie"),
            Paragraph(THIRD),
        ),
    )


def test_an_agency_story_comes_out_whole():
    source = copy(
        "Gemeente Ommen sluit zwembad na veertig jaar",
        f"OMMEN (ANP/rtr) - {FIRST}",
        SECOND,
        THIRD,
    )
    assert parse(source, SPELLINGS) == WireItem(
        headline="Gemeente Ommen sluit zwembad na veertig jaar",
        place="Ommen",
        sources=("ANP", "Reuters"),
        blocks=text(FIRST, SECOND, THIRD),
    )


@pytest.mark.parametrize("glue", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n\n"])
def test_the_same_story_with_or_without_blank_lines(glue):
    source = glue.join(
        [
            "INTERVIEW:",
            "Het bad blijft open",
            FIRST,
            "Vereniging",
            SECOND,
            "- een",
            "- twee",
        ]
    )
    assert parse(source, SPELLINGS) == WireItem(
        kicker="Interview",
        headline="Het bad blijft open",
        blocks=(
            Paragraph(FIRST),
            Crosshead("Vereniging"),
            Paragraph(SECOND),
            List((ListItem("een"), ListItem("twee"))),
        ),
    )


def test_a_hard_wrapped_story_comes_out_whole():
    source = copy(
        "Gemeente sluit zwembad",
        fill(f"OMMEN (ANP) - {FIRST}", 66),
        "Vereniging",
        fill(SECOND, 66),
        fill("Bewoners bij het hek van het bad, dat op 1 mei dichtgaat. Foto anp", 50),
        fill(THIRD, 66),
    )
    assert parse(source, SPELLINGS) == WireItem(
        headline="Gemeente sluit zwembad",
        place="Ommen",
        sources=("ANP",),
        blocks=(
            Paragraph(FIRST),
            Crosshead("Vereniging"),
            Paragraph(SECOND),
            WirePicture(
                "Bewoners bij het hek van het bad, dat op 1 mei dichtgaat.",
                "ANP",
                "Foto",
            ),
            Paragraph(THIRD),
        ),
    )


def test_headline_and_kicker_may_follow_a_leading_picture():
    source = copy(
        "date 2019-04-02",
        "Reportage",
        "Het hek. Foto ANP",
        "Op de bodem van het bad",
        FIRST,
    )
    assert parse(source, SPELLINGS) == WireItem(
        kicker="Reportage",
        headline="Op de bodem van het bad",
        dated="2019-04-02",
        lead=WirePicture("Het hek.", "ANP", "Foto"),
        blocks=text(FIRST),
    )


def test_a_kicker_without_a_headline_makes_no_headline():
    assert parse(copy("Opinie", FIRST), SPELLINGS) == WireItem(
        kicker="Opinie", blocks=text(FIRST)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Wie betaalt de nieuwe ketel?",
        "Dit is een korte zin.",
        "‘Het bad blijft open.’",
        "Vijf vragen over het bad:",
        "***",
        "Een regel die zo lang is dat niemand haar voor een kop zou aanzien, ook al staat zij "
        "alleen en ontbreekt de punt aan het eind",
    ],
)
def test_what_is_no_headline_stays_in_the_text(line):
    assert parse(copy(line, FIRST), SPELLINGS) == WireItem(blocks=text(line, FIRST))


def test_a_headline_that_was_given_wins_and_nothing_is_lost():
    source = copy("Gemeente sluit zwembad", FIRST)
    assert parse(source, SPELLINGS, headline=" Bad dicht\x07 ") == WireItem(
        headline="Bad dicht", blocks=text("Gemeente sluit zwembad", FIRST)
    )


def test_a_headline_that_was_given_is_not_doubled():
    source = copy("Interview", "GEMEENTE SLUIT ZWEMBAD", FIRST)
    assert parse(source, SPELLINGS, headline="Gemeente sluit zwembad") == WireItem(
        kicker="Interview", headline="Gemeente sluit zwembad", blocks=text(FIRST)
    )


def test_a_byline_between_headline_and_picture_does_not_cost_the_lead():
    source = copy("Bad dicht", "Door Jan Jansen", "Het hek. Foto ANP", FIRST)
    assert parse(source, SPELLINGS) == WireItem(
        headline="Bad dicht",
        lead=WirePicture("Het hek.", "ANP", "Foto"),
        blocks=text("Door Jan Jansen", FIRST),
    )


def test_a_picture_after_the_first_paragraph_is_no_lead():
    source = copy(FIRST, "Het hek. Foto ANP", SECOND)
    assert parse(source, SPELLINGS) == WireItem(
        blocks=(
            Paragraph(FIRST),
            WirePicture("Het hek.", "ANP", "Foto"),
            Paragraph(SECOND),
        )
    )


def test_several_pictures_above_the_first_paragraph():
    source = copy("Het hek. Foto ANP", "De ketel. Foto EPA", "Beeld AFP", FIRST)
    item = parse(source, SPELLINGS)
    assert item == WireItem(
        lead=WirePicture("Het hek.", "ANP", "Foto"),
        blocks=(
            WirePicture("De ketel.", "EPA", "Foto"),
            WirePicture("", "AFP", "Beeld"),
            Paragraph(FIRST),
        ),
    )
    assert item.pictures == (item.lead, *item.blocks[:2])


def test_copy_of_pictures_only_loses_none():
    source = copy("Het hek. Foto ANP", "Foto EPA", "Foto EPA")
    assert parse(source, SPELLINGS) == WireItem(
        lead=WirePicture("Het hek.", "ANP", "Foto"),
        blocks=(WirePicture("", "EPA", "Foto"), WirePicture("", "EPA", "Foto")),
    )


CAPTION = "Een badmeester bewaakt het bad aan de Molenweg."


@pytest.mark.parametrize(
    "twice",
    [
        f"{CAPTION} Foto ANP\n{CAPTION} Foto ANP",
        f"{CAPTION} Foto ANP\n\n{CAPTION}Foto: anp.",
        f"{CAPTION}\n\n{CAPTION} Foto ANP",
        f"{CAPTION} Foto ANP\n{CAPTION}",
        f"{CAPTION} {CAPTION} Foto ANP",
        f"{CAPTION}{CAPTION}Foto ANP",
        f"{CAPTION} Foto ANP {CAPTION} Foto ANP",
    ],
)
def test_a_caption_that_comes_twice_in_a_row_is_one_picture(twice):
    assert parse(copy(FIRST, twice, SECOND), SPELLINGS) == WireItem(
        blocks=(
            Paragraph(FIRST),
            WirePicture(CAPTION, "ANP", "Foto"),
            Paragraph(SECOND),
        )
    )


def test_a_headline_may_say_what_the_caption_says():
    source = copy("Het hek van het bad", "Het hek van het bad. Foto ANP", FIRST)
    assert parse(source, SPELLINGS) == WireItem(
        headline="Het hek van het bad",
        lead=WirePicture("Het hek van het bad.", "ANP", "Foto"),
        blocks=text(FIRST),
    )


def test_a_caption_without_a_full_stop_twice_in_a_row_is_one_picture():
    source = copy(
        "Bad dicht", "Het hek van het bad", "Het hek van het bad Foto ANP", FIRST
    )
    assert parse(source, SPELLINGS) == WireItem(
        headline="Bad dicht",
        lead=WirePicture("Het hek van het bad", "ANP", "Foto"),
        blocks=text(FIRST),
    )


def test_the_same_caption_under_two_credits_is_two_pictures():
    source = copy(FIRST, "Het hek. Foto ANP", "Het hek. Foto EPA", SECOND)
    assert parse(source, SPELLINGS) == WireItem(
        blocks=(
            Paragraph(FIRST),
            WirePicture("Het hek.", "ANP", "Foto"),
            WirePicture("Het hek.", "EPA", "Foto"),
            Paragraph(SECOND),
        )
    )


def test_a_name_that_says_itself_twice_is_kept():
    source = copy(FIRST, "Bora Bora Foto ANP", SECOND)
    assert parse(source, SPELLINGS).blocks[1] == WirePicture("Bora Bora", "ANP", "Foto")


@pytest.mark.parametrize(
    "line",
    [
        "Het beeld van een badmeester die het bad bewaakt, blijft de bewoners bij.",
        "Op de foto staat de wethouder.",
        "Wie in beeld wil komen bij de provincie, moet vroeg opstaan.",
    ],
)
def test_a_sentence_that_merely_says_beeld_is_a_paragraph(line):
    assert parse(copy(FIRST, line, SECOND), SPELLINGS) == WireItem(
        blocks=text(FIRST, line, SECOND)
    )


def test_agency_chains_stay_whole():
    source = copy(
        "Beeld Hollandse Hoogte / Jan de Boer",
        FIRST,
        "Het hek. BEELD: getty images/afp.",
    )
    assert parse(source, SPELLINGS) == WireItem(
        lead=WirePicture("", "Hollandse Hoogte / Jan de Boer", "Beeld"),
        blocks=(
            Paragraph(FIRST),
            WirePicture("Het hek.", "Getty Images / AFP", "Beeld"),
        ),
    )


def test_the_last_line_is_a_paragraph():
    source = copy(FIRST, SECOND, "Met medewerking van Jan Jansen")
    assert parse(source, SPELLINGS) == WireItem(
        blocks=text(FIRST, SECOND, "Met medewerking van Jan Jansen")
    )


def test_two_short_lines_that_stand_alone_are_two_crossheads():
    source = copy(FIRST, "Vereniging", "Een kas", SECOND)
    assert parse(source, SPELLINGS).blocks == (
        Paragraph(FIRST),
        Crosshead("Vereniging"),
        Crosshead("Een kas"),
        Paragraph(SECOND),
    )


def test_of_many_short_lines_only_the_last_is_a_crosshead():
    source = copy(FIRST, "Naam: Jan Jansen", "Leeftijd: 54", "Partij: geen", SECOND)
    assert parse(source, SPELLINGS).blocks == (
        *text(FIRST, "Naam: Jan Jansen", "Leeftijd: 54"),
        Crosshead("Partij: geen"),
        Paragraph(SECOND),
    )


def test_lines_of_verse_are_no_crossheads():
    source = copy(FIRST, "Ik ging naar Ommen\nom het bad te zien", SECOND)
    assert parse(source, SPELLINGS).blocks == text(
        FIRST, "Ik ging naar Ommen", "om het bad te zien", SECOND
    )


@pytest.mark.parametrize("mark", ["- ", "– ", "• ", "* ", "· ", "•", "-"])
def test_lines_with_a_dash_or_bullet_are_a_list(mark):
    items = ["het bad gaat dicht", "de ketel <b>is</b> stuk"]
    source = copy(FIRST, "\n".join(mark + item for item in items), SECOND)
    assert parse(source, SPELLINGS).blocks == (
        Paragraph(FIRST),
        List(
            (
                ListItem("het bad gaat dicht"),
                ListItem("de ketel &lt;b&gt;is&lt;/b&gt; stuk"),
            )
        ),
        Paragraph(SECOND),
    )


def test_a_crosshead_may_stand_above_a_list():
    source = copy(FIRST, "De gevolgen", "- een", "- twee")
    assert parse(source, SPELLINGS).blocks == (
        Paragraph(FIRST),
        Crosshead("De gevolgen"),
        List((ListItem("een"), ListItem("twee"))),
    )


@pytest.mark.parametrize(
    "line", ["-10 graden was het.", "-Het bad is dicht.", "* * *", "---"]
)
def test_a_lone_dash_makes_no_list(line):
    assert parse(copy(FIRST, line, SECOND), SPELLINGS).blocks == text(
        FIRST, line, SECOND
    )


def test_a_dateline_on_a_line_of_its_own():
    source = copy("Bad dicht", "’S-HERTOGENBOSCH (ANP) –", FIRST)
    assert parse(source, SPELLINGS) == WireItem(
        headline="Bad dicht",
        place="’s-Hertogenbosch",
        sources=("ANP",),
        blocks=text(FIRST),
    )


def test_a_dateline_below_the_first_paragraph_stays_text():
    source = copy(FIRST, "OMMEN (ANP) - Er is brand.")
    assert parse(source, SPELLINGS) == WireItem(
        blocks=text(FIRST, "OMMEN (ANP) - Er is brand.")
    )


def test_a_short_report_with_a_dateline_is_no_headline():
    assert parse("OMMEN (ANP) - Het bad is dicht", SPELLINGS) == WireItem(
        place="Ommen", sources=("ANP",), blocks=text("Het bad is dicht")
    )


@pytest.mark.parametrize("dated", ["2020-13", "٢٠٢٠-٠٩", "1599-12", "2999-01"])
def test_an_impossible_date_is_text(dated):
    source = copy(f"date {dated} Het bad is dicht.", SECOND)
    assert parse(source, SPELLINGS) == WireItem(
        blocks=text(f"date {dated} Het bad is dicht.", SECOND)
    )


def test_a_date_is_taken_on_the_day_itself_and_is_text_the_day_before():
    source = copy("date 2020-09-14 Het bad is dicht.", SECOND)
    day, before = date(2020, 9, 14), date(2020, 9, 13)
    assert parse(source, SPELLINGS, today=day) == WireItem(
        dated="2020-09-14", blocks=text("Het bad is dicht.", SECOND)
    )
    assert parse(source, SPELLINGS, today=before) == WireItem(
        blocks=text("date 2020-09-14 Het bad is dicht.", SECOND)
    )


def test_markup_is_text_and_control_characters_go():
    source = copy(
        "Kop <script>alert(1)</script>",
        'Zin met \x00\x0b<img src=x onerror="alert(1)"> & "rechte" quotes.',
        "Tussen</h2><script>",
        'Het hek <b>dicht</b>. Foto <i>"ANP"',
        SECOND,
    )
    item = parse(source, SPELLINGS)
    assert item.headline == "Kop <script>alert(1)</script>"
    assert item.blocks[:2] == (
        Paragraph(
            'Zin met &lt;img src=x onerror="alert(1)"&gt; &amp; "rechte" quotes.'
        ),
        Crosshead("Tussen</h2><script>"),
    )


def test_quotes_and_spaces_come_out_as_they_went_in():
    source = dedent(
        """\
        ‘Bad’ “dicht” — zo’n 1.000\u00a0m²

        Zij zei: «ja», „nee”, 'misschien' en "nooit"…
        """
    )
    assert parse(source, SPELLINGS) == WireItem(
        headline="‘Bad’ “dicht” — zo’n 1.000\u00a0m²",
        blocks=text("Zij zei: «ja», „nee”, 'misschien' en \"nooit\"…"),
    )


@pytest.mark.parametrize("text_", ["", " \n\t\n", "\x00\x07", "date 2020-09"])
def test_copy_without_words_is_an_item_without_blocks(text_):
    assert parse(text_, SPELLINGS).blocks == ()


@pytest.mark.parametrize(
    "word", ["x", "beeld ", "Foto: ANP. ", "( ", "A-", "ANP / ", "UTRECHT "]
)
def test_a_megabyte_on_one_line_is_one_paragraph(word):
    line = (word * 1_000_000)[:1_000_000].strip()
    assert parse(line + ".", SPELLINGS) == WireItem(blocks=text(line + "."))


def test_a_long_story_is_read_in_reasonable_time():
    assert len(parse(copy(*[FIRST, "Kop", SECOND] * 3_000), SPELLINGS).blocks) == 9_000

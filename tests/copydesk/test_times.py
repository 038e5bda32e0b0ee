"""Times and dates as the house writes them."""

import pytest

from articles.copydesk.times import times
from tests.copydesk.copies import copy, marked


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("Om 14:02 ging hij.", "14:02", "A time is written “14.02 uur”."),
        ("Om 14:02 uur.", "14:02 uur", "A time is written “14.02 uur”."),
        ("Om 9:30 uur.", "9:30 uur", "A time is written “9.30 uur”."),
        ("Om 14.02u ging hij.", "14.02u", "A time is written “14.02 uur”."),
        ("Om 14u02 ging hij.", "14u02", "A time is written “14.02 uur”."),
        ("Om 14 u. ging hij.", "14 u.", "A time is written “14 uur”."),
        ("Om 25.10 uur ging hij.", "25.10 uur", "No clock shows this time."),
        ("Om 14.60 uur, zegt hij.", "14.60 uur", "No clock shows this time."),
        ("Tot 24:30 uur.", "24:30 uur", "No clock shows this time."),
        ("Het is 28-09-2020.", "28-09-2020", "A date is written “28 september 2020”."),
        ("Het is 28/9/20.", "28/9/20", "A date is written “28 september”."),
        ("Op 28 September.", "28 September", "“september” has no capital."),
        ("Op 28 sept. was het.", "28 sept.", "The name of a month is written out."),
        ("Dat was op Maandag.", "op Maandag", "“maandag” has no capital."),
    ],
)
def test_what_the_house_writes_otherwise_is_found(text, words, message):
    found = [(remark.words, remark.message) for remark in times(copy(text))]
    assert found == [(words, message)]


@pytest.mark.parametrize(
    "text",
    [
        "Om 14.02 uur op maandag 28 september 2020. Maandag regende het.",
        "Van 0.00 uur tot 23.59 uur, of tot 24.00 uur; een werkweek van 37,75 uur.",
        "Een beeld van 16:9, Johannes 3:16, een marathon in 2:01:39.",
        "Versie 1-2-3, 2-1 in Cork, dossier 99-99-2020, bel 020-1234567.",
        "Op Goede Vrijdag, in mei, en met de heer Maart.",
        "Zie https://example.org/28-09-2020/14:02 voor meer.",
        "",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert marked(times, text) == []


def test_a_table_may_be_shorter():
    body = "<table><tbody><tr><td><p>14:02</p></td></tr></tbody></table>"
    assert marked(times, body=body) == []


def test_english_has_its_own_times():
    assert marked(times, "At 14:02 on 28 September.", language="en") == []

"""Printed marks while somebody types, in the text and in the fields around it."""

import pytest

from tests import make
from tests.browser.test_editor import Desk

# What is typed, and what stands there then.
DUTCH = [
    ("'Ja', zei hij. \"Nee.\"", "‘Ja’, zei hij. “Nee.”"),
    ("\"'Nee', zei zij\", zegt hij.", "“‘Nee’, zei zij”, zegt hij."),
    ("('t Gooi) en 's-Hertogenbosch", "(’t Gooi) en ’s-Hertogenbosch"),
    ("'s Avonds zo'n foto's, rock 'n' roll", "’s Avonds zo’n foto’s, rock ’n’ roll"),
    ("jaren '90 en '40-'45.", "jaren ’90 en ’40-’45."),
    (
        "jaren '70 en '80 waren, 2024/'25 en '24-'25.",
        "jaren ’70 en ’80 waren, 2024/’25 en ’24-’25.",
    ),
    ("van '70, '80 en '90 toen", "van ’70, ’80 en ’90 toen"),
    ("een covid-19-'golf' in F-16-'deal'", "een covid-19-‘golf’ in F-16-‘deal’"),
    ("'Ja' en '80 procent'", "‘Ja’ en ‘80 procent’"),
    ("Hij: '90 procent is klaar'", "Hij: ‘90 procent is klaar’"),
    ("A4'tjes van 5'30\"", "A4’tjes van 5'30\""),
    ('"Er waren er 30"', "“Er waren er 30”"),
    ("'Maar ik--' zei ze", "‘Maar ik–’ zei ze"),
    ("een - twee -- drie...", "een – twee – drie…"),
    ("a-b, 1-2, .... en ---", "a-b, 1-2, …. en –-"),
    ("https://nu.nl/a--b...c'd", "https://nu.nl/a--b...c'd"),
    ("jan@nu.nl--x (www.nu.nl/a--b)", "jan@nu.nl--x (www.nu.nl/a--b)"),
]
ENGLISH = [
    ("'Tis the '90s, rock 'n' roll", "’Tis the ’90s, rock ’n’ roll"),
    ("'s not it's", "‘s not it’s"),
]
TYPE = """async (lines) => {
  const { printedAll } = await import("newsroom/typography/rules")
  return lines.map(([line, language]) => {
    let text = ""
    for (const sign of line) {
      const made = printedAll(text, sign, language)
      text = made ? text.slice(0, made.kept) + made.text : text + sign
    }
    return text
  })
}"""
BODY = "document.querySelector('.tiptap').editor.getText({ blockSeparator: '|' })"


@pytest.fixture
def write(desk_page):
    """Open a story with this body."""
    return lambda body="", **story: Desk(desk_page, make.article(body=body, **story))


def test_keys_become_the_marks_of_a_printer(write):
    desk = write("")
    given = [[typed, "nl"] for typed, _ in DUTCH] + [
        [typed, "en"] for typed, _ in ENGLISH
    ]
    printed = desk.page.evaluate(TYPE, given)
    assert printed == [wanted for _, wanted in (*DUTCH, *ENGLISH)]
    desk.text.click()
    for typed, _ in DUTCH:
        desk.write(typed)
        desk.press("Enter")
    assert desk.page.evaluate(BODY) == "|".join([wanted for _, wanted in DUTCH] + [""])
    desk.page.fill("#id_intro", "")
    desk.page.focus("#id_intro")
    desk.write(" ".join(typed for typed, _ in DUTCH[:4]))
    assert desk.page.input_value("#id_intro") == " ".join(
        wanted for _, wanted in DUTCH[:4]
    )


def test_the_language_of_the_story_decides(write):
    desk = write("", language="en")
    desk.text.click()
    desk.write("'tis 's morgens")
    assert desk.html == "<p>’tis ‘s morgens</p>"


# What is typed, and what stands there when the line is left.
AT_THE_END = [
    ("Het was in '68", "Het was in ’68"),
    ("Hij deed mee in '68 en '72", "Hij deed mee in ’68 en ’72"),
    ("Zij zette 'm", "Zij zette ’m"),
    ("De 'S", "De ‘S"),
    ("Zij zei: '68 keer'", "Zij zei: ‘68 keer’"),
    ("Een cijfer '1", "Een cijfer ‘1"),
]


def test_the_end_of_a_line_is_printed_when_it_is_left(write):
    desk = write("")
    desk.text.click()
    for typed, _ in AT_THE_END:
        desk.write(typed)
        desk.press("Enter")
    wanted = [wanted for _, wanted in AT_THE_END]
    assert desk.page.evaluate(BODY) == "|".join([*wanted, ""])
    desk.write("En '69")
    desk.page.click("#id_intro")
    assert desk.html.endswith("<p>En ’69</p>")
    desk.write("Sinds '68")
    assert desk.page.input_value("#id_intro") == "Sinds ‘68"
    desk.press("Tab")
    assert desk.page.input_value("#id_intro") == "Sinds ’68"
    desk.page.click("#id_kicker")
    desk.write("Na '68")
    desk.page.click("#id_headline")
    assert desk.page.input_value("#id_kicker") == "Na ’68"


@pytest.mark.parametrize("key", ["Backspace", "Control+z"])
def test_one_key_gives_back_what_was_typed(write, key):
    desk = write("", headline="")
    desk.text.click()
    desk.write('Hij zei "')
    assert desk.html == "<p>Hij zei “</p>"
    desk.press(key)
    assert desk.html == '<p>Hij zei "</p>'
    desk.write("ja - ")
    assert desk.html == '<p>Hij zei "ja – </p>'
    desk.press(key)
    desk.write("nee...")
    desk.press(key)
    desk.write("..")
    assert desk.html == '<p>Hij zei "ja - nee.....</p>'
    desk.page.focus("#id_headline")
    desk.write("Brug--")
    assert desk.page.input_value("#id_headline") == "Brug–"
    desk.press(key)
    assert desk.page.input_value("#id_headline") == "Brug--"
    desk.write("x '")
    assert desk.page.input_value("#id_headline") == "Brug--x ‘"


def test_backspace_a_moment_later_takes_one_sign_away(write):
    desk = write("")
    desk.text.click()
    desk.write('"a')
    desk.press("Backspace", "Backspace")
    assert desk.html in ("", "<p></p>")


def test_a_dead_key_gives_the_same(write):
    desk = write("")
    desk.text.click()
    for words in ("'", "s avonds foto", "'s"):
        desk.page.keyboard.insert_text(words)
    assert desk.html == "<p>’s avonds foto’s</p>"

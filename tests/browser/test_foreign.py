"""Words of another language, marked in the text."""

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import Desk


@pytest.fixture
def write(desk_page):
    """Open a story with this body."""
    return lambda body="", **story: Desk(desk_page, make.article(body=body, **story))


def test_words_get_a_language_and_lose_it_by_keyboard(write):
    desk = write("<p>Een déjà vu.</p>")
    desk.text.locator("> p").click()
    desk.press("Home", *["ArrowRight"] * 4, *["Shift+ArrowRight"] * 7)
    button = desk.page.locator("[data-name=foreign]")
    button.focus()
    desk.press("Enter")
    select = desk.page.locator("dialog select")
    expect(select).to_be_focused()
    assert violations(desk.page) == []
    assert "Frans" in select.locator("option").all_text_contents()
    desk.write("Frans")
    desk.press("Tab", "Enter")
    marked = '<p>Een <span lang="fr">déjà vu</span>.</p>'
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    assert desk.save() == marked
    desk.text.locator("span[lang]").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    select.select_option("")
    desk.page.click("dialog [type=submit]")
    assert desk.save() == "<p>Een déjà vu.</p>"


def test_the_mark_stands_inside_a_link_and_around_bold(write):
    body = (
        '<p><a href="https://example.org/"><span lang="pt-BR">a <strong>b</strong></span>'
        "</a></p>"
    )
    desk = write(body)
    desk.after("> p")
    desk.write("x")
    desk.press("Backspace")
    assert desk.html == body
    assert desk.save() == body

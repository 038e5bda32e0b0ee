"""The copy desk beside a story, as an editor uses it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.copydesk.house import Dismissal, HouseWord
from tests import make
from tests.browser.test_editor import Desk

SELECTED = "getSelection().toString()"
BODY = (
    "<p>Eerst een alinea over de sluis.</p><h2>Kop</h2>"
    '<figure data-image="{0}"><figcaption>In de sluis.</figcaption></figure>'
    "<ul><li><p>Een punt.</p></li></ul>"
    "<p>Hij liep <strong>in de</strong> de stad, bij de ambasade.</p>"
)


class CopyDesk(Desk):
    """The form of a story, and the list beside it."""

    def __init__(self, page, article):
        super().__init__(page, article)
        self.box = page.locator("#copydesk")
        self.state = self.box.locator(".copydesk__state")
        self.words = self.box.locator(".copydesk__remarks .copydesk__words")

    def go(self, words: str) -> None:
        self.box.locator(".copydesk__go", has_text=words).first.click()

    def act(self, name: str, words: str) -> None:
        self.box.get_by_role("button", name=f"{name}: {words}", exact=True).click()


@pytest.fixture
def write(desk_page):
    """Open a story; a reader of its words sees no more than these in the list."""

    def write(body: str = "", **story) -> CopyDesk:
        section = make.section()
        return CopyDesk(desk_page, make.article(body=body, section=section, **story))

    return write


def test_a_remark_leads_to_its_words_in_the_text(write):
    desk = write(BODY.format(make.image("ANP").pk), headline="Brug XX open")
    expect(desk.words).to_have_text(["XX", "de de", "ambasade"])
    desk.go("ambasade")
    expect(desk.text).to_be_focused()
    assert desk.page.evaluate(SELECTED) == "ambasade"
    desk.write("ambassade")
    expect(desk.words).to_have_text(["XX", "de de"])
    desk.go("de de")
    assert desk.page.evaluate(SELECTED) == "de de"
    assert desk.page.locator(".copydesk-mark").all_inner_texts() == ["de", " de"]


def test_a_remark_leads_to_its_words_in_a_field(write):
    desk = write(headline="Brug XX open")
    desk.go("XX")
    headline = desk.page.locator("#id_headline")
    expect(headline).to_be_focused()
    place = headline.evaluate("field => [field.selectionStart, field.selectionEnd]")
    assert place == [5, 7]


def test_what_stands_in_the_way_leads_to_its_field(write):
    desk = write("<p>De brug gaat open.</p>", headline="")
    problem = desk.box.locator(".copydesk__problem button")
    expect(problem).to_have_count(1)
    problem.click()
    expect(desk.page.locator("#id_headline")).to_be_focused()
    desk.write("Brug open")
    expect(problem).to_have_count(0)


def test_set_aside_survives_a_reload_and_comes_back(write):
    desk = write("<p>Hij liep in de de stad. Van van hout.</p>")
    expect(desk.words).to_have_text(["de de", "Van van"])
    desk.act("Leg weg", "de de")
    expect(desk.words).to_have_text(["Van van"])
    assert [found.warning for found in Dismissal.objects.all()] == ["doubled:de de"]
    desk.page.reload()
    expect(desk.words).to_have_text(["Van van"])
    desk.box.locator("summary").click()
    desk.act("Haal terug", "de de")
    expect(desk.words).to_have_text(["de de", "Van van"])
    assert not Dismissal.objects.exists()


def test_the_house_learns_a_word_by_keyboard(write):
    desk = write("<p>Bij de ambasade.</p>")
    expect(desk.words).to_have_text(["ambasade"])
    desk.box.locator(".copydesk__go").focus()
    desk.press("Tab", "Tab", "Enter")
    expect(desk.words).to_have_count(0)
    expect(desk.state).to_be_focused()
    assert [word.word for word in HouseWord.objects.all()] == ["ambasade"]


def test_words_are_found_again_after_others_came_before_them(write):
    desk = write("<p>De de kat.</p><p>Een de de hond.</p>")
    expect(desk.words).to_have_text(["De de", "de de"])
    desk.text.locator("p").first.click()
    desk.press("Home")
    # Before the next look of the copy desk.
    desk.write("Ooit liep hier in de stad ")
    desk.box.locator(".copydesk__go").nth(1).click()
    assert desk.page.evaluate(SELECTED) == "de de"
    before = (
        "getSelection().anchorNode.textContent.slice(0, getSelection().anchorOffset)"
    )
    assert desk.page.evaluate(before) == "Een "


def test_an_answer_that_fails_leaves_the_list_and_says_so(write, console_errors):
    desk = write("<p>Hij liep in de de stad.</p>")
    expect(desk.words).to_have_text(["de de"])
    desk.page.route("**/copydesk/", lambda route: route.abort())
    desk.text.click()
    desk.press("End")
    desk.write(" Ja.")
    expect(desk.state).to_contain_text("Niet nagekeken")
    expect(desk.words).to_have_text(["de de"])
    console_errors.clear()


def test_the_page_that_publishes_leads_to_the_words(write):
    desk = write("<p>Een alinea.</p><p>Hij liep in de de stad.</p>")
    desk.page.goto(reverse("admin:articles_article_publish", args=[desk.article.pk]))
    desk.page.locator(".act__remarks a").first.click()
    expect(desk.text).to_be_focused()
    assert desk.page.evaluate(SELECTED) == "de de"

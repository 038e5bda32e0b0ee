"""Two editors in one story, each in a browser of their own."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from tests import make
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE

A_FRAME = "new Promise((next) => requestAnimationFrame(() => setTimeout(next)))"
BODY = "<p>Eerste zin hier.</p><p>Tweede zin hier.</p><p>Derde zin hier.</p>"


@pytest.fixture
def article(live_server):
    made = make.article("Brug open", body=BODY)
    record(made, by=None, why=Revision.Why.SAVED)
    return made


@pytest.fixture
def window(browser, live_server, settings):
    """A browser with somebody signed in: `window("anna")`."""
    contexts = []

    def window(name: str, **options):
        client = Client()
        client.force_login(make.editor(name))
        context = browser.new_context(
            base_url=live_server.url, locale="nl-NL", **options
        )
        context.set_default_timeout(PATIENCE)
        cookie = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [
                {
                    "name": cookie,
                    "value": client.cookies[cookie].value,
                    "url": live_server.url,
                }
            ]
        )
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()


def open_story(page, article: Article):
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".tiptap").wait_for()


def save(page) -> None:
    page.click(".submit-row [name=_continue]")
    page.locator(".messagelist .success").wait_for()


def type_at_end(page, words: str) -> None:
    """At a person's pace: the cursor is where it shows before the next key."""
    page.locator(".tiptap").focus()
    # Some 20 ms after it gets focus, ProseMirror puts the cursor back where it had it.
    page.wait_for_timeout(60)
    page.evaluate(A_FRAME)
    for key in ("Control+End", "Enter"):
        page.keyboard.press(key)
        page.evaluate(A_FRAME)
    page.keyboard.insert_text(words)
    page.evaluate(A_FRAME)


def test_twenty_rounds_of_two_browsers_lose_nothing(article, window):
    anna, eva = window("anna"), window("eva")
    for number in range(20):
        for page in (anna, eva):
            open_story(page, article)
        type_at_end(anna, f"Anna schrijft regel {number}.")
        anna.fill("#id_kicker", f"Anna {number}")
        type_at_end(eva, f"Eva schrijft regel {number}.")
        eva.fill("#id_intro", f"Intro van Eva {number}")
        save(eva)
        save(anna)
    article.refresh_from_db()
    lines = article.body.removesuffix("</p>").split("</p>")[3:]
    expected = [
        f"<p>{n} schrijft regel {k}." for k in range(20) for n in ("Eva", "Anna")
    ]
    assert lines == expected
    assert (article.kicker, article.intro) == ("Anna 19", "Intro van Eva 19")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_conflict_is_resolved_on_its_page(article, window, scripts):
    anna = window("anna", java_script_enabled=scripts)
    eva = window("eva")
    anna.goto(reverse("admin:articles_article_change", args=[article.pk]))
    open_story(eva, article)
    eva.fill("#id_headline", "Brug van Eva")
    save(eva)
    anna.fill("#id_headline", "Brug van Anna")
    anna.fill("#id_intro", "Getypt.")
    anna.click(".submit-row [name=_continue]")
    question = anna.locator(".conflict__question")
    expect(question.locator("legend")).to_have_text("Kop")
    expect(question.locator("mark").last).to_contain_text("Anna")
    expect(question.locator("mark").first).to_contain_text("Eva")
    if scripts:
        assert violations(anna) == []
    anna.locator(".conflict input[value=mine]").check()
    anna.locator(".conflict .button.default").click()
    anna.locator(".messagelist .success").wait_for()
    article.refresh_from_db()
    assert (article.headline, article.intro) == ("Brug van Anna", "Getypt.")
    kept = article.revisions.get(why=Revision.Why.UNCHOSEN)
    assert kept.story["headline"] == "Brug van Eva"


def test_from_the_page_of_a_conflict_one_can_go_back_and_write_on(article, window):
    anna, eva = window("anna"), window("eva")
    for page in (anna, eva):
        open_story(page, article)
    eva.fill("#id_headline", "Brug van Eva")
    save(eva)
    anna.fill("#id_headline", "Brug van Anna")
    type_at_end(anna, "Getypt.")
    anna.click(".submit-row [name=_continue]")
    anna.locator(".conflict__back").click()
    anna.locator(".tiptap").wait_for()
    assert anna.input_value("#id_headline") == "Brug van Anna"
    assert anna.input_value("#id_body") == BODY + "<p>Getypt.</p>"
    article.refresh_from_db()
    assert article.headline == "Brug van Eva"

"""Notes beside a story, by keyboard, without losing what is typed in it."""

import pytest
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_note_is_left_and_dealt_with_while_the_story_is_written(page, log_in):
    log_in(make.member("Editor", "joris"))
    colleague = make.member("Reporter", "anna", first_name="Anna", last_name="de Vries")
    article = make.article()
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#id_headline").fill("Nog niet bewaard")

    page.locator("#id_note-text").focus()
    page.keyboard.type("Bel de secretaris")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("vries")
    expect(page.locator(".select2-results__option", has_text="Anna")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    note = page.locator(".notes__open .note")
    expect(note).to_contain_text("Bel de secretaris")
    expect(page.locator("#id_note-text")).to_have_value("")
    saved = DeskNote.objects.get()
    assert (saved.text, saved.to) == ("Bel de secretaris", colleague)

    note.locator("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notes__open")).to_have_count(0)
    assert DeskNote.objects.get().resolved_at is not None
    assert page.locator("#id_headline").input_value() == "Nog niet bewaard"


def test_enter_in_a_field_saves_and_takes_no_step(page, log_in):
    reporter = make.member("Reporter", "anna")
    log_in(reporter)
    article = make.article(created_by=reporter)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator("#id_kicker").fill("Bruggen")
    page.locator("#id_kicker").press("Enter")
    expect(page.locator(".messagelist")).to_be_visible()
    saved = Article.objects.get()
    assert (saved.kicker, saved.stage, saved.version) == ("Bruggen", "draft", 2)


def test_a_note_that_cannot_be_sent_is_kept(page, log_in, context, console_errors):
    log_in(make.member("Editor"))
    page.goto(f"/admin/articles/article/{make.article().pk}/change/")
    page.locator("#id_note-text").fill("Bel de secretaris")
    context.set_offline(True)
    page.locator("button[form='note-form']").click()
    expect(page.locator(".notes__said--wrong")).not_to_be_empty()
    assert page.locator("#id_note-text").input_value() == "Bel de secretaris"
    context.set_offline(False)
    page.locator("button[form='note-form']").click()
    expect(page.locator(".notes__open .note")).to_have_count(1)
    console_errors.clear()

"""The lead picture beside the story."""

import base64

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.images.image import Image
from tests import make
from tests.browser.test_editor import FILES, Desk


@pytest.fixture
def write(desk_page):
    """Open a story."""
    return lambda **story: Desk(desk_page, make.article(**story))


def saved(desk) -> Article:
    desk.save()
    return Article.objects.get(pk=desk.article.pk)


def drop(desk, name: str, body: bytes) -> None:
    given = [[name, "image/jpeg", base64.b64encode(body).decode()]]
    desk.page.evaluate(FILES, [".lead", "drop", given])


def test_a_picture_is_chosen_and_removed_by_keyboard(write):
    make.image(caption="Een hond")
    bridge = make.image("EPA", caption="De brug", alt="Een brug")
    desk = write()
    desk.page.locator(".lead__choose").focus()
    desk.press("Enter")
    desk.write("brug")
    expect(desk.page.locator(".library__grid button")).to_have_count(1)
    desk.press("ArrowDown", "Enter")
    expect(desk.page.locator(".lead__credit")).to_have_text("Beeld EPA")
    expect(desk.page.locator(".lead__frame img")).to_have_count(1)
    alt = desk.page.locator("#id_lead_alt")
    expect(alt).to_have_attribute("placeholder", "Een brug")
    article = saved(desk)
    assert (article.lead_image, article.lead_caption) == (bridge, "De brug")
    desk.page.locator(".lead__remove").focus()
    desk.press("Enter")
    expect(desk.page.locator(".lead__choose")).to_be_focused()
    assert saved(desk).lead_image is None


def test_the_caption_follows_the_picture_until_somebody_writes_it(write):
    make.image(caption="De sluis")
    make.image(caption="De brug")
    desk = write()
    caption = desk.page.locator("#id_lead_caption")

    def choose(number: int) -> None:
        desk.page.locator(".lead__choose").click()
        desk.page.locator(".library__grid button").nth(number).click()

    choose(0)
    expect(caption).to_have_value("De brug")
    choose(1)
    expect(caption).to_have_value("De sluis")
    caption.fill("Van ons.")
    choose(0)
    expect(caption).to_have_value("Van ons.")


def test_what_is_missing_is_red_and_leads_to_its_form(write):
    bare = make.image("", alt="")
    desk = write(lead_image=bare)
    missing = desk.page.locator(".lead__missing")
    expect(missing).to_have_text(["Geen credit", "Geen alt-tekst"])
    form = reverse("admin:articles_image_change", args=[bare.pk])
    expect(missing.first).to_have_attribute("href", form)
    desk.page.locator("#id_lead_decorative").check()
    expect(missing).to_have_text(["Geen credit"])
    expect(desk.page.locator("#id_lead_alt")).not_to_be_editable()
    assert saved(desk).lead_decorative
    desk.page.locator("#id_lead_decorative").uncheck()
    desk.page.locator("#id_lead_alt").press_sequentially("Een hek")
    expect(missing).to_have_text(["Geen credit"])
    assert saved(desk).lead_alt == "Een hek"


def test_a_dropped_file_becomes_the_lead_picture(write):
    desk = write()
    drop(desk, "brug.jpg", make.jpeg())
    expect(desk.page.locator(".lead__frame img")).to_have_count(1)
    assert saved(desk).lead_image == Image.objects.get()


def test_a_refused_file_says_why_and_changes_nothing(write, console_errors):
    image = make.image()
    desk = write(lead_image=image)
    drop(desk, "stuk.jpg", b"geen beeld")
    expect(desk.page.locator(".lead__status--wrong")).to_contain_text("stuk.jpg: ")
    assert saved(desk).lead_image == image
    assert len(console_errors) == 1
    console_errors.clear()


def test_without_the_script_the_field_is_the_admins_own(desk_page, console_errors):
    desk_page.route("**/editor/lead*.js", lambda route: route.abort())
    image = make.image(caption="De brug")
    desk = Desk(desk_page, make.article(lead_image=image))
    row = desk_page.locator(".field-lead_image")
    expect(row.locator(".select2-selection__rendered")).to_contain_text("De brug")
    row.locator(".select2-selection__clear").click()
    assert saved(desk).lead_image is None
    console_errors.clear()

"""The desk's pages as axe-core judges them, in light and dark."""

import pytest
from django.urls import reverse

from articles.drafts.article import Article
from tests import make
from tests.browser.axe import violations

BODY = (
    "<p>De brug gaat <a href='https://example.org/'>maandag</a> open.</p><h2>Druk</h2>"
    '<figure data-image="{0}"><figcaption>De brug.</figcaption></figure>'
    "<ul><li><p>Een</p></li></ul>"
)


@pytest.fixture(params=["light", "dark"])
def themed(request, desk_page):
    desk_page.emulate_media(color_scheme=request.param)
    return desk_page


def story() -> Article:
    image = make.image("ANP", caption="De brug")
    return make.article(
        section=make.section(),
        lead_image=image,
        body=BODY.format(image.pk),
        authors=[make.author(), make.author("Bas Kok")],
        tags=["Bruggen", "Waal"],
    )


def open_all(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")


def assert_no_faults(page) -> None:
    found = violations(page)
    assert found == [], "\n".join(found)


def settled(page) -> None:
    """Nothing moves or loads any more."""
    page.wait_for_load_state("networkidle")


def test_the_form_of_a_story(themed):
    themed.goto(reverse("admin:articles_article_change", args=[story().pk]))
    themed.locator(".tiptap").wait_for()
    open_all(themed)
    settled(themed)
    assert_no_faults(themed)


def test_a_picture_in_the_text_with_its_controls(themed):
    themed.goto(reverse("admin:articles_article_change", args=[story().pk]))
    themed.locator(".figure__frame img").click()
    controls = themed.locator(".figure__controls")
    controls.evaluate("controls => controls.scrollIntoView({ block: 'center' })")
    settled(themed)
    assert_no_faults(themed)


def test_the_form_of_a_new_story(themed):
    themed.goto(reverse("admin:articles_article_add"))
    themed.locator(".tiptap").wait_for()
    open_all(themed)
    settled(themed)
    assert_no_faults(themed)


def test_the_sheet_of_keys(themed):
    themed.goto(reverse("admin:articles_article_add"))
    themed.locator(".tiptap").wait_for()
    themed.keyboard.press("Control+/")
    themed.locator("dialog.key-sheet").wait_for()
    assert_no_faults(themed)


def test_a_suggested_tag(themed):
    make.tag("Waal", synonyms="Rijntak")
    themed.goto(reverse("admin:articles_article_add"))
    themed.locator("#id_tags_line").fill("wa")
    themed.locator(".tags__list li").wait_for()
    assert_no_faults(themed)


@pytest.mark.parametrize("which", ["article_changelist", "image_changelist"])
def test_the_lists(themed, which):
    story()
    make.edition("Sluis dicht", lead_image=make.image())
    themed.goto(reverse(f"admin:articles_{which}"))
    settled(themed)
    assert_no_faults(themed)


def test_the_form_of_a_picture(themed):
    image = story().lead_image
    themed.goto(reverse("admin:articles_image_change", args=[image.pk]))
    settled(themed)
    assert_no_faults(themed)

"""The readers' page beside the form."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from tests import make
from tests.browser.axe import violations


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_preview_follows_what_is_typed_and_saves_nothing(desk_page, width):
    article = make.article("Brug open", section=make.section(), body="<p>Maandag.</p>")
    desk_page.set_viewport_size({"width": width, "height": 900})
    desk_page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    desk_page.click("#preview-button")
    readers = desk_page.frame_locator(".preview iframe")
    expect(readers.locator("h1")).to_have_text("Brug open")
    desk_page.fill("#id_headline", "Brug dicht")
    expect(readers.locator("h1")).to_have_text("Brug dicht")
    desk_page.locator(".preview [data-width=desktop]").press("Enter")
    expect(desk_page.locator(".preview iframe")).to_have_css("width", "1280px")
    assert violations(desk_page) == []
    desk_page.click("#preview-button")
    expect(desk_page.locator(".preview")).to_have_count(0)
    assert Article.objects.get().headline == "Brug open"

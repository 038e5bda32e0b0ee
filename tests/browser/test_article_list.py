"""The list of articles by keyboard, at the width of a small laptop."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from tests import make
from tests.browser.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

LIST = reverse("admin:articles_article_changelist")


@pytest.fixture
def stories():
    sport, news = make.section("Sport"), make.section()
    image = make.image()
    for number in range(3):
        make.article(f"Brug {number}", section=news, lead_image=image, tags=["Waal"])
    make.article("Brug elders", section=sport)
    make.edition("Sluis dicht")
    make.tag("Waterstaat")


@pytest.fixture
def list_page(desk_page):
    desk_page.set_viewport_size({"width": 1024, "height": 768})
    return desk_page


def tab_to(page, place) -> None:
    """As far as the key brings one, and no further than a page is long."""
    for _ in range(80):
        if place.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {place}.")


def test_filter_search_and_change_many_by_keyboard(list_page, stories):
    page = list_page
    page.goto(LIST)
    tab_to(page, page.locator("#searchbar"))
    page.keyboard.type("brug")
    tab_to(page, page.locator(".finder__filters summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("[name=section]"))
    page.keyboard.type("Binnen")
    tab_to(page, page.locator(".finder__box:has(#id_tag) .select2-selection"))
    page.keyboard.press("Enter")
    page.keyboard.type("waal")
    expect(page.locator(".select2-results__option", has_text="Waal")).to_be_visible()
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".finder__filters > button"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?q=brug&section=\d+&tag=\d+"))
    shown = page.locator(".stories__story > a")
    expect(shown).to_have_text(["Brug 2", "Brug 1", "Brug 0"])
    shared = page.url

    tab_to(page, page.locator(".action-select").nth(0))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    tab_to(page, page.locator(".action-select").nth(1))
    page.keyboard.press("Space")
    for _ in range(80):
        if page.locator("[name=action]").evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bulk_section/**")
    tab_to(page, page.locator("[name=section]"))
    page.keyboard.type("Sport")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#bulk-done + ul > li > a")).to_have_text(["Brug 2", "Brug 1"])
    tab_to(page, page.locator("[name=do]"))
    page.keyboard.press("Enter")
    page.wait_for_url(shared)
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(shown).to_have_text(["Brug 0"])
    moved = Article.objects.filter(section=make.section("Sport"), version=2)
    assert sorted(article.headline for article in moved) == ["Brug 1", "Brug 2"]


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_the_list_never_scrolls_sideways(list_page, stories, width):
    list_page.set_viewport_size({"width": width, "height": 800})
    list_page.goto(LIST)
    list_page.locator(".finder__filters summary").click()
    wide = (
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert list_page.evaluate(wide)
    filters, story = (
        list_page.locator(".finder"),
        list_page.locator(".stories__story").first,
    )
    # The filters stand above the list, and take no width from it.
    assert filters.bounding_box()["y"] < story.bounding_box()["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024])
def test_axe_finds_nothing_in_the_list_and_its_acts(list_page, stories, scheme, width):
    page = list_page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{LIST}?whose=nobody&state=draft")
    page.locator(".finder__filters summary").click()
    page.wait_for_load_state("networkidle")
    found = violations(page)
    page.locator("#action-toggle").check()
    page.locator("[name=action]").select_option("bulk_tags")
    page.locator("[name=index]").click()
    page.locator(".bulk .select2-search__field").first.fill("wa")
    page.locator(".select2-results__option", has_text="Waterstaat").click()
    page.locator("[name=look]").click()
    page.locator("[name=do]").wait_for()
    page.wait_for_load_state("networkidle")
    assert found + violations(page) == []

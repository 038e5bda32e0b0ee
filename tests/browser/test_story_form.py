"""The story form in a browser: counts, cards, tags, authors, keys."""

import json
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from tests import make
from tests.browser.test_editor import PAIR, Desk

OVERLAP = """() => {
  const focused = document.activeElement.getBoundingClientRect()
  const bar = document.querySelector(".submit-row").getBoundingClientRect()
  return document.querySelector(".submit-row").contains(document.activeElement)
    ? 0 : Math.max(0, Math.min(focused.bottom, innerHeight) - bar.top)
}"""


@pytest.fixture
def write(desk_page):
    """Open a story."""
    return lambda **story: Desk(desk_page, make.article(**story))


def stored(desk) -> Article:
    desk.save()
    return Article.objects.get(pk=desk.article.pk)


# Counts


def test_a_headline_is_counted_while_it_is_typed_and_said_at_the_limit_only(write):
    desk = write(headline="Brug")
    count, said = (
        desk.page.locator("#id_headline_count"),
        desk.page.locator("p.said-only"),
    )
    expect(count).to_have_text("4 / 90")
    headline = desk.page.locator("#id_headline")
    headline.fill("x" * 90)
    expect(count).to_have_text("90 / 90")
    expect(said).to_have_text("")
    headline.fill("x" * 93)
    expect(count).to_have_text("93 / 90 · 3 te lang")
    expect(said).to_have_text("Kop: langer dan het huis wil")
    headline.fill("Brug open")
    expect(said).to_have_text("Kop: past weer")
    described = headline.get_attribute("aria-describedby")
    assert described.split()[-1] == "id_headline_count"


def test_the_text_is_counted_in_words(write):
    desk = write(body="<p>De brug gaat maandag om 10.30 uur open.</p>")
    count = desk.page.locator("#id_body_count")
    expect(count).to_have_text("8 woorden · 1 min. lezen")
    desk.text.click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" Eindelijk.")
    expect(count).to_have_text("9 woorden · 1 min. lezen")
    assert "id_body_count" in desk.text.get_attribute("aria-describedby")


# Texts for search and social


def test_the_cards_show_what_others_will_and_fall_back(write):
    image = make.image("EPA", caption="De brug")
    desk = write(headline="Brug open", intro="Vanaf maandag.", lead_image=image)
    desk.page.locator(".cards-box summary").click()
    search, social = (
        desk.page.locator(f".card--{name}") for name in ("search", "social")
    )
    expect(search.locator(".card__title")).to_have_text(re.compile(r"^Brug open – "))
    expect(social.locator(".card__title")).to_have_text("Brug open")
    expect(social.locator(".card__words")).to_have_text("Vanaf maandag.")
    expect(social.locator(".card__credit")).to_have_text("Beeld EPA")
    frame = social.locator("img").bounding_box()
    assert round(frame["width"] / frame["height"], 1) == 1.9
    desk.page.locator("#id_social_title").fill("Hij is open!")
    desk.page.locator("#id_search_description").fill("Alles over de brug.")
    expect(social.locator(".card__title")).to_have_text("Hij is open!")
    expect(search.locator(".card__words")).to_have_text("Alles over de brug.")
    desk.page.locator("#id_headline").fill("<b>Brug</b> dicht")
    expect(search.locator(".card__title")).to_have_text(
        re.compile(r"^<b>Brug</b> dicht")
    )
    article = stored(desk)
    assert (article.social_title, article.search_title) == ("Hij is open!", "")


# Tags


def test_tags_are_suggested_taken_and_removed_by_keyboard(write):
    make.tag("Verenigde Staten", synonyms="Amerika")
    desk = write(tags=["Bruggen"])
    line = desk.page.get_by_role("combobox", name="Tags")
    line.press_sequentially("amer")
    option = desk.page.locator(".tags__list li")
    expect(option).to_have_text("Verenigde StatenAmerika")
    line.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert line.get_attribute("aria-activedescendant") == option.get_attribute("id")
    line.press("Enter")
    chips = desk.page.locator(".tags__chip span")
    expect(chips).to_have_text(["Bruggen", "Verenigde Staten"])
    line.press_sequentially("Den Haag,")
    expect(chips).to_have_text(["Bruggen", "Verenigde Staten", "Den Haag"])
    desk.page.get_by_role("button", name="Bruggen weghalen").press("Enter")
    expect(line).to_be_focused()
    assert sorted(stored(desk).tags.names()) == ["Den Haag", "Verenigde Staten"]


def test_tags_that_the_text_names_are_one_press_away(write):
    for name in ("Bagdad", "Irak", "Mosul"):
        make.tag(name)
    desk = write(headline="Stil in Bagdad", body="<p>Irak wacht.</p>", tags=["Irak"])
    offered = desk.page.locator(".tags__offer button")
    expect(offered).to_have_text(["Bagdad"])
    desk.page.locator("#id_intro").fill("Ook in Mosul.")
    expect(offered).to_have_text(["Bagdad", "Mosul"])
    offered.first.press("Enter")
    expect(offered).to_have_text(["Mosul"])
    assert sorted(stored(desk).tags.names()) == ["Bagdad", "Irak"]


def test_without_the_script_tags_are_a_line_of_words(desk_page, console_errors):
    desk_page.route("**/editor/tags*.js", lambda route: route.abort())
    desk = Desk(desk_page, make.article(tags=["Bruggen"]))
    desk_page.locator("#id_tags").fill("Bruggen, Den Haag")
    assert sorted(stored(desk).tags.names()) == ["Bruggen", "Den Haag"]
    console_errors.clear()


# Authors


def authors(article: Article) -> list[str]:
    return [byline.author.name for byline in article.bylines.all()]


def three_authors():
    return [make.author(name) for name in ("Anna", "Bas", "Cor")]


def test_authors_are_put_in_order_by_keyboard(write):
    desk = write(authors=three_authors())
    rows = desk.page.locator(".bylines tr.form-row:not(.empty-form)")
    down = rows.nth(0).get_by_role("button", name="Later")
    down.press("Enter")
    expect(desk.page.locator("p.said-only")).to_have_text("Anna: 2 van 4")
    down = rows.nth(1).get_by_role("button", name="Later")
    expect(down).to_be_focused()
    down.press("Enter")
    assert authors(stored(desk)) == ["Bas", "Cor", "Anna"]


def test_authors_are_dragged(write):
    desk = write(authors=three_authors())
    handles = desk.page.locator(".byline__handle")
    handles.nth(2).drag_to(
        desk.page.locator(".bylines tr.form-row").nth(0),
        target_position={"x": 90, "y": 3},
    )
    assert authors(stored(desk)) == ["Cor", "Anna", "Bas"]


def test_an_author_is_added_first_and_another_removed(write):
    desk = write(authors=three_authors()[:2])
    make.author("Dirk")
    rows = desk.page.locator(".bylines tr.form-row:not(.empty-form)")
    rows.nth(2).locator(".select2-selection").click()
    desk.page.locator(".select2-search__field").fill("Dirk")
    desk.page.locator(".select2-results__option", has_text="Dirk").click()
    for place in (2, 1):
        rows.nth(place).get_by_role("button", name="Eerder").click()
    desk.page.get_by_role("link", name="Nog een").or_(
        desk.page.get_by_role("button", name="Nog een")
    ).click()
    rows.nth(3).locator(".inline-deletelink").click()
    rows.nth(2).get_by_role("button", name="Deze auteur weghalen").click()
    assert authors(stored(desk)) == ["Dirk", "Anna"]


# Keys


def test_save_jump_and_help_are_keys_away(write):
    desk = write(body=PAIR)
    press, page = desk.page.keyboard.press, desk.page
    press("Control+Shift+1")
    expect(page.locator("#id_headline")).to_be_focused()
    press("Control+Shift+3")
    expect(desk.text).to_be_focused()
    press("Control+Shift+4")
    assert page.evaluate("document.activeElement.closest('#story-side') !== null")
    press("Control+/")
    sheet = page.get_by_role("dialog", name="Sneltoetsen")
    expect(sheet).to_be_visible()
    press("Control+s")
    expect(sheet).to_be_visible()
    press("Escape")
    expect(sheet).to_have_count(0)
    page.get_by_role("button", name="Sneltoetsen").click()
    expect(sheet).to_be_visible()
    press("Escape")
    page.locator("#id_headline").fill("Anders")
    press("Control+s")
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Anders"
    assert page.url.endswith(f"/{desk.article.pk}/change/")
    page.locator("#id_headline").fill("Nog anders")
    press("Control+Shift+Enter")
    page.wait_for_url("**/publish/")
    assert Article.objects.get().headline == "Nog anders"


def test_a_block_goes_up_and_down_with_the_cursor_in_it(write):
    desk = write(body=PAIR)
    desk.text.locator("p").first.click()
    desk.press("Home", "Alt+ArrowDown")
    desk.page.keyboard.type("X")
    assert desk.html == "<p>Tweede.</p><p>XEerste.</p>"
    desk.press("Alt+ArrowDown", "Alt+ArrowUp")
    assert desk.html == "<p>XEerste.</p><p>Tweede.</p>"


def test_blocks_are_made_by_keys(write):
    desk = write(body=PAIR)
    desk.text.locator("p").first.click()
    desk.press("Control+Alt+2")
    assert desk.html == "<h2>Eerste.</h2><p>Tweede.</p>"
    desk.press("Control+Alt+0")
    assert desk.html == PAIR
    desk.press("Control+Alt+q")
    assert desk.html == "<blockquote><p>Eerste.</p></blockquote><p>Tweede.</p>"
    desk.press("Control+Alt+p")
    expect(desk.page.locator("dialog.library")).to_be_visible()


# The page


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_the_form_fits_and_its_bars_stay_in_view(write, width):
    image = make.image()
    body = (
        f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'
        + PAIR * 30
    )
    desk = write(body=body, lead_image=image, authors=three_authors())
    page = desk.page
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.mouse.wheel(0, 1500)
    expect(page.locator(".submit-row")).to_be_in_viewport(ratio=1)
    expect(page.locator(".prose-menubar")).to_be_in_viewport()
    text, side = (
        page.locator(part).bounding_box()
        for part in (".story__writing", ".story__side")
    )
    beside = side["x"] >= text["x"] + text["width"]
    assert beside == (width >= 1024)


def test_focus_is_never_behind_the_bar_below(write):
    desk = write(authors=three_authors(), tags=["a", "b"], lead_image=make.image())
    page = desk.page
    page.locator("#story-side").get_by_role("button").first.focus()
    hidden = []
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(OVERLAP) > 2:
            hidden.append(
                page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
            )
    assert hidden == []


def test_a_hostile_answer_is_words_in_the_list_of_tags(write):
    desk = write()
    hostile = "<img src=x onerror=alert(1)>"
    answer = json.dumps({"tags": [{"name": hostile, "synonyms": [hostile]}]})
    desk.page.route(
        f"**{reverse('admin:articles_article_tags')}*",
        lambda route: route.fulfill(body=answer, content_type="application/json"),
    )
    desk.page.locator("#id_tags_line").fill("x")
    expect(desk.page.locator(".tags__list li span")).to_have_text(hostile)
    desk.page.locator("#id_tags_line").press("ArrowDown")
    desk.page.locator("#id_tags_line").press("Enter")
    expect(desk.page.locator(".tags__chip span")).to_have_text(hostile)
    assert desk.page.locator(".tags img").count() == 0

"""A front is arranged by dragging, and by keyboard alone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.arrange import front_of
from articles.editions.front_edition import FrontEdition
from tests import make

EDIT = "/admin/articles/front/of/0/"


@pytest.fixture
def stories(transactional_db):
    return [make.edition(name) for name in ("Een", "Twee", "Drie")]


@pytest.fixture
def front(stories, desk_page):
    desk_page.goto(EDIT)
    return desk_page


def pinned(page):
    return page.locator(".pins .pin__headline")


def line(page, name: str):
    return page.locator(".story-line", has_text=name)


def press(page, locator, key: str = "Enter") -> None:
    locator.focus()
    page.keyboard.press(key)


def save(page) -> list[str]:
    with page.expect_navigation():
        page.locator(".front__save").click()
    slots = front_of(None).slots.select_related("article")
    return [slot.article.headline for slot in slots]


def test_stories_are_dragged_to_a_place_and_among_the_places(front):
    line(front, "Een").drag_to(front.locator(".pins__empty"))
    expect(pinned(front)).to_have_text(["Een"])
    first = front.locator(".pin").first
    line(front, "Twee").drag_to(first, target_position={"x": 40, "y": 4})
    expect(pinned(front)).to_have_text(["Twee", "Een"])
    expect(front.locator(".pin__place")).to_have_text(["Opening", "Ernaast"])
    last = front.locator(".pin").last
    height = last.bounding_box()["height"]
    front.locator(".pin__story").first.drag_to(
        last, target_position={"x": 40, "y": height - 4}
    )
    expect(pinned(front)).to_have_text(["Een", "Twee"])
    expect(front.locator(".filled__headline")).to_have_text(["Drie"])
    assert save(front) == ["Een", "Twee"]


def test_a_whole_front_is_arranged_by_keyboard(front):
    said = front.locator(".front__said")
    for name in ("Een", "Twee"):
        press(front, line(front, name).locator("[data-does=place]"))
    expect(said).to_have_text("“Twee” staat op plek 2: Ernaast.")
    expect(line(front, "Twee").locator("[data-does=place]")).to_be_focused()
    press(front, line(front, "Drie").locator("[data-does=top]"))
    expect(pinned(front)).to_have_text(["Drie", "Een", "Twee"])
    up = front.locator(".pin", has_text="Twee").locator("[data-does=up]")
    press(front, up)
    expect(up).to_be_focused()
    expect(pinned(front)).to_have_text(["Drie", "Twee", "Een"])
    front.keyboard.press("Alt+ArrowDown")
    expect(said).to_have_text("“Twee” staat op plek 3: Ernaast.")
    press(front, front.locator(".pin", has_text="Drie").locator("[data-does=remove]"))
    expect(said).to_have_text("“Drie” is van de voorpagina af.")
    expect(front.locator(".pin").first).to_be_focused()
    assert save(front) == ["Een", "Twee"]


def test_a_story_that_is_placed_cannot_be_placed_twice(front):
    button = line(front, "Een").locator("[data-does=place]")
    press(front, button)
    expect(button).to_have_attribute("aria-disabled", "true")
    front.keyboard.press("Enter")
    expect(front.locator(".front__said")).to_have_text(
        "“Een” staat al op deze voorpagina."
    )
    expect(pinned(front)).to_have_text(["Een"])


def test_headline_and_picture_of_this_front_are_made_in_place(front):
    image = make.image("EPA", caption="De brug", alt="Een brug")
    press(front, line(front, "Een").locator("[data-does=place]"))
    pin = front.locator(".pin")
    press(front, pin.locator("summary"))
    pin.get_by_label("Kop").fill("Hier heet het anders")
    expect(pinned(front)).to_have_text(["Hier heet het anders"])
    expect(pin.locator(".pin__original")).to_have_text("In het verhaal: Een")
    expect(front.locator(".front__saving")).to_have_text("Nog niet bewaard")
    press(front, pin.get_by_role("button", name="Kies een beeld…"))
    front.locator(".library__grid button").click()
    expect(pin.locator(".pin__credit")).to_have_text("Beeld EPA")
    pin.get_by_label("Alt-tekst").fill("Een hek")
    assert save(front) == ["Een"]
    slot = front_of(None).slots.get()
    assert (slot.headline, slot.image, slot.alt) == (
        "Hier heet het anders",
        image,
        "Een hek",
    )
    expect(front.locator(".pin__credit")).to_have_text("Beeld EPA")
    press(front, front.get_by_role("button", name="Het eigen beeld van het verhaal"))
    save(front)
    assert front_of(None).slots.get().image is None


def test_the_list_is_searched_while_typing(front):
    front.get_by_label("Zoek een verhaal").fill("twe")
    expect(front.locator(".stories .story-line__headline")).to_have_text(["Twee"])
    press(front, line(front, "Twee").locator("[data-does=place]"))
    expect(pinned(front)).to_have_text(["Twee"])
    front.get_by_label("Zoek een verhaal").fill("vijf")
    expect(front.locator(".stories__empty")).to_be_visible()


def test_the_preview_shows_what_is_arranged_and_not_yet_saved(front):
    press(front, line(front, "Een").locator("[data-does=place]"))
    press(front, front.get_by_role("button", name="Voorvertoning"))
    frame = front.frame_locator("iframe[name=front-preview]")
    expect(frame.locator(".teaser--opening h2")).to_have_text("Een")
    front.get_by_role("button", name="Telefoon").click()
    expect(front.locator("iframe")).to_have_css("width", "390px")
    press(front, front.get_by_role("button", name="Sluiten"))
    expect(pinned(front)).to_have_text(["Een"])
    assert front_of(None).pk is None


def test_a_front_goes_out(front, stories):
    press(front, line(front, "Een").locator("[data-does=place]"))
    with front.expect_navigation():
        front.get_by_role("button", name="Bewaren en publiceren…").click()
    with front.expect_navigation():
        front.get_by_role("button", name="Publiceren", exact=True).click()
    front.goto("/")
    expect(front.locator(".teaser--opening h2")).to_have_text("Een")
    assert FrontEdition.objects.count() == 1


def test_two_editors_do_not_overwrite_each_other(front, stories):
    press(front, line(front, "Een").locator("[data-does=place]"))
    make.front(stories[1])
    with front.expect_navigation():
        front.locator(".front__save").click()
    expect(front.locator(".front-conflict")).to_contain_text("Twee")
    expect(pinned(front)).to_have_text(["Een"])
    assert [slot.article_id for slot in front_of(None).slots.all()] == [
        stories[1].article_id
    ]


def test_without_scripts_the_buttons_do_the_same(stories, browser, live_server, client):
    client.force_login(make.editor())
    name = "sessionid"
    context = browser.new_context(
        base_url=live_server.url, locale="nl-NL", java_script_enabled=False
    )
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(reverse("admin:articles_front_edit", args=[0]))
    line(page, "Een").locator("[data-does=place]").click()
    line(page, "Twee").locator("[data-does=top]").click()
    expect(pinned(page)).to_have_text(["Twee", "Een"])
    page.locator(".pin").first.locator("[data-does=down]").click()
    assert save(page) == ["Een", "Twee"]
    context.close()

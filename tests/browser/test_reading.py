"""Readers' pages in a browser: for everybody, without a script, and by a click only."""

import pytest

from tests.browser.small_paper import small_paper, without_not_found


@pytest.fixture
def addresses(transactional_db) -> dict[str, str]:
    return small_paper()


def test_every_target_is_large_enough(page, addresses, console_errors):
    """24 pixels, but for links in a line of text (WCAG 2.5.8).

    A headline's link covers the whole of its teaser.
    """
    page.set_viewport_size({"width": 390, "height": 800})
    script = """() => [...document.querySelectorAll("a, button, input, summary")]
      .filter((one) => one.checkVisibility() && !one.closest(".skip, .body p"))
      .map((one) => [one.textContent.trim().slice(0, 30),
        (one.closest(".teaser") ?? one).getBoundingClientRect()])
      .filter(([words, box]) => box.height && box.height < 24)
      .map(([words, box]) => `${words}: ${box.height}`)"""
    small = {}
    for kind in ("front", "section", "story", "not found"):
        page.goto(addresses[kind])
        small[kind] = page.evaluate(script)
    without_not_found(console_errors)
    assert {kind: found for kind, found in small.items() if found} == {}


def test_nothing_of_another_site_loads_before_the_click(page, addresses, live_server):
    asked: list[str] = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<p>Film</p>", content_type="text/html")

    page.context.route(
        lambda url: not url.startswith((live_server.url, "data:")), answer
    )
    page.goto(addresses["story"])
    page.locator(".embed").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.get_by_role("button", name="Hier tonen").click()
    page.frame_locator("iframe").get_by_text("Film").wait_for()
    assert asked == [
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
    ]
    frame = page.locator("iframe")
    assert frame.get_attribute("title") == "Video op YouTube"
    assert frame.evaluate("frame => frame === document.activeElement")


def test_pictures_of_a_gallery_follow_each_other_by_its_buttons(page, addresses):
    page.set_viewport_size({"width": 390, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(addresses["story"])
    strip = page.locator(".gallery__strip")
    place = "strip => Math.round(strip.scrollLeft)"
    second = strip.evaluate("strip => strip.children[1].offsetLeft")
    page.get_by_role("button", name="Volgende").click()
    assert abs(strip.evaluate(place) - second) < 3
    page.get_by_role("button", name="Vorige").click()
    assert strip.evaluate(place) == 0


def test_a_wide_table_and_a_gallery_scroll_by_keyboard(page, addresses):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(addresses["story"])
    for part in (".table", ".gallery__strip"):
        page.locator(part).focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "part => document.querySelector(part).scrollLeft > 0", arg=part
        )


def test_the_link_to_a_story_is_copied_and_said_so(page, context, addresses):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(addresses["story"])
    page.get_by_role("button", name="Link kopiëren").click()
    page.get_by_role("status").get_by_text("De link is gekopieerd").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(addresses["story"])


def test_without_a_script_nothing_is_missing(browser, live_server, addresses):
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    )
    page = context.new_page()
    page.goto(addresses["story"])
    assert page.locator("main button:visible").count() == 0
    assert (
        page.locator(".embed a").get_attribute("href") == "https://youtu.be/aqz-KE-bpKQ"
    )
    assert page.get_by_role("link", name="Per e-mail sturen").is_visible()
    pictures = page.locator(".gallery__strip figure")
    assert pictures.count() == 3
    page.locator(".gallery__strip").focus()
    page.keyboard.press("ArrowRight")
    pictures.nth(2).scroll_into_view_if_needed()
    assert pictures.nth(2).is_visible()
    context.close()


def test_the_first_key_leads_past_the_masthead(page, addresses):
    page.goto(addresses["story"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    assert skip.evaluate("link => link === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


SHIFTS = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shifts.push(entry.value)
}).observe({ type: "layout-shift", buffered: true })
"""


@pytest.mark.parametrize("kind", ["front", "section", "story"])
def test_nothing_moves_when_pictures_come_late(page, addresses, kind):
    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": 390, "height": 2000})

    def late(route):
        page.wait_for_timeout(200)
        route.continue_()

    page.context.route("**/media/**", late)
    page.goto(addresses[kind])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.images].some((image) => image.naturalWidth)")
    assert page.evaluate("shifts") == []
    # And one that does move is seen.
    page.evaluate("document.body.prepend(document.createElement('hr'))")
    page.wait_for_function("shifts.length > 0")

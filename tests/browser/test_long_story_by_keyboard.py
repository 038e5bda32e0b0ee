"""A story of eight hundred words with four pictures, without a mouse, to its readers."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.editions.edition import Edition
from tests import make
from tests.browser.test_editor import figure
from tests.browser.test_pictures_by_keyboard import (  # noqa: F401 - a fixture
    TEXT,
    Hands,
    hands,
)

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = (
    "De brug over de rivier bij Zaltbommel gaat maandag weer open voor verkeer, zegt de "
    "gemeente, die er bijna twee jaar aan heeft laten werken."
)
PARAGRAPH = " ".join([SENTENCE] * 4)
CROSSHEADS = ("Twee jaar werk", "Verkeer", "De schipper")
PLACES = ("haven", "kade", "sluis", "toren")


def test_a_long_story_with_four_pictures_is_written_and_sent_by_keyboard(
    desk_page,
    hands,  # noqa: F811
):
    make.section("Binnenland")
    pictures = [make.image(caption=f"De {place}", alt=place) for place in PLACES]
    desk_page.goto(reverse("admin:articles_article_add"))
    desk_page.locator(TEXT).wait_for()
    hands.press("Control+Shift+Digit1")
    hands.write("Brug gaat open")
    hands.press("Control+Shift+Digit2")
    hands.write("Na twee jaar rijdt er weer verkeer.")
    hands.to(".field-section .select2-selection")
    hands.press("Enter")
    hands.write("Binnen")
    expect(desk_page.locator(".select2-results__option--highlighted")).to_have_text(
        "Binnenland"
    )
    hands.press("Enter", "Control+Shift+Digit3")

    for place, number in zip(PLACES, range(4), strict=True):
        for _ in range(2):
            hands.write(PARAGRAPH)
            hands.press("Enter")
        take(hands, place)
        if number < len(CROSSHEADS):
            hands.press("Control+Alt+2")
            hands.write(CROSSHEADS[number])
            hands.press("Enter")
    hands.write("‘Ik vaar weer’, zegt hij.")

    for keys in ("Control+s", "Control+Shift+Enter"):
        # Keys mean something once the form's scripts are there.
        desk_page.locator(TEXT).wait_for()
        with desk_page.expect_navigation(timeout=60_000):
            desk_page.keyboard.press(keys)
    hands.open(".act__buttons [type=submit]")
    expect(desk_page.locator(".messagelist")).to_contain_text("Online sinds")
    two = f"<p>{PARAGRAPH}</p>" * 2
    heads = [f"<h2>{head}</h2>" for head in CROSSHEADS] + [
        "<p>‘Ik vaar weer’, zegt hij.</p>"
    ]
    parts = [
        f"{two}{figure(image, image.caption)}{head}"
        for image, head in zip(pictures, heads, strict=True)
    ]
    edition = Edition.objects.get()
    assert edition.body == "".join(parts)
    assert len(PARAGRAPH.split()) * 8 == 800
    desk_page.goto(edition.get_absolute_url())
    captions = desk_page.locator("article figcaption")
    expect(captions).to_have_text([f"De {place} Beeld ANP" for place in PLACES])


def take(hands: Hands, words: str) -> None:  # noqa: F811
    """A picture from the library at the cursor, and on in a new paragraph below it."""
    hands.press("Control+Alt+p")
    found = hands.page.locator(".library__grid button")
    expect(hands.page.locator(".library__words")).to_be_focused()
    hands.write(words)
    expect(found).to_have_count(1)
    hands.press("ArrowDown", "Enter")
    expect(hands.page.locator(f"{TEXT} figure").last).to_contain_text(words)
    hands.press("Enter")

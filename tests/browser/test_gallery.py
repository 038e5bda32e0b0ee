"""A gallery in the body editor, made and changed by somebody."""

import re

import pytest
from playwright.sync_api import expect

from articles.images.image import Image
from tests import make
from tests.browser.test_editor import PAIR, Desk, figure


def gallery(*figures: str, attributes: str = "") -> str:
    return f'<section data-block="gallery"{attributes}>{"".join(figures)}</section>'


@pytest.fixture
def write(desk_page):
    """Open a story with this body."""
    return lambda body="", **story: Desk(desk_page, make.article(body=body, **story))


@pytest.fixture
def three():
    return [make.image(caption=f"Beeld {number}") for number in (1, 2, 3)]


def tiles(desk):
    return desk.page.locator(".library__grid button")


def insert(desk) -> None:
    desk.page.locator(".library__head .desk-dialog__first").last.click()


def test_several_pictures_are_ticked_and_go_in_together_in_that_order(write, three):
    desk = write(PAIR)
    desk.after("> p")
    desk.button("gallery")
    expect(tiles(desk)).to_have_count(3)
    desk.press("ArrowDown", "Enter", "ArrowRight", "Enter", "ArrowRight", "Space")
    desk.press("ArrowLeft", "Space")
    pressed = tiles(desk).evaluate_all(
        "(buttons) => buttons.map((button) => button.ariaPressed)"
    )
    assert pressed == ["true", "false", "true"]
    insert(desk)
    desk.write(", maandag")
    inside = figure(three[2], "Beeld 3, maandag") + figure(three[0], "Beeld 1")
    assert desk.save() == f"<p>Eerste.</p>{gallery(inside)}<p>Tweede.</p>"


def test_closing_the_dialog_inserts_nothing(write, three):
    desk = write(PAIR)
    desk.after("> p")
    desk.button("gallery")
    tiles(desk).first.click()
    desk.press("Escape")
    expect(desk.page.locator(".library")).to_have_count(0)
    assert desk.save() == PAIR


def test_uploads_join_what_was_ticked(write, three):
    desk = write("")
    desk.text.click()
    desk.button("gallery")
    tiles(desk).first.click()
    upload = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": make.jpeg()}
    desk.page.set_input_files(".library input[type=file]", [upload])
    expect(desk.text.locator("figure")).to_have_count(2)
    new = Image.objects.latest("pk")
    assert desk.save() == gallery(figure(three[2], "Beeld 3"), figure(new))


def test_pictures_are_added_and_taken_out(write, three):
    desk = write(gallery(figure(three[0], "Een")) + PAIR)
    desk.text.locator("figcaption").click()
    desk.text.locator(".gallery__add").click()
    tiles(desk).first.click()
    insert(desk)
    both = gallery(figure(three[0], "Een"), figure(three[2], "Beeld 3")) + PAIR
    expect(desk.text.locator("figure")).to_have_count(2)
    assert desk.html == both
    desk.text.locator("figcaption").first.click()
    expect(desk.text.locator("figure").first).to_have_class(re.compile("is-here"))
    desk.text.locator(".figure.is-here [data-does=remove]").click()
    assert desk.save() == gallery(figure(three[2], "Beeld 3")) + PAIR


def test_the_gallery_goes_with_its_last_picture_and_comes_back_with_it(write, three):
    stored = gallery(figure(three[0], "Een")) + PAIR
    desk = write(stored)
    desk.text.locator("figcaption").click()
    desk.press("Home", "Backspace", "Backspace")
    assert desk.html == PAIR
    desk.press("Control+z")
    assert desk.save() == stored


def test_a_picture_moves_within_its_gallery_by_key_and_by_button(write, three):
    one, two, other = (figure(image, image.caption) for image in three)
    desk = write(PAIR + gallery(one, two, other))
    desk.text.locator("figcaption").nth(2).click()
    desk.press("Alt+ArrowUp", "Alt+ArrowUp", "Alt+ArrowUp")
    assert desk.html == PAIR + gallery(other, one, two)
    desk.press("Tab")
    down = desk.text.locator(".figure.is-here [data-does=down]")
    down.focus()
    desk.press("Enter")
    expect(down).to_be_focused()
    assert desk.save() == PAIR + gallery(one, other, two)


def test_the_gallery_moves_as_a_whole_by_key_and_by_button(write, three):
    whole = gallery(*(figure(image) for image in three))
    desk = write(PAIR + whole)
    desk.text.locator("figcaption").nth(1).click()
    desk.press("Escape", "Alt+ArrowUp")
    assert desk.html == f"<p>Eerste.</p>{whole}<p>Tweede.</p>"
    up = desk.text.locator(".gallery__bar [data-does=up]")
    up.focus()
    desk.press("Enter")
    expect(up).to_be_focused()
    assert desk.html == whole + PAIR
    desk.press("Escape", "Delete")
    assert desk.save() == PAIR


def test_a_picture_is_dragged_within_its_gallery(write):
    one, two = (make.image(file=False, caption=word) for word in ("Een", "Twee"))
    desk = write(gallery(figure(one, "Een"), figure(two, "Twee")) + PAIR)
    frames = desk.text.locator(".figure__frame")
    expect(desk.text.locator(".figure__empty")).to_have_count(2)
    desk.text.evaluate("(text) => text.scrollIntoView()")
    grip, goal = frames.nth(0).bounding_box(), frames.nth(1).bounding_box()
    mouse = desk.page.mouse
    mouse.move(grip["x"] + 40, grip["y"] + 20)
    mouse.down()
    mouse.move(grip["x"] + 60, grip["y"] + 25, steps=3)
    mouse.move(goal["x"] + goal["width"] - 5, goal["y"] + 25, steps=5)
    mouse.up()
    assert desk.html == gallery(figure(two, "Twee"), figure(one, "Een")) + PAIR


def test_a_file_dropped_on_a_gallery_joins_it(write, three):
    desk = write(gallery(figure(three[0], "Een")) + PAIR)
    good = ("brug.jpg", "image/jpeg", make.jpeg())
    desk.give_files(".gallery figcaption", "drop", good)
    expect(desk.text.locator(".gallery figure")).to_have_count(2)
    new = Image.objects.latest("pk")
    assert desk.save() == gallery(figure(three[0], "Een"), figure(new)) + PAIR


def test_enter_and_arrows_go_from_caption_to_caption_and_out(write, three):
    desk = write(f"<p>Boven.</p>{gallery(figure(three[0]), figure(three[1]))}")
    desk.after("> p")
    desk.press("ArrowDown")
    desk.write("a")
    desk.press("Enter")
    desk.write("b")
    desk.press("ArrowUp")
    desk.write("c")
    desk.press("ArrowDown", "Enter")
    desk.write("Onder.")
    captions = gallery(figure(three[0], "ac"), figure(three[1], "b"))
    assert desk.save() == f"<p>Boven.</p>{captions}<p>Onder.</p>"


def test_tab_goes_to_the_controls_and_out_of_the_text_again(write, three):
    desk = write(gallery(figure(three[0]), figure(three[1])))
    desk.text.locator("figcaption").last.click()
    desk.press("Tab")
    expect(desk.text.locator(".figure.is-here .figure__alt")).to_be_focused()
    desk.press("Escape", "Escape", "Tab")
    expect(desk.text.locator(".gallery__bar input:checked")).to_be_focused()
    inside = "document.activeElement.closest('.tiptap') !== null"
    for _ in range(30):
        if not desk.page.evaluate(inside):
            return
        desk.press("Tab")
    pytest.fail("Tab does not lead out of the text.")


def test_width_alt_text_and_decorative_are_set(write, three):
    desk = write(gallery(figure(three[0]), figure(three[1])))
    desk.text.locator("figcaption").first.click()
    desk.text.locator(".gallery__bar input[value=wide]").check(force=True)
    expect(desk.text.locator(".figure.is-here .figure__sizes")).to_be_hidden()
    desk.text.locator(".figure.is-here .figure__alt").press_sequentially("Een hek")
    desk.text.locator("figcaption").last.click()
    desk.text.locator(".figure.is-here .figure__decorative input").check()
    described = figure(three[0], "", ' data-alt="Een hek"')
    decorative = figure(three[1], "", ' data-decorative="true"')
    assert desk.save() == gallery(described, decorative, attributes=' data-size="wide"')


def test_each_picture_shows_its_credit_or_where_to_fill_it_in(write):
    desk = write(gallery(figure(make.image("EPA")), figure(make.image(""))))
    lines = desk.text.locator(".gallery .figure__credit")
    expect(lines).to_have_text(["Beeld EPA", re.compile("^Geen credit")])


def test_a_pasted_gallery_without_pictures_is_its_words(write):
    desk = write("")
    desk.text.click()
    desk.page.evaluate(
        """() => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text/html", '<section data-block="gallery"><p>Los</p></section>')
          clipboardData.setData("text/plain", "Los")
          const options = { clipboardData, bubbles: true, cancelable: true }
          document.querySelector(".tiptap").dispatchEvent(new ClipboardEvent("paste", options))
        }"""
    )
    assert desk.save() == "<p>Los</p>"

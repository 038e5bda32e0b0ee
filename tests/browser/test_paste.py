"""What is pasted from other programs, as the clipboard gives it, and what a story keeps."""

import base64
import re
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from articles.body.clean import clean
from articles.images.image import Image
from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import Desk, figure

CLIPBOARDS = Path(__file__).parent / "paste"
PASTE = """([selector, html, text]) => {
  const clipboardData = new DataTransfer()
  if (html) clipboardData.setData("text/html", html)
  if (text) clipboardData.setData("text/plain", text)
  const options = { clipboardData, bubbles: true, cancelable: true }
  document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", options))
}"""
A_WHILE = 4_000
EMPTY = "document.querySelector('.tiptap').editor.commands.setContent('')"
CAPTION = "De koningin bij de opening van de brug in Gouda. Beeld EPA"


def clipboard(name: str) -> tuple[str, str]:
    """HTML and text of one of the samples; "" where the program gives none."""
    files = [CLIPBOARDS / f"{name}.{kind}" for kind in ("html", "txt")]
    html, text = (file.read_text() if file.exists() else "" for file in files)
    return html, text


def expected(name: str) -> str:
    return (CLIPBOARDS / f"{name}.body.html").read_text().replace("\n", "")


class Paster(Desk):
    """A story's form with something on the clipboard."""

    def paste(self, html: str = "", text: str = "", selector: str = ".tiptap") -> None:
        text = text or re.sub("<[^>]+>", "", html)
        self.page.evaluate(PASTE, [selector, html, text])

    def html_once(self, wanted: str) -> str:
        """The text, as soon as it is as wanted; else as it is in the end."""
        script = "(wanted) => document.querySelector('#id_body').value === wanted"
        with suppress(TimeoutError):
            self.page.wait_for_function(script, arg=wanted, timeout=A_WHILE)
        return self.html

    @property
    def offers(self):
        return self.text.locator(".caption-offer")


@pytest.fixture
def write(desk_page):
    """Open a story with this body."""
    return lambda body="", **story: Paster(desk_page, make.article(body=body, **story))


def test_every_program_leaves_a_clean_text_that_saving_does_not_change(write):
    names = sorted({file.name.split(".")[0] for file in CLIPBOARDS.glob("*.body.html")})
    assert len(names) == 12
    desk = write("")
    desk.text.click()
    pasted = {}
    for name in names:
        desk.page.evaluate(EMPTY)
        desk.paste(*clipboard(name))
        pasted[name] = desk.html_once(expected(name))
    assert pasted == {name: expected(name) for name in names}
    assert {name: clean(html) for name, html in pasted.items()} == pasted
    desk.page.evaluate(EMPTY)


def test_a_paste_is_one_step_of_undo(write):
    desk = write("")
    desk.text.click()
    desk.write("Zo begint het.")
    desk.press("Enter")
    html, text = clipboard("agency")
    desk.paste(html, text)
    whole = f"<p>Zo begint het.</p>{expected('agency')}"
    assert desk.html_once(whole) == whole
    desk.write(" En verder")
    desk.press("Control+z")
    assert desk.html == whole
    desk.press("Control+z")
    assert desk.html == "<p>Zo begint het.</p><p></p>"
    desk.press("Control+Shift+z")
    assert desk.html == whole


def test_words_are_pasted_in_the_middle_of_a_sentence(write):
    desk = write("<p>De x dicht.</p>")
    desk.text.locator("> p").click()
    desk.press("Home", *["ArrowRight"] * 3, "Shift+ArrowRight")
    desk.paste("<p class=MsoNormal><b>brug</b>&nbsp;gaat<o:p></o:p></p>")
    assert desk.html == "<p>De <strong>brug</strong> gaat dicht.</p>"
    desk.paste("", "\u200b en\u00adblijft")
    assert desk.html == "<p>De <strong>brug</strong> gaat enblijft dicht.</p>"


def test_a_plain_paste_keeps_its_lines_and_asks_nobody(write):
    asked = []
    desk = write("")
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.text.click()
    desk.page.keyboard.down("Shift")
    desk.paste(*clipboard("plain_mail"))
    desk.page.keyboard.up("Shift")
    assert desk.html == (
        "<p>DEN HAAG (ANP) - De Tweede Kamer debatteert woensdag over de nieuwe wet op"
        "</p><p>de kinderopvang, zo bleek dinsdag uit de agenda van de Kamer.</p>"
        '<p>Zie ook <a href="https://example.org/agenda">https://example.org/agenda</a></p>'
    )
    assert [url for url in asked if url.endswith("/pasted/")] == []


def test_a_caption_takes_whatever_is_pasted_as_one_line(write):
    image = make.image()
    desk = write(figure(image, "Bij") + "<p>Tekst.</p>")
    desk.text.locator("figcaption").click()
    desk.press("End")
    desk.paste("<h2> de</h2><ul><li>poort</li></ul><p><i>maandag</i></p>")
    caption = "Bijde poort <em>maandag</em>"
    assert desk.html == figure(image, caption) + "<p>Tekst.</p>"


def test_without_a_line_a_paste_is_clean_all_the_same(write, console_errors):
    desk = write("")
    desk.text.click()
    desk.page.context.set_offline(True)
    desk.paste(*clipboard("word"))
    assert desk.html == expected("word")
    desk.page.context.set_offline(False)
    desk.page.wait_for_timeout(200)
    assert all("ERR_INTERNET_DISCONNECTED" in line for line in console_errors)
    console_errors.clear()


def test_a_caption_is_offered_as_a_picture_and_taken_by_keyboard(write):
    make.image(caption="Een hond")
    bridge = make.image("EPA", caption="De koningin bij de brug in Gouda")
    desk = write("<p>Eerste.</p>")
    desk.after("> p")
    desk.press("Enter")
    desk.paste(f"<p>{CAPTION.replace('koningin', '<em>koningin</em>')}</p><p>Slot.</p>")
    expect(desk.offers).to_have_count(1)
    expect(desk.page.locator(".said-only[role=status]")).to_have_text(
        "1 regel lijkt een onderschrift."
    )
    assert violations(desk.page) == []
    desk.press("ArrowUp", "Tab", "Enter")
    expect(desk.page.locator(".library__words")).to_have_value("Gouda EPA")
    expect(desk.page.locator(".library__grid button")).to_have_count(1)
    desk.press("ArrowDown", "Enter")
    desk.write(", maandag")
    caption = "De <em>koningin</em> bij de opening van de brug in Gouda., maandag"
    stored = f"<p>Eerste.</p>{figure(bridge, caption)}<p>Slot.</p>"
    assert desk.save() == stored


def test_an_offer_is_turned_down_and_the_line_stays(write):
    desk = write("")
    desk.text.click()
    desk.paste(
        "<p>Foto: ANP / Jan Jansen</p><p>Het plein leeg. © Reuters</p><p>Slot.</p>"
    )
    expect(desk.offers).to_have_count(2)
    desk.press("ArrowUp", "Tab", "Escape")
    expect(desk.offers).to_have_count(2)
    desk.press("Tab", "Tab", "Enter")
    expect(desk.offers).to_have_count(1)
    desk.write("!")
    desk.offers.get_by_text("Laat als tekst staan").click()
    expect(desk.offers).to_have_count(0)
    assert desk.save() == (
        "<p>Foto: ANP / Jan Jansen</p><p>Het plein leeg. © Reuters!</p><p>Slot.</p>"
    )


def test_a_caption_of_a_page_is_offered_also_without_a_credit(write):
    desk = write("")
    desk.text.click()
    desk.paste(
        '<p>Eerst.</p><figure><img src="https://elders.example/1.jpg">'
        "<figcaption>Het plein</figcaption></figure><p>Slot.</p>"
    )
    expect(desk.offers).to_have_count(1)
    assert desk.html == "<p>Eerst.</p><p>Het plein</p><p>Slot.</p>"
    desk.press("Control+z")
    expect(desk.offers).to_have_count(0)


def test_a_picture_that_comes_along_goes_to_the_library_with_its_caption(write):
    desk = write("")
    desk.text.click()
    data = base64.b64encode(make.jpeg()).decode()
    desk.paste(
        f'<p>Eerst.</p><figure><img src="data:image/jpeg;base64,{data}">'
        "<figcaption>Het <b>plein</b></figcaption></figure><p>Slot.</p>"
    )
    expect(desk.text.locator("figure")).to_have_count(1)
    stored = f"<p>Eerst.</p>{figure(Image.objects.get(), 'Het plein')}<p>Slot.</p>"
    assert desk.save() == stored


def test_a_headline_takes_a_paste_as_one_plain_line(write):
    desk = write("", headline="")
    for name in ("kicker", "headline", "intro", "lead_caption"):
        desk.page.focus(f"#id_{name}")
        desk.paste(
            "<b>Brug\u00a0</b>", "Brug\u00a0\r\ngaat\u00ad \nopen\n", f"#id_{name}"
        )
        assert desk.page.input_value(f"#id_{name}") == "Brug gaat open"
    desk.press("Control+z")
    assert desk.page.input_value("#id_lead_caption") == ""

"""The body editor, as somebody writes in it."""

import base64
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.images.image import Image
from tests import make

EVERY_BLOCK = (
    '<p>Een <a href="https://example.org/a?b=1&amp;c=2">link</a>, <strong>vet</strong>, '
    "<em>schuin</em>, H<sub>2</sub>O en m<sup>2</sup>,<br>5 &lt; 6.</p>"
    "<h2>Spoedoverleg</h2>"
    '<figure data-image="{0}"><figcaption>Bij de <em>poort</em>.</figcaption></figure>'
    '<figure data-image="{1}" data-alt="Een &quot;hek&quot;" data-size="wide">'
    "<figcaption></figcaption></figure>"
    '<figure data-image="{0}" data-decorative="true" data-size="half">'
    "<figcaption>Half.</figcaption></figure>"
    '<figure data-image="999999"><figcaption>Verdwenen.</figcaption></figure>'
    "<blockquote><p>Wij gaan niet.</p><p>Niet vandaag.</p></blockquote>"
    '<aside data-block="pullquote"><p>Wij &amp; zij</p></aside>'
    "<ul><li><p>Een</p><ol><li><p>Eronder</p></li></ol></li><li><p>Twee</p></li></ul>"
    '<aside data-block="factbox"><h3>Kader</h3><p>Tekst.</p><h2>Kop</h2>'
    "<ul><li><p>Punt</p></li></ul></aside>"
    '<figure data-embed="https://example.com/v?a=1&amp;b=2"><figcaption>Film</figcaption>'
    "</figure>"
    "<table><tbody><tr><th><p>Jaar</p></th></tr><tr><td><p>2019</p></td></tr></tbody></table>"
    "<p>Slot.</p>"
)
PAIR = "<p>Eerste.</p><p>Tweede.</p>"
A_FRAME = "new Promise((next) => requestAnimationFrame(() => setTimeout(next)))"
FILES = """async ([selector, type, files]) => {
  const transfer = new DataTransfer()
  for (const [name, kind, content] of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], name, { type: kind }))
  }
  const target = document.querySelector(selector)
  const { left, top, width, height } = target.getBoundingClientRect()
  const options = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 }
  target.dispatchEvent(type === "paste"
    ? new ClipboardEvent(type, { ...options, clipboardData: transfer })
    : new DragEvent(type, { ...options, dataTransfer: transfer }))
}"""


def figure(image: Image, caption: str = "", attributes: str = "") -> str:
    return (
        f'<figure data-image="{image.pk}"{attributes}>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


class Desk:
    """An article's form in the browser."""

    def __init__(self, page, article):
        self.page, self.article = page, article
        page.goto(reverse("admin:articles_article_change", args=[article.pk]))
        self.text = page.locator(".tiptap")
        self.text.wait_for()

    @property
    def html(self) -> str:
        return self.page.locator("#id_body").input_value()

    def save(self) -> str:
        """The body as it is stored."""
        with self.page.expect_navigation():
            self.page.click(".submit-row [name=_continue]")
        self.page.locator(".messagelist .success").wait_for()
        return Article.objects.get(pk=self.article.pk).body

    def press(self, *keys: str) -> None:
        """Keys at a person's pace: the cursor is where it shows before the next."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(A_FRAME)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def after(self, selector: str) -> None:
        """Put the cursor at the end of a block."""
        self.text.locator(selector).first.click()
        self.press("End")

    def button(self, name: str) -> None:
        self.page.click(f".prose-menubar__group [data-name={name}]")

    def give_files(
        self, selector: str, how: str, *files: tuple[str, str, bytes]
    ) -> None:
        given = [
            [name, kind, base64.b64encode(body).decode()] for name, kind, body in files
        ]
        self.page.evaluate(FILES, [selector, how, given])


@pytest.fixture
def write(desk_page):
    """Open a story with this body."""
    return lambda body="", **story: Desk(desk_page, make.article(body=body, **story))


def test_a_story_with_every_block_comes_back_as_it_was(write):
    body = EVERY_BLOCK.format(make.image().pk, make.image(file=False, credit="").pk)
    desk = write(body)
    desk.after("> p:last-child")
    desk.write("x")
    desk.press("Backspace")
    assert desk.html == body
    assert desk.save() == body


def test_a_story_is_safe_when_a_script_does_not_load(desk_page, console_errors):
    article = make.article(body=EVERY_BLOCK.format(make.image().pk, make.image().pk))
    desk_page.route("**/editor/boxes*.js", lambda route: route.abort())
    desk = Desk(desk_page, article)
    expect(desk_page.locator(".errornote")).to_contain_text("Laad de pagina opnieuw.")
    expect(desk.text).to_have_attribute("contenteditable", "false")
    # The page after saving is whole again, and complains of nothing.
    desk_page.unroute("**/editor/boxes*.js")
    assert desk.save() == article.body
    assert "ERR_FAILED" in "".join(console_errors)
    console_errors.clear()


def test_a_picture_shows_its_credit_or_where_to_fill_it_in(write):
    credited, bare = make.image("EPA", alt="Hek"), make.image("")
    desk = write(figure(credited) + figure(bare) + figure(make.image(file=False)))
    lines = desk.text.locator(".figure__credit")
    expect(lines).to_have_text(["Beeld EPA", re.compile("^Geen credit"), "Beeld ANP"])
    link = lines.nth(1).locator("a")
    expect(link).to_have_attribute(
        "href", reverse("admin:articles_image_change", args=[bare.pk])
    )
    expect(desk.text.locator(".figure__empty")).to_have_text("Beeld volgt")


def test_pictures_are_asked_for_in_one_request(desk_page):
    images = [make.image() for _ in range(3)]
    asked = []
    desk_page.on("request", lambda request: asked.append(request.url))
    desk = Desk(desk_page, make.article(body="".join(map(figure, images))))
    expect(desk.text.locator(".figure__frame img")).to_have_count(3)
    assert len([url for url in asked if "/library/" in url]) == 1


def test_a_credit_filled_in_elsewhere_shows_on_coming_back(write):
    image = make.image("", alt="Hek")
    desk = write(figure(image))
    expect(desk.text.locator(".figure__missing")).to_have_text("Geen credit")
    Image.objects.filter(pk=image.pk).update(credit="EPA")
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(desk.text.locator(".figure__credit")).to_have_text("Beeld EPA")


def test_a_picture_is_found_and_inserted_by_keyboard(write):
    make.image(caption="Een hond")
    bridge = make.image("EPA", caption="De brug bij  Gouda")
    make.image(caption="Een kat")
    desk = write(PAIR)
    desk.after("> p")
    desk.button("picture")
    desk.write("gouda epa")
    tiles = desk.page.locator(".library__grid button")
    expect(tiles).to_have_count(1)
    desk.press("ArrowDown", "Enter")
    desk.write(", maandag")
    caption = "De brug bij Gouda, maandag"
    assert desk.save() == f"<p>Eerste.</p>{figure(bridge, caption)}<p>Tweede.</p>"


def test_arrow_keys_walk_through_the_grid(write):
    images = [make.image(caption=f"Beeld {number}") for number in range(30)]
    desk = write("")
    desk.text.click()
    desk.button("picture")
    grid = desk.page.locator(".library__grid button")
    expect(grid).to_have_count(24)
    desk.press("ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp", "End")
    expect(grid.last).to_be_focused()
    desk.page.click(".library__more")
    expect(grid).to_have_count(30)
    desk.press("End", "Enter")
    assert desk.save() == figure(images[0], "Beeld 0")


def test_the_library_says_when_it_finds_nothing_or_fails(write, console_errors):
    desk = write("")
    # In place from the start: a browser that is busy lets a request pass a new one.
    cut: list[bool] = []
    desk.page.route("**/library/*", lambda way: way.abort() if cut else way.continue_())
    desk.text.click()
    desk.button("picture")
    status = desk.page.locator(".library__status")
    expect(status).to_have_text("De beeldbank is leeg. Upload het eerste beeld.")
    # Until the last letter was searched for: each pause on the way is a search too.
    with desk.page.expect_response(lambda answer: "q=olifant" in answer.url):
        desk.write("olifant")
    expect(status).to_have_text("Niets gevonden. Probeer minder of andere woorden.")
    cut.append(True)
    desk.press("Enter")
    expect(status).to_contain_text("Geen verbinding.")
    cut.clear()
    status.locator("button").click()
    expect(status).to_have_text("Niets gevonden. Probeer minder of andere woorden.")
    desk.press("Escape")
    expect(desk.page.locator(".library")).to_have_count(0)
    assert len(console_errors) == 1
    console_errors.clear()


HALF_ANSWER = """() => {
  const real = window.fetch
  window.fetch = (url, options) => {
    if (!String(url).endsWith("q=o")) return real(url, options)
    window.halfway = true
    const start = (stream) => {
      stream.enqueue(new TextEncoder().encode("{"))
      options.signal.addEventListener("abort", () => stream.error(options.signal.reason))
    }
    return Promise.resolve(new Response(new ReadableStream({ start })))
  }
  const status = document.querySelector(".library__status")
  window.said = []
  const watch = new MutationObserver(() => window.said.push(status.textContent))
  watch.observe(status, { childList: true })
}"""


def test_a_search_that_is_given_up_halfway_says_nothing(write):
    desk = write("")
    desk.text.click()
    desk.button("picture")
    status = desk.page.locator(".library__status")
    expect(status).to_have_text("De beeldbank is leeg. Upload het eerste beeld.")
    desk.page.evaluate(HALF_ANSWER)
    desk.write("o")
    desk.press("Enter")
    assert desk.page.evaluate("window.halfway")
    desk.write("lifant")
    expect(status).to_have_text("Niets gevonden. Probeer minder of andere woorden.")
    said = dict.fromkeys(desk.page.evaluate("window.said"))
    assert list(said) == [
        "Zoeken…",
        "Niets gevonden. Probeer minder of andere woorden.",
    ]


def test_uploading_in_the_dialog_inserts(write):
    desk = write(PAIR)
    desk.after("> p")
    desk.button("picture")
    desk.page.set_input_files(
        ".library input[type=file]",
        [
            {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": make.jpeg()}
            for n in "ab"
        ],
    )
    expect(desk.text.locator("figure")).to_have_count(2)
    second, first = Image.objects.all()
    stored = f"<p>Eerste.</p>{figure(first)}{figure(second)}<p>Tweede.</p>"
    assert desk.save() == stored


def test_a_refused_file_is_named_and_the_others_are_kept(write, console_errors):
    desk = write("")
    desk.text.click()
    desk.button("picture")
    good = ("goed.jpg", "image/jpeg", make.jpeg())
    desk.give_files(".library", "drop", ("stuk.jpg", "image/jpeg", b"geen beeld"), good)
    expect(desk.page.locator(".library__status span")).to_contain_text("stuk.jpg: ")
    desk.page.locator(".library__status button").click()
    assert desk.save() == figure(Image.objects.get())
    assert len(console_errors) == 1
    console_errors.clear()


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_a_file_in_the_text_goes_to_the_library_and_in_the_story(write, how):
    desk = write(PAIR)
    desk.after("> p")
    desk.give_files(".tiptap > p", how, ("brug.jpg", "image/jpeg", make.jpeg()))
    expect(desk.text.locator("figure")).to_have_count(1)
    assert desk.save() == f"<p>Eerste.</p>{figure(Image.objects.get())}<p>Tweede.</p>"


def test_a_refused_file_in_the_text_says_why_and_changes_nothing(write, console_errors):
    desk = write(PAIR)
    desk.after("> p")
    desk.give_files(".tiptap > p", "drop", ("stuk.jpg", "image/jpeg", b""))
    line = desk.text.locator(".arrival--refused")
    expect(line).to_contain_text("stuk.jpg staat niet in het verhaal. ")
    assert desk.html == PAIR
    line.locator("button").click()
    expect(line).to_have_count(0)
    assert len(console_errors) == 1
    console_errors.clear()


def test_enter_in_a_caption_goes_on_below_the_picture(write):
    image = make.image()
    desk = write(figure(image, "Bij de poort") + "<p>Tekst.</p>")
    desk.text.locator("figcaption").click()
    desk.press("Home", "Enter")
    desk.write("Nieuw.")
    stored = figure(image, "Bij de poort") + "<p>Nieuw.</p><p>Tekst.</p>"
    assert desk.save() == stored


def test_arrow_keys_go_past_a_picture(write):
    image = make.image()
    desk = write(f"<p>Boven.</p>{figure(image)}<p>Onder.</p>")
    desk.after("> p")
    desk.press("ArrowDown", "ArrowDown")
    desk.write("1")
    desk.press("ArrowUp", "ArrowUp")
    desk.write("2")
    assert desk.html == f"<p>Boven.2</p>{figure(image)}<p>1Onder.</p>"


def test_a_picture_moves_by_key_and_by_button(write):
    image = make.image()
    desk = write(PAIR + figure(image, "Poort"))
    desk.text.locator("figcaption").click()
    desk.press("Alt+ArrowUp")
    assert desk.html == f"<p>Eerste.</p>{figure(image, 'Poort')}<p>Tweede.</p>"
    desk.press("Tab")
    up = desk.text.locator("[data-does=up]")
    up.focus()
    desk.press("Enter")
    expect(up).to_be_focused()
    assert desk.html == figure(image, "Poort") + PAIR
    desk.text.locator("[data-does=down]").click()
    desk.press("Escape")
    desk.press("Alt+ArrowDown")
    assert desk.html == PAIR + figure(image, "Poort")


def test_a_picture_is_dragged_to_another_place(write):
    image = make.image(file=False)
    desk = write(figure(image, "Poort") + PAIR)
    desk.text.locator(".figure__empty").wait_for()
    desk.text.evaluate("(text) => text.scrollIntoView()")
    grip = desk.text.locator(".figure__frame").bounding_box()
    x, y = grip["x"] + 60, grip["y"] + grip["height"] - 20
    mouse = desk.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 10, y + 5, steps=3)
    last = desk.text.locator("> p").last.bounding_box()
    mouse.move(last["x"] + 60, last["y"] + last["height"] - 4, steps=5)
    mouse.up()
    assert desk.html == PAIR + figure(image, "Poort")


def test_width_alt_text_and_decorative_are_set_below_the_picture(write):
    image = make.image(alt="Het hek")
    desk = write(figure(image, "Poort"))
    desk.text.locator(".figure__frame").click()
    desk.text.locator("input[value=wide]").check(force=True)
    alt = desk.text.locator(".figure__alt")
    expect(alt).to_have_attribute("placeholder", "Het hek")
    alt.press_sequentially("Een dicht hek ")
    expected = ' data-alt="Een dicht hek " data-size="wide"'
    assert desk.html == figure(image, "Poort", expected)
    desk.text.locator(".figure__decorative input").check()
    expect(alt).to_be_disabled()
    decorative = ' data-decorative="true" data-size="wide"'
    assert desk.save() == figure(image, "Poort", decorative)


def test_backspace_selects_a_picture_before_it_goes_and_undo_brings_it_back(write):
    image = make.image()
    desk = write(figure(image, "Poort") + "<p>Tekst.</p>")
    desk.text.locator("figcaption").click()
    desk.press("Home", "Backspace")
    assert desk.html == figure(image, "Poort") + "<p>Tekst.</p>"
    desk.press("Backspace")
    assert desk.html == "<p>Tekst.</p>"
    desk.press("Control+z")
    assert desk.html == figure(image, "Poort") + "<p>Tekst.</p>"


def test_block_types_leave_a_caption_a_caption(write):
    image = make.image()
    desk = write(figure(image, "Poort"))
    desk.text.locator("figcaption").click()
    desk.press("Control+Alt+2")
    disabled = desk.page.locator(".prose-menubar__group [aria-disabled=true]")
    names = disabled.evaluate_all(
        "(buttons) => buttons.map(({ dataset }) => dataset.name)"
    )
    assert {"blockquote", "pullQuote", "bulletList", "orderedList"} <= set(names)
    assert desk.save() == figure(image, "Poort")


def test_a_pull_quote_repeats_selected_words_or_is_the_paragraph(write):
    desk = write(PAIR)
    desk.text.locator("> p").first.dblclick(position={"x": 12, "y": 12})
    desk.button("pullQuote")
    desk.after("> p:last-child")
    desk.button("pullQuote")
    assert desk.save() == (
        '<p>Eerste.</p><aside data-block="pullquote"><p>Eerste</p></aside>'
        '<aside data-block="pullquote"><p>Tweede.</p></aside>'
    )


def test_a_fact_box_is_written_and_left_by_enter(write):
    desk = write("<p>Boven.</p>")
    desk.after("> p")
    desk.button("factBox")
    desk.write("Titel")
    desk.press("Enter")
    desk.write("Tekst.")
    desk.press("Enter", "Enter")
    desk.write("Verder.")
    assert desk.save() == (
        '<p>Boven.</p><aside data-block="factbox"><h3>Titel</h3><p>Tekst.</p></aside>'
        "<p>Verder.</p>"
    )


def test_a_fact_box_goes_around_paragraphs_and_away_again(write):
    desk = write(PAIR)
    desk.text.click()
    desk.press("Control+a")
    desk.button("factBox")
    boxed = f'<aside data-block="factbox"><h3>Titel</h3>{PAIR}</aside>'
    desk.write("Titel")
    assert desk.html == boxed
    desk.button("factBox")
    assert desk.save() == f"<h2>Titel</h2>{PAIR}"


def test_an_embed_takes_https_only(write):
    desk = write("<p>Boven.</p>")
    desk.after("> p")
    desk.button("embed")
    desk.write("http://example.com/film")
    desk.press("Enter")
    expect(desk.page.locator(".ask__problem")).to_contain_text("https://")
    desk.page.fill(".ask__line", "https://example.com/film")
    desk.press("Enter")
    desk.write("Een film")
    desk.press("Enter")
    desk.write("Onder.")
    assert desk.save() == (
        '<p>Boven.</p><figure data-embed="https://example.com/film">'
        "<figcaption>Een film</figcaption></figure><p>Onder.</p>"
    )


def test_pasted_markup_becomes_blocks_of_the_grammar(write):
    desk = write("")
    desk.text.click()
    pasted = (
        "<h1>Kop</h1><ul><li><p>Een</p><blockquote><p>Citaat</p></blockquote></li></ul>"
        "<table><tr><td>Cel</td></tr></table><figure><img src=x.jpg>"
        "<figcaption>Los</figcaption></figure><script>alert(1)</script>"
    )
    desk.page.evaluate(
        """(html) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData("text/html", html)
          clipboardData.setData("text/plain", "tekst")
          const options = { clipboardData, bubbles: true, cancelable: true }
          document.querySelector(".tiptap").dispatchEvent(new ClipboardEvent("paste", options))
        }""",
        pasted,
    )
    shown = desk.html
    assert re.sub("<[^>]+>", " ", shown).split() == [
        "Kop",
        "Een",
        "Citaat",
        "Cel",
        "Los",
    ]
    assert desk.save() == shown


def test_the_toolbar_speaks_dutch(write):
    desk = write("")
    toolbar = desk.page.locator(".prose-menubar")
    names = toolbar.locator(".prose-menubar__group button:not(.hidden)").evaluate_all(
        "(buttons) => buttons.map((button) => button.getAttribute('aria-label'))"
    )
    assert names == [
        "Voeg een beeld uit de beeldbank in",
        "Fotoserie: meer beelden bij elkaar, uit de beeldbank",
        "Citaat",
        "Maak een streamer van de geselecteerde woorden, of van deze alinea",
        "Kader: een nieuw, of om de geselecteerde alinea’s",
        "Voeg een video of bericht in met het adres",
        "Lijst met punten",
        "Genummerde lijst",
        "Vet",
        "Cursief",
        "Subscript",
        "Superscript",
        "Zeg in welke taal de geselecteerde woorden zijn",
        "Maak een link van de geselecteerde woorden",
        "Voeg een tabel in",
        "Ongedaan maken",
        "Opnieuw",
        "Sneltoetsen (Ctrl + /)",
    ]
    toolbar.locator(".prose-menubar__selected").click()
    options = toolbar.locator(".prose-menubar__option:not(.hidden)")
    expect(options).to_have_text(["Tussenkop", "Alinea"])

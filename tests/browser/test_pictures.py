"""The library, as somebody brings, edits and frames pictures in it."""

import base64
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import PAIR, Desk, figure

# Milliseconds: each file is looked at in a process of its own.
PATIENCE = 30_000
LIBRARY = reverse("admin:articles_image_changelist")
DROP = """files => {
  const transfer = new DataTransfer()
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], name))
  }
  for (const type of ["dragenter", "dragover", "drop"]) {
    const options = { bubbles: true, cancelable: true, dataTransfer: transfer }
    document.querySelector(".bring__zone").dispatchEvent(new DragEvent(type, options))
  }
}"""
# The browser says so itself of every refused file.
REFUSED = re.compile(r"status of 400 .*/bring/")


@pytest.fixture
def library(desk_page):
    desk_page.goto(LIBRARY)
    return desk_page


def file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


def test_many_files_come_in_each_with_its_own_answer(library, console_errors):
    known = make.image(file=(content := make.jpeg()), caption="De brug")
    said = Metadata(description="<b>Nieuw</b>", credit="ANP Foto")
    files = [
        file("nieuw.jpg", make.jpeg(metadata=said)),
        file("<img src=x onerror=alert(1)>.jpg", b"geen beeld"),
        file("bekend.jpg", content),
        file("ook.jpg", make.jpeg()),
    ]
    library.locator(".bring__files").set_input_files(files)
    expect(library.locator(".bring__next a")).to_be_visible(timeout=PATIENCE)
    lines = library.locator(".bring__line")
    expect(lines.locator(".bring__name")).to_have_text(
        [given["name"] for given in files]
    )
    expect(lines.nth(0)).to_contain_text("“<b>Nieuw</b>”")
    expect(lines.nth(1)).to_have_class(re.compile("bring__line--wrong"))
    expect(lines.nth(2).locator("a")).to_have_attribute(
        "href", reverse("admin:articles_image_change", args=[known.pk])
    )
    assert Image.objects.count() == 3
    assert len(console_errors) == 1
    assert REFUSED.search(console_errors.pop())


def test_dropped_files_are_filled_in_on_one_page(library):
    contents = [make.jpeg(), make.jpeg()]
    given = [["a.jpg", base64.b64encode(contents[0]).decode()]]
    given += [["b.jpg", base64.b64encode(contents[1]).decode()]]
    library.evaluate(DROP, given)
    library.locator(".bring__next a").click(timeout=PATIENCE)
    library.locator("#id_all-credit").fill("ANP")
    lines = library.locator(".together__line")
    expect(lines).to_have_count(2)
    lines.nth(0).locator("textarea[name$=caption]").fill("De eerste\nbrug")
    lines.nth(0).locator("textarea[name$=alt]").fill("Een brug")
    lines.nth(1).locator("input[type=text][name$=-credit]").fill("EPA")
    library.locator(".submit-row [type=submit]").click()
    library.locator(".messagelist .success").wait_for()
    found = Image.objects.order_by("-pk").values_list("credit", "caption", "alt")
    assert list(found) == [("ANP", "De eerste\nbrug", "Een brug"), ("EPA", "", "")]


def test_pictures_are_chosen_and_edited_with_the_keyboard(library):
    for _ in range(2):
        make.image(caption="Brug")
    library.reload()
    library.locator("#action-toggle").focus()
    library.keyboard.press("Space")
    expect(library.locator("tr.selected")).to_have_count(2)
    library.locator("select[name=action]").select_option("edit_together")
    library.locator(".actions button").focus()
    library.keyboard.press("Enter")
    expect(library.locator(".together__line")).to_have_count(2)


def test_the_focal_point_is_clicked_and_moved_by_key(desk_page):
    image = make.image(file=make.jpeg(400, 200))
    desk_page.goto(reverse("admin:articles_image_change", args=[image.pk]))
    picture = desk_page.locator(".focus")
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(desk_page.locator("#id_focal_x")).to_have_value(re.compile(r"0\.2[45]"))
    desk_page.locator("#id_focal_x").fill("0.3")
    point = desk_page.locator(".focus__point")
    assert point.evaluate("point => point.style.left") == "30%"
    point.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "ArrowUp"):
        desk_page.keyboard.press(key)
    expect(desk_page.locator("#id_focal_x")).to_have_value("0.41")
    crop = desk_page.locator(".crops__square img")
    assert crop.evaluate("crop => crop.style.objectPosition").startswith("41% 7")
    desk_page.click(".submit-row [name=_continue]")
    desk_page.locator(".messagelist .success").wait_for()
    image.refresh_from_db()
    assert (image.focal_x, round(image.focal_y, 1)) == (0.41, 0.7)


def test_of_three_files_dropped_in_a_story_a_bad_one_stops_no_other(
    desk_page, console_errors
):
    desk = Desk(desk_page, make.article(body=PAIR))
    files = [
        ("een.jpg", "image/jpeg", make.jpeg(metadata=Metadata(description="Een"))),
        ("stuk.jpg", "image/jpeg", b"geen beeld"),
        ("drie.jpg", "image/jpeg", make.jpeg(metadata=Metadata(description="Drie"))),
    ]
    desk.give_files(".tiptap > p", "drop", *files)
    expect(desk.text.locator("figure")).to_have_count(2, timeout=PATIENCE)
    line = desk.text.locator(".arrival--refused")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("stuk.jpg staat niet in het verhaal.")
    expect(line).to_have_attribute("role", "alert")
    # The message stands where its picture would have.
    before = line.evaluate("line => line.previousElementSibling.innerText")
    after = line.evaluate("line => line.nextElementSibling.innerText")
    assert ("Een" in before, "Drie" in after) == (True, True)
    first, last = Image.objects.order_by("pk")
    pictures = figure(first, "Een") + figure(last, "Drie")
    assert desk.save() == f"<p>Eerste.</p>{pictures}<p>Tweede.</p>"
    assert len(console_errors) == 1
    console_errors.clear()


def test_another_file_keeps_captions_and_asks_where_it_says_something_else(desk_page):
    image = make.image("EPA", caption="Van de redactie")
    story = make.edition("Open", lead_image=image, lead_caption="Van het verhaal")
    desk_page.goto(reverse("admin:articles_image_change", args=[image.pk]))
    said = Metadata(description="Van het bureau", credit="ANP Foto")
    content = make.jpeg(480, 320, metadata=said)
    desk_page.set_input_files("#id_file", file("nieuw.jpg", content))
    desk_page.click("[name=_save]")
    table = desk_page.locator(".choose__table")
    expect(table.locator("tbody th")).to_have_text(["Credit", "Onderschrift"])
    expect(table.locator("input:checked")).to_have_count(2)
    table.locator("[name=credit][value=take]").check()
    desk_page.click(".submit-row [type=submit]")
    desk_page.locator(".messagelist .success").first.wait_for()
    image.refresh_from_db()
    assert (image.credit, image.caption, image.width) == (
        "ANP",
        "Van de redactie",
        480,
    )
    desk_page.goto(story.get_absolute_url())
    expect(desk_page.locator("article figcaption")).to_have_text(
        "Van het verhaal Beeld ANP"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_librarys_pages(library, scheme):
    library.emulate_media(color_scheme=scheme)
    said = Metadata(description="Uit het bestand", credit="ANP Foto")
    image = make.image("EPA", file=make.jpeg(metadata=said), caption="De brug")
    loose = make.image("epa-efe", alt="", caption="Los")
    make.edition("Brug open", lead_image=image)
    ids = f"id={image.pk}&id={loose.pk}"
    pages = [
        f"{LIBRARY}?missing=credit",
        reverse("admin:articles_image_add"),
        f"{reverse('admin:articles_image_edit')}?{ids}",
        reverse("admin:articles_image_credits"),
        reverse("admin:articles_image_choose", args=[image.pk]),
        reverse("admin:articles_image_delete", args=[image.pk]),
        reverse("admin:articles_image_delete", args=[loose.pk]),
    ]
    faults = {}
    for page in pages:
        library.goto(page)
        faults[page] = violations(library)
    library.goto(reverse("admin:articles_image_change", args=[image.pk]))
    library.fill("#id_credit", "")
    library.click("[name=_save]")
    library.locator(".field-credit .errorlist a").wait_for()
    faults["refused"] = violations(library)
    assert {page: found for page, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("button", ["picture", "gallery"])
def test_axe_finds_nothing_in_the_dialog(desk_page, scheme, button):
    desk_page.emulate_media(color_scheme=scheme)
    make.image("EPA", caption="De brug")
    make.image("", file=False, alt="")
    desk = Desk(desk_page, make.article(body=PAIR))
    desk.after("> p")
    desk.button(button)
    expect(desk_page.locator(".library__grid button")).to_have_count(2)
    if button == "gallery":
        desk_page.locator(".library__grid button").first.click()
    assert violations(desk_page) == []


@pytest.mark.parametrize("width", [390, 1024, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_too_wide_or_too_small_to_hit(library, width, scheme):
    image = make.image(caption="Brug " * 40, credit="ANP / " + "x" * 190)
    make.image("", file=False, caption="w" * 300, alt="")
    library.set_viewport_size({"width": width, "height": 900})
    library.emulate_media(color_scheme=scheme)
    pages = [
        LIBRARY,
        reverse("admin:articles_image_change", args=[image.pk]),
        f"{reverse('admin:articles_image_edit')}?id={image.pk}",
        reverse("admin:articles_image_credits"),
    ]
    for page in pages:
        library.goto(page)
        assert library.evaluate("document.documentElement.scrollWidth") <= width
        assert library.evaluate(SMALL) == []


# WCAG 2.5.8, of what is ours; links in running text may be as small as their line.
SMALL = """() => [...document.querySelectorAll(
  ".bring button, .library-search input:not([type=hidden]), .toggles a, .library-grid td.action-checkbox, .pages a, .focus__point, .picture-form .object-tools :is(a, button), .together input:not([type=hidden]), .recredit label"
)].filter((target) => target.checkVisibility()).map((target) => [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([words]) => words)"""

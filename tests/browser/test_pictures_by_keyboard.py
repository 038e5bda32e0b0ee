"""A day with pictures without a mouse: from the file to what readers see."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.images.image import Image
from tests import make
from tests.browser.test_editor import A_FRAME, figure
from tests.browser.test_gallery import gallery

# Milliseconds: each file is looked at in a process of its own.
PATIENCE = 60_000
MOST_TABS = 150
FOCUSED = "element => element === document.activeElement"
TEXT = ".tiptap"
pytestmark = pytest.mark.django_db(transaction=True)


class Hands:
    """Somebody at a keyboard."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(A_FRAME)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def to(self, selector: str, key: str = "Tab") -> None:
        """Tab on until it has the focus, and shows it."""
        goal = self.page.locator(selector).first
        goal.wait_for(timeout=PATIENCE)
        for _ in range(MOST_TABS):
            if goal.evaluate(FOCUSED):
                return
            self.press(key)
        pytest.fail(f"{selector} cannot be reached with {key}.", pytrace=False)

    def open(self, selector: str) -> None:
        """Follow a link or press a button that leads to another page."""
        self.to(selector)
        self.enter()

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


@pytest.fixture
def hands(page):
    # Chromium catches choosers a while after somebody asks for them: ask early.
    page.on("filechooser", lambda chooser: None)
    return Hands(page)


def test_a_picture_from_its_file_to_its_readers(hands, page, live_server):
    make.editor("anna", password="een-lang-wachtwoord")
    make.section("Binnenland")
    series = [make.image(caption=f"Serie {number}") for number in (1, 2, 3)]
    sign_in(hands)
    bring(hands)
    edit(hands)
    image = Image.objects.latest("pk")
    assert (image.credit, image.caption, image.alt) == ("EPA", "De brug", "Een brug")
    assert (image.focal_x, image.focal_y) == (0.61, 0.4)

    write(hands)
    insert(hands)
    describe(hands)
    move(hands)
    add_gallery(hands)
    lead(hands)
    publish(hands)

    edition = Edition.objects.get()
    described = figure(image, "De brug bij nacht", ' data-alt="Een hek"')
    several = gallery(*(figure(each, each.caption) for each in series))
    assert edition.body == f"<p>Eerste.</p>{described}<p>Tweede.</p>{several}"
    assert (edition.lead_image, edition.lead_caption) == (image, "De brug")
    page.goto(edition.get_absolute_url())
    captions = page.locator("article figcaption")
    expect(captions).to_have_text(
        [
            "De brug Beeld EPA",
            "De brug bij nacht Beeld EPA",
            "1/3 Serie 1 Beeld ANP",
            "2/3 Serie 2 Beeld ANP",
            "3/3 Serie 3 Beeld ANP",
        ]
    )


def sign_in(hands) -> None:
    hands.page.goto(reverse("admin:index"))
    hands.to("#id_username")
    hands.write("anna")
    hands.press("Tab")
    hands.write("een-lang-wachtwoord")
    hands.enter()


def bring(hands) -> None:
    """A file comes in by its chooser; its words are filled in on the page that follows."""
    library = reverse("admin:articles_image_changelist")
    hands.open(f"#content-main a[href='{library}']")
    hands.to(".bring__button")
    with hands.page.expect_file_chooser() as chooser:
        hands.press("Enter")
    content = make.jpeg(480, 320)
    file = {"name": "brug.jpg", "mimeType": "image/jpeg", "buffer": content}
    chooser.value.set_files([file])
    hands.open(".bring__next a")
    hands.to(".together__line input[name$=-credit]:not([type=hidden])")
    hands.write("foto: epa-efe")
    hands.to(".together__line textarea[name$=-caption]")
    hands.write("De brug")
    hands.open(".together [type=submit]")


def edit(hands) -> None:
    """On its own form the picture gets alt text and a focal point."""
    hands.open(".library-grid a.tile")
    hands.to(".focus__point")
    hands.press("Shift+ArrowRight", "ArrowRight", "Shift+ArrowUp")
    hands.to("#id_alt")
    hands.write("Een brug")
    hands.open("[name=_save]")
    hands.page.locator(".messagelist .success").wait_for()


def write(hands) -> None:
    hands.page.goto(reverse("admin:articles_article_add"))
    hands.page.locator(TEXT).wait_for()
    hands.to("#id_headline")
    hands.write("Brug gaat open")
    hands.to(".field-section .select2-selection")
    hands.press("Enter")
    hands.write("Binnen")
    expect(hands.page.locator(".select2-results__option--highlighted")).to_have_text(
        "Binnenland"
    )
    hands.press("Enter")
    hands.to(TEXT, "Shift+Tab")
    hands.write("Eerste.")
    hands.press("Enter")
    hands.write("Tweede.")
    hands.press("ArrowUp", "End")


def insert(hands) -> None:
    """The button in the toolbar; the dialog gives the cursor back where it was."""
    hands.to(".prose-menubar__group [data-name=picture]", "Shift+Tab")
    hands.press("Enter")
    expect(hands.page.locator(".library__words")).to_be_focused()
    hands.write("brug epa")
    expect(hands.page.locator(".library__grid button")).to_have_count(1)
    hands.press("ArrowDown", "Enter")
    expect(hands.page.locator(f"{TEXT} figure")).to_contain_text("De brug")
    hands.write(" bij nacht")


def describe(hands) -> None:
    """Every control below the picture; Escape comes back to the text."""
    shown = hands.page.locator(f"{TEXT} figure.figure")
    for key, size in (("ArrowRight", "wide"), ("ArrowRight", "half")):
        hands.press("Tab")
        hands.to(f"{TEXT} .figure.is-here .figure__sizes input:checked")
        hands.press(key)
        expect(shown).to_have_attribute("data-size", size)
        hands.press("Escape")
    hands.to(f"{TEXT} .figure.is-here .figure__sizes input:checked")
    hands.press("ArrowLeft", "ArrowLeft")
    expect(shown).to_have_attribute("data-size", "normal")
    decorative = f"{TEXT} .figure.is-here .figure__decorative input"
    hands.to(decorative)
    hands.press("Space")
    expect(hands.page.locator(f"{TEXT} .figure__alt")).to_be_disabled()
    hands.press("Space")
    hands.to(f"{TEXT} .figure.is-here .figure__alt", "Shift+Tab")
    hands.write("Een hek")
    hands.press("Escape")


def move(hands) -> None:
    body = hands.page.locator("#id_body")
    hands.press("Alt+ArrowDown")
    expect(body).to_have_value(re.compile(r"^<p>Eerste.</p><p>Tweede.</p><figure"))
    hands.press("Alt+ArrowUp")
    expect(body).to_have_value(re.compile(r"^<p>Eerste.</p><figure"))


def add_gallery(hands) -> None:
    hands.press("Control+End")
    hands.to(".prose-menubar__group [data-name=gallery]", "Shift+Tab")
    hands.press("Enter")
    expect(hands.page.locator(".library__words")).to_be_focused()
    hands.write("serie")
    expect(hands.page.locator(".library__grid button")).to_have_count(3)
    # The newest picture stands first; they go in as they are ticked.
    hands.press("ArrowDown", "End", "Space", "ArrowLeft", "Space", "ArrowLeft", "Space")
    hands.to(".library__head .desk-dialog__first:not([hidden]) >> nth=-1")
    hands.press("Enter")
    expect(hands.page.locator(f"{TEXT} .gallery figure")).to_have_count(3)


def lead(hands) -> None:
    hands.to(".lead__choose")
    hands.press("Enter")
    expect(hands.page.locator(".library__words")).to_be_focused()
    hands.write("brug epa")
    expect(hands.page.locator(".library__grid button")).to_have_count(1)
    hands.press("ArrowDown", "Enter")
    expect(hands.page.locator(".lead__credit")).to_have_text("Beeld EPA")


def publish(hands) -> None:
    hands.to("[name=_publish]", "Shift+Tab")
    hands.enter()
    assert (Article.objects.count(), Edition.objects.count()) == (1, 0)
    hands.open(".act__buttons [type=submit]")
    expect(hands.page.locator(".messagelist")).to_contain_text("Online sinds")

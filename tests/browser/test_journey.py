"""The main job, end to end: sign in, import, edit, add a picture, publish, read, follow."""

import io

import feedparser
import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.images.metadata.fields import Metadata
from tests import make

COPY = """Interview
Brugwachter gaat met pensioen

Brugwachter Ko Dijkema bij zijn brug. Foto anp

ZALTBOMMEL (ANP) - Na veertig jaar draait Ko Dijkema zijn laatste brug.

Laatste schip

Het laatste schip heet Vertrouwen.
"""


@pytest.fixture
def imported(tmp_path, transactional_db) -> Article:
    """A story that came in as copy, with a file for its picture."""
    make.section("Binnenland")
    story, picture = tmp_path / "brug.txt", tmp_path / "brug.jpg"
    story.write_text(COPY, encoding="utf-8")
    picture.write_bytes(make.jpeg(metadata=Metadata(alt_text="Een man bij een brug")))
    out = io.StringIO()
    call_command("import_copy", story, images=[picture], stdout=out)
    article = Article.objects.get()
    assert (
        out.getvalue().strip().endswith(f"/admin/articles/article/{article.pk}/change/")
    )
    return article


def test_from_copy_to_page_and_feed(page, live_server, imported):
    make.editor("anna", password="een-lang-wachtwoord")
    make.image("EPA", caption="Het schip.", alt="Een schip")

    # Sign in
    change = reverse("admin:articles_article_change", args=[imported.pk])
    page.goto(change)
    page.fill("#id_username", "anna")
    page.fill("#id_password", "een-lang-wachtwoord")
    page.click("[type=submit]")
    text = page.locator(".tiptap")
    expect(text.locator("h2")).to_have_text("Laatste schip")

    # Edit, and put a picture in the text
    page.fill("#id_headline", "‘Dit was mijn laatste brug’")
    text.locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Dan is het stil.")
    page.click(".prose-menubar__group [data-name=picture]")
    page.locator(".library button", has_text="Het schip").click()
    expect(text.locator("figure")).to_contain_text("Het schip.")
    expect(text.locator("figure")).to_contain_text("Beeld EPA")

    # Publish: save first, then say what will happen, then do it
    page.click("[name=_publish]")
    expect(page.locator(".act__state")).to_have_text("Lezers nu: Niet gepubliceerd")
    assert not Edition.objects.exists()
    page.locator(".act__buttons [type=submit]").click()
    expect(page.locator(".messagelist")).to_contain_text("Online sinds")
    page.locator(".messagelist a").click()

    # Read
    story = page.locator("article")
    expect(story.locator("h1")).to_have_text("‘Dit was mijn laatste brug’")
    expect(story).to_contain_text("Interview")
    expect(story).to_contain_text("Zaltbommel")
    captions = story.locator("figcaption")
    expect(captions).to_have_text(
        ["Brugwachter Ko Dijkema bij zijn brug. Foto ANP", "Het schip. Beeld EPA"]
    )
    expect(story).to_contain_text("Het laatste schip heet Vertrouwen. Dan is het stil.")
    page.goto("/")
    expect(page.locator("main")).to_contain_text("‘Dit was mijn laatste brug’")

    # Follow
    (entry,) = feedparser.parse(page.request.get("/rss.xml").body()).entries
    assert entry.title == "‘Dit was mijn laatste brug’"
    assert "Het schip. <small>Beeld EPA</small>" in entry.content[0].value
    credits = [credit["content"] for credit in entry.media_credit]
    assert credits == ["ANP", "EPA"]


@pytest.mark.parametrize("width", [320, 390, 1024, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_all_work_without_scripts(
    browser, live_server, transactional_db, width, scheme
):
    edition = make.edition(
        "Een heel lange kop met lettergreepafbreekproblemen",
        lead_image=make.image(),
        authors=[make.author()],
        tags=["Bruggen"],
    )
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=False,
        base_url=live_server.url,
    )
    page = context.new_page()
    for address in (
        "/",
        "/binnenland/",
        edition.get_absolute_url(),
        "/tag/bruggen/",
        "/x/",
    ):
        page.goto(address)
        expect(page.locator("h1, .masthead").first).to_be_visible()
        page.locator("body").screenshot()
        box = page.locator("html").bounding_box()
        assert box["width"] <= width, address
    context.close()

"""A liveblog with two browsers: the desk posts, and a waiting reader gets it."""

import re

import pytest
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition
from articles.editions.live_withdraw import withdraw_post
from tests import make
from tests.browser.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

# A waiting page asks every eight seconds or so, and caches may answer for four.
SOON = 25_000
NAMED = """() => [...document.querySelectorAll("[data-live-form]")].every((form) =>
  form.querySelector(".tiptap")?.ariaLabel &&
  form.querySelector(".select2-selection")?.getAttribute("aria-labelledby").includes("_name"))"""


@pytest.fixture
def blog(transactional_db):
    blog = make.liveblog(authors=[make.author()])
    make.live_post(blog, "<p>Het begint te waaien.</p>", headline="Wind")
    return blog


def desk_address(blog) -> str:
    return f"/admin/articles/article/{blog.article_id}/live/"


@pytest.fixture
def reader(browser, live_server, console_errors):
    """Somebody else's browser."""
    context = browser.new_context(base_url=live_server.url, locale="nl-NL")
    page = context.new_page()
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    yield page
    context.close()


def seen(blog) -> list[str]:
    live = LivePostEdition.objects.live(blog.article_id).newest_first()
    return list(live.values_list("body", flat=True))


def test_the_desk_posts_in_two_keystrokes_and_the_waiting_reader_reads_it(
    desk_page, reader, blog
):
    reader.goto(blog.get_absolute_url())
    button = reader.locator(".live__button")
    expect(reader.locator(".post")).to_have_count(1)
    desk_page.goto(desk_address(blog))
    # The caret is in the text at once.
    expect(desk_page.locator("[data-live-form] .tiptap")).to_be_focused()
    desk_page.keyboard.type("Het stormt.")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#live-posts article").first).to_contain_text(
        "Het stormt."
    )
    assert seen(blog) == ["<p>Het stormt.</p>", "<p>Het begint te waaien.</p>"]

    # Nothing moves by itself: the reader is told, and asks for it.
    expect(button).to_be_visible(timeout=SOON)
    assert reader.title().startswith("(1) ")
    expect(reader.locator(".post")).to_have_count(1)
    assert violations(reader) == []
    button.click()
    expect(reader.locator(".post").first).to_contain_text("Het stormt.")
    expect(reader.locator(".post")).to_have_count(2)
    expect(reader.locator("#post-2")).to_be_focused()
    expect(button).to_be_hidden()
    assert not reader.title().startswith("(")

    # And once more, without leaving the keyboard.
    desk_page.keyboard.type("De dijk houdt.")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#live-posts article")).to_have_count(3)
    assert seen(blog)[0] == "<p>De dijk houdt.</p>"


def test_what_was_changed_or_withdrawn_reaches_the_waiting_reader(reader, blog):
    post = make.live_post(blog, "<p>Er zijn gewonden.</p>")
    reader.goto(blog.get_absolute_url())
    article = Article.objects.get(pk=blog.article_id)
    withdraw_post(article, uuid=post.uuid, by=None, reason="Klopte niet.")
    first = LivePostEdition.objects.get(post=1)
    make.live_post(
        blog, "<p>Het waait hard.</p>", uuid=first.uuid, began_from=1, headline="Wind"
    )
    expect(reader.locator("#post-2")).not_to_contain_text("gewonden", timeout=SOON)
    expect(reader.locator(".live__button")).to_be_visible(timeout=SOON)
    reader.locator(".live__button").click()
    expect(reader.locator("#post-1")).to_contain_text("Het waait hard.")
    expect(reader.locator(".post__changed")).to_be_visible()


def test_a_link_to_a_post_on_another_page_leads_to_that_post(reader, blog):
    for number in range(21):
        make.live_post(blog, f"<p>Bericht {number}</p>")
    reader.goto(f"{blog.get_absolute_url()}#post-1")
    reader.wait_for_url("**/1/")
    expect(reader.locator("#post-1")).to_contain_text("Het begint te waaien.")


def test_without_scripts_readers_read_it_all(browser, live_server, blog):
    for number in range(21):
        make.live_post(blog, f"<p>Bericht {number}</p>")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(blog.get_absolute_url())
    expect(page.locator(".post")).to_have_count(20)
    expect(page.locator(".live__button")).to_be_hidden()
    page.click("a[rel=next]")
    expect(page.locator(".post").last).to_contain_text("Het begint te waaien.")
    page.locator(".post__time a").last.click()
    expect(page.locator(".post")).to_have_count(1)
    context.close()


def test_without_scripts_the_desk_posts_too(
    browser, live_server, log_in, context, blog
):
    log_in(make.editor())
    cookies = context.cookies()
    bare = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    bare.add_cookies(cookies)
    page = bare.new_page()
    page.goto(desk_address(blog))
    page.fill("textarea[name=body]", "<p>Met de hand.</p>")
    page.click(".live-form__send [type=submit]")
    expect(page.locator(".messagelist")).to_contain_text("2")
    assert seen(blog)[0] == "<p>Met de hand.</p>"
    bare.close()


def test_a_text_that_did_not_go_out_stays_and_comes_back(
    desk_page, blog, console_errors
):
    desk_page.goto(desk_address(blog))
    said = desk_page.locator(".live-form__said")
    desk_page.fill("[name=headline]", "Storm")
    desk_page.locator("[data-live-form] .tiptap").click()
    desk_page.keyboard.type("Het stormt.")
    desk_page.route("**/live/", lambda route: route.abort())
    desk_page.keyboard.press("Control+Enter")
    expect(said).to_have_attribute("data-state", "wrong")
    expect(desk_page.locator("[data-live-form] .tiptap")).to_contain_text("Het stormt.")
    desk_page.unroute("**/live/")
    console_errors.clear()

    desk_page.goto("/admin/")
    desk_page.goto(desk_address(blog))
    expect(said).to_have_attribute("data-state", "kept")
    expect(desk_page.locator("[data-live-form] .tiptap")).to_contain_text("Het stormt.")
    expect(desk_page.locator("[name=headline]")).to_have_value("Storm")
    desk_page.keyboard.press("Control+Enter")
    expect(said).to_have_attribute("data-state", "done")
    assert seen(blog)[0] == "<p>Het stormt.</p>"

    desk_page.goto("/admin/")
    desk_page.goto(desk_address(blog))
    expect(desk_page.locator("[data-live-form] .tiptap")).to_be_focused()
    expect(said).to_be_empty()
    expect(desk_page.locator("[data-live-form] .tiptap")).to_have_text("")


def test_whose_session_has_ended_signs_in_and_posts(
    desk_page, context, blog, console_errors
):
    user = make.editor("ko", password="een-lang-wachtwoord")
    context.clear_cookies()
    desk_page.goto(f"/admin/login/?next={desk_address(blog)}")
    desk_page.fill("#id_username", user.username)
    desk_page.fill("#id_password", "een-lang-wachtwoord")
    desk_page.click("[type=submit]")
    expect(desk_page.locator("[data-live-form] .tiptap")).to_be_focused()
    desk_page.keyboard.type("Nog hier.")
    context.clear_cookies()
    desk_page.keyboard.press("Control+Enter")
    desk_page.fill("#session-password", "een-lang-wachtwoord")
    desk_page.keyboard.press("Enter")
    expect(desk_page.locator("#live-posts article").first).to_contain_text("Nog hier.")
    assert seen(blog)[0] == "<p>Nog hier.</p>"
    console_errors.clear()


def test_two_presses_in_a_row_post_once(desk_page, blog):
    desk_page.goto(desk_address(blog))
    expect(desk_page.locator("[data-live-form] .tiptap")).to_be_focused()
    desk_page.keyboard.type("Eén keer.")
    desk_page.keyboard.press("Control+Enter")
    desk_page.keyboard.press("Control+Enter")
    expect(desk_page.locator("#live-posts article")).to_have_count(2)
    desk_page.wait_for_timeout(1_000)
    assert seen(blog) == ["<p>Eén keer.</p>", "<p>Het begint te waaien.</p>"]


def test_a_post_is_changed_in_its_place_and_marked_by_a_button(desk_page, blog):
    desk_page.goto(desk_address(blog))
    row = desk_page.locator("#post-1")
    row.get_by_role("link", name=re.compile("1$")).click()
    text = desk_page.locator("#post-1 .tiptap")
    expect(text).to_be_focused()
    desk_page.keyboard.press("Control+End")
    desk_page.keyboard.type(" Hard.")
    desk_page.keyboard.press("Control+Enter")
    expect(row.locator(".read")).to_have_text("Het begint te waaien. Hard.")
    row.locator("form[action*=live_mark] button").first.click()
    expect(row.locator(".live-row__mark")).to_have_count(1)
    assert LivePostEdition.objects.live(blog.article_id).get().pinned is True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_and_desk_find_no_barrier(desk_page, reader, blog, scheme):
    make.live_post(
        blog, "<p>Het stormt.</p>", headline="Storm", pinned=True, key_event=True
    )
    for page, address in (
        (desk_page, desk_address(blog)),
        (desk_page, f"{desk_address(blog)}?edit=1"),
        (reader, blog.get_absolute_url()),
        (reader, f"{blog.get_absolute_url()}1/"),
    ):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        # The scripts name what the admin leaves without one.
        page.wait_for_function(NAMED)
        assert violations(page) == [], address


def test_the_library_s_pictures_go_in_a_post_with_their_credit(desk_page, blog):
    make.image("EPA", caption="Het schip.", alt="Een schip")
    desk_page.goto(desk_address(blog))
    expect(desk_page.locator("[data-live-form] .tiptap")).to_be_focused()
    desk_page.click(".prose-menubar__group [data-name=picture]")
    desk_page.locator(".library button", has_text="Het schip").click()
    expect(desk_page.locator(".tiptap figure")).to_contain_text("Beeld EPA")
    desk_page.click(".live-form__send [type=submit]")
    expect(desk_page.locator("#live-posts article")).to_have_count(2)
    desk_page.goto(blog.get_absolute_url())
    expect(desk_page.locator("#post-2 figcaption")).to_have_text("Het schip. Beeld EPA")

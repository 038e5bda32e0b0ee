"""Nothing that an editor typed is lost: crashes, cut lines, dead servers, old sessions."""

import contextlib
import os
import re
import signal
import sys

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, expect

from articles.drafts.article import Article
from articles.drafts.autosave import latest_for
from articles.drafts.revision import Revision, record
from tests import make
from tests.browser.conftest import PATIENCE
from tests.browser.test_editor import EVERY_BLOCK
from tests.servers import free_port, running

PASSWORD = "een-lang-wachtwoord"
WORKING_COPY = re.compile("/working_copy/$")
IN_THE_BROWSER = """key => new Promise((resolve) => {
  const request = indexedDB.open("newsroom-rescue", 1)
  request.onsuccess = () => {
    const all = request.result.transaction("copies").objectStore("copies").getAll()
    all.onsuccess = () => resolve(all.result.map(({ typed }) => typed[key][0]))
  }
})"""


class Writer:
    """Somebody with a browser of their own, at the form of a story."""

    def __init__(self, browser, site: str, user):
        self.user = user
        self.context = browser.new_context(
            base_url=site, locale="nl-NL", timezone_id="Europe/Amsterdam"
        )
        self.context.set_default_timeout(PATIENCE)
        self.sign_in(site)

    def sign_in(self, site: str) -> None:
        client = Client()
        client.force_login(self.user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": site}
        self.context.add_cookies([cookie])

    def open(self, article: Article | None = None):
        """The form in a new tab, once what was kept has been asked for."""
        self.page = self.context.new_page()
        self.load(article)
        return self

    def load(self, article: Article | None = None) -> None:
        name, args = ("change", [article.pk]) if article else ("add", [])
        with self.page.expect_response(WORKING_COPY):
            self.page.goto(reverse(f"admin:articles_article_{name}", args=args))
        self.page.locator(".tiptap").wait_for()

    def type(self, words: str, field: str = "headline") -> None:
        box = ".tiptap" if field == "body" else f"#id_{field}"
        self.page.locator(box).click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(words)

    def value(self, field: str) -> str:
        return self.page.locator(f"#id_{field}").input_value()

    def state(self, name: str) -> None:
        expect(self.page.locator(".keeping")).to_have_attribute("data-state", name)

    def rescued(self, words: str, field: str = "headline") -> None:
        """Wait until the browser's own copy ends like this."""
        script = f"async (words) => ((await ({IN_THE_BROWSER})('{field}')).at(-1) ?? '').includes(words)"
        self.page.wait_for_function(script, arg=words)

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.click(".submit-row [name=_continue]")
        self.page.locator(".messagelist .success").wait_for()

    def take_over(self) -> None:
        self.page.locator(".offer__take").first.click()
        expect(self.page.locator(".offer")).to_have_count(0)

    def crash(self) -> None:
        """The tab dies, without a word to its page."""
        with contextlib.suppress(Error):
            self.page.goto("chrome://crash")
        self.page.close()

    @property
    def offers(self):
        return self.page.locator(".offer")


@pytest.fixture
def people(browser):
    """`people(site, user)`: somebody at a browser of their own."""
    writers = []

    def somebody(site: str, user) -> Writer:
        writers.append(Writer(browser, site, user))
        return writers[-1]

    yield somebody
    for writer in writers:
        writer.context.close()


@pytest.fixture
def anna(live_server, people):
    return people(live_server.url, make.editor("anna", password=PASSWORD))


@pytest.fixture
def bram(live_server, people):
    return people(live_server.url, make.editor("bram", first_name="Bram"))


class Server:
    """The real server on the test's database, which can be stopped dead and started."""

    def __init__(self, env, log):
        self.port, self.env, self.log = free_port(), env, log
        self.url = f"http://127.0.0.1:{self.port}"
        self.stack = contextlib.ExitStack()

    def start(self) -> None:
        granian = [sys.executable, "-m", "granian", "newsroom.wsgi:application"]
        options = f"--interface wsgi --no-ws --host 127.0.0.1 --port {self.port}"
        command = [*granian, *options.split()]
        self.process = self.stack.enter_context(
            running(command, env=self.env, log=self.log)
        )

    def signal(self, number: int) -> None:
        os.killpg(self.process.pid, number)

    def kill(self) -> None:
        if self.process.poll() is None:
            self.signal(signal.SIGKILL)
            self.process.wait()

    def answers(self, page) -> None:
        """Wait until it does."""
        for _ in range(240):
            with contextlib.suppress(Error):
                page.request.get(f"{self.url}/admin/login/")
                return
            page.wait_for_timeout(250)
        pytest.fail(self.log.read_text(encoding="utf-8"))


@pytest.fixture
def server(other_process, tmp_path):
    """Started; the test may kill it and start it again."""
    server = Server(other_process | {"DEBUG": "on"}, tmp_path / "log")
    with server.stack:
        server.start()
        yield server
        # Browsers that still hold a line to it are not waited for.
        server.kill()


def test_a_tab_that_crashes_at_once_is_offered_its_words(anna):
    article = make.article("Brug", body=make.BODY)
    anna.context.route(
        WORKING_COPY,
        lambda route: (
            route.abort() if route.request.method == "POST" else route.continue_()
        ),
    )
    anna.open(article)
    anna.type(" gaat niet open")
    anna.type(" Of toch.", "body")
    anna.rescued("Of toch.", "body")
    anna.crash()
    anna.context.unroute(WORKING_COPY)
    anna.open(article)
    expect(anna.offers).to_have_count(1)
    assert anna.value("headline") == "Brug"
    anna.page.locator(".offer__look summary").click()
    expect(anna.page.locator(".offer__field")).to_have_count(2)
    expect(anna.page.locator(".offer__look")).to_contain_text("Brug gaat niet open")
    anna.take_over()
    assert anna.value("headline") == "Brug gaat niet open"
    anna.save()
    article.refresh_from_db()
    words = "<p>De brug gaat maandag open. Of toch.</p>"
    assert (article.headline, article.body) == ("Brug gaat niet open", words)
    anna.load(article)
    expect(anna.offers).to_have_count(0)
    assert anna.page.evaluate(IN_THE_BROWSER, "headline") == []


def test_autosave_keeps_it_for_another_browser_and_makes_no_history(
    anna, people, live_server
):
    article = make.article("Brug")
    anna.open(article)
    anna.type(" open")
    anna.state("kept")
    assert Article.objects.get().headline == "Brug"
    assert Revision.objects.count() == 0
    home = people(live_server.url, anna.user).open(article)
    expect(home.offers).to_have_count(1)
    home.take_over()
    assert home.value("headline") == "Brug open"
    home.save()
    assert Article.objects.get().headline == "Brug open"
    home.load(article)
    expect(home.offers).to_have_count(0)


def test_what_is_thrown_away_is_asked_twice_and_stays_away(anna, people, live_server):
    article = make.article("Brug")
    anna.open(article)
    anna.type(" open")
    anna.state("kept")
    anna.crash()
    anna.open(article)
    drop = anna.page.locator(".offer__drop")
    drop.click()
    expect(anna.offers).to_have_count(1)
    with anna.page.expect_response(WORKING_COPY):
        drop.click()
    expect(anna.offers).to_have_count(0)
    anna.load(article)
    expect(anna.offers).to_have_count(0)
    other = people(live_server.url, anna.user).open(article)
    expect(other.offers).to_have_count(0)


def test_a_server_killed_between_keystroke_and_answer_loses_nothing(people, server):
    article = make.article("Brug")
    anna = people(server.url, make.editor("anna"))
    page = anna.context.new_page()
    server.answers(page)
    anna.open(article)
    server.signal(signal.SIGSTOP)
    with anna.page.expect_request(
        lambda request: request.method == "POST" and "working_copy" in request.url
    ):
        anna.type(" open")
    server.kill()
    anna.state("offline")
    assert latest_for(article, editor=anna.user) == []
    anna.crash()
    server.start()
    server.answers(page)
    anna.open(article)
    expect(anna.offers).to_have_count(1)
    anna.take_over()
    anna.save()
    assert Article.objects.get().headline == "Brug open"


def test_a_server_killed_in_the_middle_of_a_save_loses_nothing(people, server):
    article = make.article("Brug")
    anna = people(server.url, make.editor("anna"))
    page = anna.context.new_page()
    server.answers(page)
    anna.open(article)
    anna.type(" open")

    def kill(route) -> None:
        if route.request.method == "POST":
            server.kill()
        route.continue_()

    change = reverse("admin:articles_article_change", args=[article.pk])
    anna.page.route(f"**{change}", kill)
    with anna.page.expect_event("requestfailed"):
        anna.page.click(".submit-row [name=_continue]")
    with contextlib.suppress(Error):
        anna.page.wait_for_url("chrome-error://**")
    anna.page.unroute(f"**{change}")
    server.start()
    server.answers(page)
    assert Article.objects.get().headline == "Brug"
    anna.load(article)
    expect(anna.offers).to_have_count(1)
    anna.take_over()
    anna.save()
    assert Article.objects.get().headline == "Brug open"


def test_a_save_to_a_dead_server_keeps_the_page_and_works_when_it_is_back(
    people, server
):
    article = make.article("Brug")
    anna = people(server.url, make.editor("anna"))
    page = anna.context.new_page()
    server.answers(page)
    anna.open(article)
    anna.type(" open")
    server.kill()
    anna.page.click(".submit-row [name=_continue]")
    anna.state("not-saved")
    assert anna.value("headline") == "Brug open"
    server.start()
    server.answers(page)
    anna.save()
    assert Article.objects.get().headline == "Brug open"


def test_offline_words_stay_and_are_kept_when_the_line_is_back(anna):
    article = make.article("Brug")
    anna.open(article)
    anna.context.set_offline(True)
    anna.type(" open")
    anna.state("offline")
    anna.rescued("Brug open")
    anna.page.click(".submit-row [name=_continue]")
    anna.state("not-saved")
    assert latest_for(article, editor=anna.user) == []
    anna.context.set_offline(False)
    anna.state("kept")
    (copy,) = latest_for(article, editor=anna.user)
    assert copy.fields["headline"] == ["Brug open"]
    anna.save()
    assert Article.objects.get().headline == "Brug open"


def test_an_expired_session_asks_for_the_password_and_then_saves(anna):
    article = make.article("Brug")
    anna.open(article)
    anna.type(" open")
    Session.objects.all().delete()
    anna.page.click(".submit-row [name=_continue]")
    dialog = anna.page.locator("dialog.session")
    expect(dialog.locator("#session-name")).to_have_value("anna")
    dialog.locator("#session-password").fill("verkeerd")
    dialog.locator("[type=submit]").click()
    expect(dialog.locator("[role=alert]")).not_to_be_empty()
    dialog.locator("#session-password").fill(PASSWORD)
    with anna.page.expect_navigation():
        dialog.locator("[type=submit]").click()
    anna.page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Brug open"
    revision = Revision.objects.get()
    assert (revision.by, revision.why) == (anna.user, "saved")


def test_a_session_that_expires_while_typing_says_so_and_goes_on_after_it(anna):
    article = make.article("Brug")
    anna.open(article)
    Session.objects.all().delete()
    anna.type(" open")
    anna.state("signed-out")
    anna.page.locator(".keeping__sign-in").click()
    anna.page.locator("#session-password").fill(PASSWORD)
    anna.page.keyboard.press("Enter")
    anna.state("kept")
    (copy,) = latest_for(article, editor=anna.user)
    assert copy.fields["headline"] == ["Brug open"]


def test_who_does_not_sign_in_again_keeps_the_words_in_the_browser(anna, live_server):
    article = make.article("Brug")
    anna.open(article)
    anna.type(" open")
    Session.objects.all().delete()
    anna.page.click(".submit-row [name=_continue]")
    anna.page.locator("dialog.session button[type=button]").click()
    anna.state("signed-out")
    anna.crash()
    anna.sign_in(live_server.url)
    anna.open(article)
    expect(anna.offers).to_have_count(1)


def test_a_token_that_another_sign_in_replaced_stops_no_save(anna, console_errors):
    article = make.article("Brug")
    anna.open(article)
    login = anna.context.new_page()
    login.goto("/admin/login/?next=/admin/")
    anna.context.clear_cookies(name="csrftoken")
    anna.context.clear_cookies(name="sessionid")
    login.goto("/admin/login/?next=/admin/")
    login.fill("#id_username", "anna")
    login.fill("#id_password", PASSWORD)
    login.click("[type=submit]")
    login.wait_for_url("**/admin/")
    anna.type(" open")
    anna.state("kept")
    anna.save()
    assert Article.objects.get().headline == "Brug open"


def test_two_people_see_each_other_and_the_pen_goes_over(anna, bram):
    article = make.article("Brug")
    anna.open(article)
    anna.page.locator("#id_intro").click()
    bram.open(article)
    people = bram.page.locator(".presence__people")
    expect(people).to_contain_text("anna", timeout=10_000)
    expect(bram.page.locator(".field-intro[data-somebody=anna]")).to_have_count(1)
    anna.page.locator("#id_kicker").click()
    expect(bram.page.locator(".field-kicker[data-somebody=anna]")).to_have_count(
        1, timeout=10_000
    )
    expect(bram.page.locator(".field-intro[data-somebody]")).to_have_count(0)
    expect(anna.page.locator(".presence__people")).to_contain_text(
        "Bram", timeout=10_000
    )
    expect(anna.page.locator(".presence--warned")).to_have_count(0)
    bram.page.locator(".presence__take").click()
    expect(anna.page.locator(".presence--warned")).to_have_count(1, timeout=10_000)
    expect(bram.page.locator(".presence--warned")).to_have_count(0)
    bram.page.close()
    expect(anna.page.locator(".presence__people p")).to_have_count(0, timeout=10_000)


def test_ones_own_autosave_is_no_conflict_and_a_late_one_brings_nothing_back(anna):
    article = make.article("Brug")
    anna.open(article)
    with anna.page.expect_request(
        lambda request: request.method == "POST" and "working_copy" in request.url
    ) as asked:
        anna.type(" open")
    anna.state("kept")
    for words in (" en", " weer"):
        anna.type(words)
        anna.save()
    assert Article.objects.get().headline == "Brug open en weer"
    assert Article.objects.get().version == 3
    late = anna.context.request.post(
        asked.value.url,
        data=asked.value.post_data_buffer,
        headers={"Content-Type": asked.value.headers["content-type"]},
    )
    assert late.json()["kept"] is False
    anna.load(article)
    expect(anna.offers).to_have_count(0)


def test_leaving_is_asked_about_until_what_was_typed_is_kept(anna):
    article = make.article("Brug")
    asked = []
    anna.open(article)
    anna.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    anna.type(" open")
    anna.page.goto("/admin/")
    assert asked == ["beforeunload"]
    anna.load(article)
    anna.type(" open")
    anna.state("kept")
    anna.page.goto("/admin/")
    anna.load(article)
    anna.page.goto("/admin/")
    assert asked == ["beforeunload"]


def test_a_story_that_was_never_saved_is_offered_with_the_next_new_one(anna):
    anna.open()
    anna.type("Brug open")
    anna.type("Maandag.", "body")
    anna.state("kept")
    anna.crash()
    anna.open()
    expect(anna.offers).to_have_count(1)
    anna.take_over()
    anna.save()
    article = Article.objects.get()
    assert (article.headline, article.body) == ("Brug open", "<p>Maandag.</p>")
    anna.load()
    expect(anna.offers).to_have_count(0)


def test_everything_in_the_form_comes_back_as_it_was(anna):
    picture, eva, jan = make.image(), make.author("Eva"), make.author("Jan")
    body = EVERY_BLOCK.format(picture.pk, picture.pk)
    article = make.article(
        body=body,
        lead_image=picture,
        authors=[eva, jan],
        tags=["a"],
        section=make.section(),
    )
    typed = Writer.open(anna, article)
    typed.page.evaluate("document.querySelector('.lead__remove').click()")
    typed.page.locator("#id_tags_line").fill("Den Haag")
    typed.page.keyboard.press("Enter")
    typed.page.locator("#bylines-1 [data-does=up]").click()
    typed.type("Meer.", "body")
    after = typed.value("body")
    typed.state("kept")
    typed.crash()
    anna.open(article)
    expect(anna.page.locator(".lead--empty")).to_have_count(0)
    anna.take_over()
    expect(anna.page.locator(".lead--empty")).to_have_count(1)
    assert anna.value("body") == after
    anna.save()
    article.refresh_from_db()
    assert (article.body, article.lead_image) == (after, None)
    assert sorted(article.tags.names()) == ["Den Haag", "a"]
    assert [str(byline) for byline in article.bylines.all()] == ["Jan", "Eva"]


def test_what_was_typed_on_an_older_version_is_put_together_on_saving(anna, bram):
    article = make.article("Brug", intro="Oud.")
    record(article, by=None, why=Revision.Why.SAVED)
    anna.open(article)
    anna.type(" open")
    anna.state("kept")
    anna.crash()
    bram.open(article)
    bram.type(" Van Bram.", "intro")
    bram.save()
    anna.open(article)
    anna.take_over()
    anna.save()
    article.refresh_from_db()
    assert (article.headline, article.intro) == ("Brug open", "Oud. Van Bram.")


def test_two_who_write_the_same_words_are_asked_and_nobody_is_overwritten(anna, bram):
    article = make.article("Brug")
    record(article, by=None, why=Revision.Why.SAVED)
    anna.open(article)
    bram.open(article)
    bram.type(" van Bram")
    bram.save()
    anna.type(" van Anna")
    with anna.page.expect_navigation():
        anna.page.click(".submit-row [name=_continue]")
    question = anna.page.locator("#conflict_form")
    expect(question).to_contain_text("Brug van Bram")
    assert Article.objects.get().headline == "Brug van Bram"
    question.locator("input[value=mine]").first.check()
    with anna.page.expect_navigation():
        question.locator("[type=submit]").first.click()
    anna.page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Brug van Anna"
    anna.load(article)
    expect(anna.offers).to_have_count(0)


def test_a_form_that_is_open_in_another_tab_is_not_offered(anna):
    article = make.article("Brug")
    anna.open(article)
    first = anna.page
    anna.type(" open")
    anna.state("kept")
    anna.open(article)
    expect(anna.page.locator(".presence__people p")).to_have_count(1)
    expect(anna.offers).to_have_count(0)
    first.close()
    anna.load(article)
    expect(anna.offers).to_have_count(1)

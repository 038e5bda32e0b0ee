"""Slow lines, cut lines and a dead server, with two people in one story."""

import signal

import pytest
from playwright.sync_api import expect

from articles.drafts.article import Article
from articles.drafts.autosave import latest_for
from articles.drafts.revision import Revision, record
from tests import make
from tests.browser.test_never_lost import (  # noqa: F401 - fixtures
    Writer,
    anna,
    bram,
    people,
    server,
)

# Milliseconds: a line as slow as these needs some seconds for each answer.
LONG = 60_000
KEEPS = "working_copy"


class Line:
    """The line between one browser and the site."""

    def __init__(self, writer: Writer):
        self.session = writer.context.new_cdp_session(writer.page)
        self.session.send("Network.enable")

    def slow(self) -> None:
        self._is(offline=False, latency=600, down=40_000, up=8_000)

    def cut(self) -> None:
        self._is(offline=True, latency=0, down=0, up=0)

    def _is(self, *, offline: bool, latency: int, down: int, up: int) -> None:
        conditions = {
            "offline": offline,
            "latency": latency,
            "downloadThroughput": down,
            "uploadThroughput": up,
        }
        self.session.send("Network.emulateNetworkConditions", conditions)


def kept(writer: Writer, article: Article) -> list[str]:
    """The headlines that autosave has of somebody."""
    return [
        copy.fields["headline"][0] for copy in latest_for(article, editor=writer.user)
    ]


@pytest.fixture
def article(live_server) -> Article:
    made = make.article("Brug", body=make.BODY)
    record(made, by=None, why=Revision.Why.SAVED)
    return made


def test_a_slow_line_that_is_cut_halfway_loses_nothing_and_saves_once(anna, article):  # noqa: F811
    anna.open(article)
    line = Line(anna)
    line.slow()
    with anna.page.expect_request(
        lambda sent: sent.method == "POST" and KEEPS in sent.url
    ):
        anna.type(" gaat")
    line.cut()
    anna.type(" open")
    expect(anna.page.locator(".keeping")).to_have_attribute(
        "data-state", "offline", timeout=LONG
    )
    anna.rescued("Brug gaat open")
    line.slow()
    expect(anna.page.locator(".keeping")).to_have_attribute(
        "data-state", "kept", timeout=LONG
    )
    assert kept(anna, article) == ["Brug gaat open"]
    with anna.page.expect_navigation(timeout=LONG):
        anna.page.dblclick(".submit-row [name=_continue]")
    anna.page.locator(".messagelist .success").wait_for(timeout=LONG)
    saved = Article.objects.get()
    assert (saved.headline, saved.version) == ("Brug gaat open", 2)
    assert saved.revisions.count() == 2


def test_a_server_that_dies_under_two_people_loses_nothing_of_either(people, server):  # noqa: F811
    article = make.article("Brug", body=make.BODY)
    record(article, by=None, why=Revision.Why.SAVED)
    first = people(server.url, make.editor("anna"))
    second = people(server.url, make.editor("bram"))
    server.answers(first.context.new_page())
    first.open(article)
    second.open(article)
    server.signal(signal.SIGSTOP)
    for writer, words, field in (
        (first, " open", "headline"),
        (second, " Toch.", "body"),
    ):
        with writer.page.expect_request(
            lambda sent: sent.method == "POST" and KEEPS in sent.url
        ):
            writer.type(words, field)
    server.kill()
    for writer in (first, second):
        writer.state("offline")
        assert latest_for(article, editor=writer.user) == []
    # One browser dies too; the other stays, and saves when the server is back.
    second.rescued("Toch.", "body")
    second.crash()
    server.start()
    server.answers(first.page)
    first.save()
    second.open(article)
    expect(second.offers).to_have_count(1)
    second.take_over()
    second.save()
    saved = Article.objects.get()
    assert (saved.headline, saved.body) == (
        "Brug open",
        "<p>De brug gaat maandag open. Toch.</p>",
    )
    whys = saved.revisions.order_by("id").values_list("why", flat=True)
    assert list(whys) == ["saved", "saved", "merged"]

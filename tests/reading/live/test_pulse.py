"""What waiting readers ask: tiny, the same for all, and found out once a second."""

import threading

import pytest

from articles.drafts.article import Article
from articles.editions.live_withdraw import withdraw_post
from articles.reading.live.memo import MOST, Memo
from articles.reading.live.pages import SHEETS
from articles.reading.live.pulse import PULSES
from tests import make


@pytest.fixture
def blog():
    made = make.liveblog()
    # Its section is found here: that is no query of the answer.
    assert made.get_absolute_url()
    return made


@pytest.fixture
def lasting(monkeypatch):
    """A second that does not end during the test."""
    monkeypatch.setattr(PULSES, "seconds", 1000)
    monkeypatch.setattr(SHEETS, "seconds", 1000)


def asked(client, blog, name: str = "live.json", **headers):
    return client.get(blog.get_absolute_url() + name, headers=headers)


@pytest.mark.django_db
def test_it_says_which_posts_there_are_and_which_have_gone(client, blog):
    first = make.live_post(blog)
    second = make.live_post(blog)
    newer = make.live_post(blog, "<p>Ander.</p>", uuid=first.uuid, began_from=1)
    article = Article.objects.get(pk=blog.article_id)
    gone = withdraw_post(article, uuid=second.uuid, by=None, reason="Fout")
    assert asked(client, blog).json() == {
        "at": int(gone.published_at.timestamp() * 1_000_000),
        "posts": [[1, 2, int(newer.posted_at.timestamp())]],
        "gone": [2],
        "ended": False,
    }


@pytest.mark.django_db
def test_thousands_cost_two_queries_a_second(
    client, blog, lasting, django_assert_num_queries
):
    make.live_post(blog)
    with django_assert_num_queries(2):
        for _reader in range(50):
            assert asked(client, blog).json()["posts"]
    make.live_post(blog)
    with django_assert_num_queries(0):
        assert len(asked(client, blog).json()["posts"]) == 1
    PULSES.forget()
    assert len(asked(client, blog).json()["posts"]) == 2


@pytest.mark.django_db
def test_the_posts_themselves_are_drawn_once_a_second(
    client, blog, lasting, django_assert_num_queries
):
    make.live_post(blog, "<p>Het waait hard.</p>")
    with django_assert_num_queries(2):
        for _reader in range(5):
            assert b"Het waait hard." in asked(client, blog, "live.html").content


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["live.json", "live.html"])
def test_caches_may_answer_and_who_has_it_is_told_so(client, blog, name):
    make.live_post(blog)
    answer = asked(client, blog, name)
    assert answer.headers["Cache-Control"] == "public, max-age=4"
    assert not answer.cookies
    assert "Vary" not in answer.headers
    again = asked(client, blog, name, if_none_match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    make.live_post(blog, "<p>Nog een.</p>")
    PULSES.forget()
    SHEETS.forget()
    newer = asked(client, blog, name, if_none_match=answer.headers["ETag"])
    assert newer.status_code == 200


@pytest.mark.django_db
def test_it_stays_small_after_hundreds_of_posts(client, blog):
    article = Article.objects.get(pk=blog.article_id)
    for number in range(120):
        post = make.live_post(blog, f"<p>{number}</p>")
        if number % 3 == 0:
            withdraw_post(article, uuid=post.uuid, by=None, reason="Fout")
    answer = asked(client, blog)
    assert len(answer.json()["posts"] + answer.json()["gone"]) == 30
    assert len(answer.content) < 900


def test_who_asks_while_another_finds_out_gets_the_last_answer():
    memo: Memo[str] = Memo(seconds=0)
    assert memo.get(1, lambda: "eerst") == "eerst"
    busy, done = threading.Event(), threading.Event()

    def slow() -> str:
        busy.set()
        done.wait(5)
        return "daarna"

    other = threading.Thread(target=memo.get, args=(1, slow))
    other.start()
    busy.wait(5)
    assert memo.get(1, lambda: "nooit gevraagd") == "eerst"
    done.set()
    other.join(5)
    assert memo.get(1, lambda: None) is None
    assert memo.kept == {}


def test_it_keeps_no_more_than_a_paper_has():
    memo: Memo[int] = Memo()
    for number in range(3 * MOST):
        memo.get(number, lambda number=number: number)
    assert len(memo.kept) <= MOST


@pytest.mark.django_db
def test_a_test_begins_without_what_another_knew():
    assert (PULSES.kept, SHEETS.kept) == ({}, {})

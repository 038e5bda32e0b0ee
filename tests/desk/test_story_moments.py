"""The deadline and the embargo of a story, in the night that the clock goes back."""

import datetime as dt

import pytest
from django.urls import reverse
from lxml import html

from articles.drafts.article import Article
from articles.drafts.revision import Revision, record
from tests import make

pytestmark = pytest.mark.django_db

TWICE = "2026-10-25T02:30"
FIRST = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
SECOND = FIRST + dt.timedelta(hours=1)


@pytest.fixture
def desk(client):
    client.force_login(make.editor())
    return client


def address(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(page: str) -> dict[str, str]:
    (form,) = html.fromstring(page).xpath("//form[@id='article_form']")
    return {name: value or "" for name, value in form.form_values()}


def opened(desk, article: Article) -> dict[str, str]:
    return form_of(desk.get(address(article)).content.decode())


@pytest.mark.parametrize("name", ["deadline", "embargo"])
def test_a_time_that_comes_twice_asks_which_and_keeps_the_answer(desk, name):
    article = make.article()
    asked = desk.post(address(article), opened(desk, article) | {name: TWICE})
    page = asked.content.decode()
    assert "staat twee keer op 02.30. Zeg welke van de twee." in page
    sent = form_of(page)
    assert (sent[name], sent[f"{name}-turn"]) == (TWICE, "")

    desk.post(address(article), sent | {f"{name}-turn": "second"})
    article.refresh_from_db()
    assert getattr(article, name) == SECOND
    again = opened(desk, article)
    assert (again[name], again[f"{name}-turn"]) == (TWICE, "second")


def test_a_moment_that_is_left_alone_is_no_change(desk):
    """Not even to the second, or in the hour that comes twice."""
    exact = dt.datetime(2026, 12, 1, 17, 0, 30, tzinfo=dt.UTC)
    article = make.article(deadline=exact, embargo=FIRST, stage="ready")
    desk.post(address(article), opened(desk, article))
    article.refresh_from_db()
    assert (article.deadline, article.embargo) == (exact, FIRST)
    assert opened(desk, article)["deadline"] == "2026-12-01T18:00:30"


def test_a_time_that_the_clock_skips_is_refused_and_stands_below(desk):
    article = make.article()
    sent = opened(desk, article) | {"embargo": "2027-03-28T02:30"}
    page = desk.post(address(article), sent).content.decode()
    assert "Deze tijd bestaat niet" in page
    assert form_of(page)["embargo"] == "2027-03-28T02:30"


def test_two_who_save_at_once_keep_the_second_of_two_times(desk):
    article = make.article()
    record(article, by=None, why=Revision.Why.SAVED)
    first, late = opened(desk, article), opened(desk, article)
    sent = first | {"embargo": TWICE, "embargo-turn": "second"}
    desk.post(address(article), sent)
    answer = desk.post(address(article), late | {"kicker": "Verkeer"})
    article.refresh_from_db()
    assert (answer.status_code, article.kicker, article.embargo) == (
        302,
        "Verkeer",
        SECOND,
    )

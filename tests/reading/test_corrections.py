"""The page of all corrections."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db


def corrected(headline: str, text: str, *, days_ago: int = 0):
    article = make.article(headline, section=make.section())
    at = timezone.now() - dt.timedelta(days=days_ago)
    publish(article, by=None, at=at - dt.timedelta(hours=2))
    article.intro = text
    article.save()
    publish(article, by=None, at=at - dt.timedelta(hours=1), correction=text)
    return article


def test_the_newest_comes_first_with_the_headline_of_now(client):
    corrected("Brug", "Het was dinsdag.", days_ago=3)
    newer = corrected("Sluis", "Het was zondag.", days_ago=1)
    newer.headline = "Sluis open"
    newer.save()
    publish(newer, by=None)
    page = client.get("/corrections/")
    body = page.content.decode()
    assert body.index("Het was zondag.") < body.index("Het was dinsdag.")
    assert "Sluis open</a>" in body


def test_a_withdrawn_story_has_no_corrections_to_show(client):
    corrected("Sluis", "Het was dinsdag.")
    gone = corrected("Brug", "Het was zondag.")
    withdraw(gone, by=None, reason="Klopte niet.")
    page = client.get("/corrections/").content
    assert b"Het was dinsdag." in page
    assert b"Het was zondag." not in page


def test_a_planned_correction_does_not_show_yet(client):
    article = make.article("Brug", section=make.section())
    publish(article, by=None, at=timezone.now() - dt.timedelta(hours=2))
    article.intro = "Dinsdag."
    article.save()
    later = timezone.now() + dt.timedelta(hours=1)
    publish(article, by=None, at=later, correction="Het was dinsdag.")
    assert b"Het was dinsdag." not in client.get("/corrections/").content


def test_every_correction_is_there_once_over_all_pages(client):
    for number in range(45):
        corrected(f"Brug {number}", f"Fout {number}.", days_ago=number // 3)
    seen, query = [], ""
    while True:
        page = client.get(f"/corrections/{query}")
        seen += [made.correction for made, _ in page.context["corrected"]]
        if not page.context["page"].next_key:
            break
        query = f"?before={page.context['page'].next_key}"
    assert sorted(seen) == sorted(f"Fout {number}." for number in range(45))


def test_the_page_asks_three_times(client, django_assert_num_queries):
    for number in range(5):
        corrected(f"Brug {number}", f"Fout {number}.")
    with django_assert_num_queries(3):
        client.get("/corrections/")

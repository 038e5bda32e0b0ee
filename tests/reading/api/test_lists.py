"""Sections, tags, authors and pictures, as far as readers have stories with them."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make
from tests.reading.api.asking import ask, walk
from tests.reading.machine.test_news_article import SITE
from tests.reading.machine.test_ninjs import rich_edition

pytestmark = pytest.mark.django_db
LISTS = ("sections", "tags", "authors")


def names(client, of: str) -> list[str]:
    return [each["name"] for each in ask(client, f"/api/{of}/").json()["items"]]


def thing(of: str, name: str):
    made = {"sections": make.section, "tags": make.tag, "authors": make.author}
    return made[of](name)


def story(of: str, name: str) -> dict:
    row = thing(of, name)
    return {"section": row} if of == "sections" else {of: [row]}


@pytest.mark.parametrize("of", LISTS)
def test_a_name_without_a_story_that_readers_have_is_not_shown(client, of):
    make.edition(**story(of, "Open"))
    make.article(**story(of, "Concept"))
    thing(of, "Niets")
    values = {"section": make.section("Open")} | story(of, "Later")
    publish(
        make.article(**values), by=None, at=timezone.now() + dt.timedelta(minutes=1)
    )
    gone = make.edition(**story(of, "Weg"))
    article = make.Article.objects.get(pk=gone.article_id)
    withdraw(article, by=None, reason="Klopte niet.")
    assert names(client, of) == ["Open"]


def test_each_says_its_page_its_list_and_what_it_is(client):
    anna = make.author(role="Verslaggever", bio="Schrijft over bruggen.")
    make.edition(authors=[anna])
    [said] = ask(client, "/api/authors/").json()["items"]
    assert said == {
        "name": "Anna de Vries",
        "slug": "anna-de-vries",
        "description": "Schrijft over bruggen.",
        "role": "Verslaggever",
        "uri": f"{SITE}/author/anna-de-vries/",
        "articles": f"{SITE}/api/articles/?author=anna-de-vries",
    }


def test_a_subject_is_listed_by_its_lasting_name(client):
    old = make.tag("Oud")
    make.edition(tags=[old])
    old.merged_into = make.tag()
    old.save()
    assert names(client, "tags") == ["Bruggen"]


@pytest.mark.parametrize("of", LISTS)
def test_a_list_is_read_to_its_end_in_one_query_a_page(
    client, of, django_assert_num_queries
):
    for number in range(5):
        make.edition(**story(of, f"Naam {number}"))
    found = walk(client, f"/api/{of}/?limit=2")
    assert [each["name"] for each in found] == [f"Naam {n}" for n in range(5)]
    for limit in (1, 3):
        with django_assert_num_queries(1):
            ask(client, f"/api/{of}/?limit={limit}")


def test_a_picture_is_what_its_newest_story_shows_below_it(
    client, django_assert_max_num_queries
):
    edition = rich_edition()
    lead, inside = ask(client, f"/api/articles/{edition.article_uuid}/").json()[
        "associations"
    ]
    for shown in (lead, inside):
        address = shown["altIds"][0]["value"].removeprefix(SITE)
        with django_assert_max_num_queries(6):
            said = ask(client, address).json()
        assert said.pop("standard")["version"] == "3.1"
        del shown["name"]
        assert said == shown


def test_a_picture_that_no_story_shows_is_told_from_none_by_nobody(client):
    unused, drafted, planned, gone, ended = (make.image() for _ in range(5))
    make.article(lead_image=drafted)
    values = {"section": make.section()}
    later = timezone.now() + dt.timedelta(minutes=1)
    publish(make.article(lead_image=planned, **values), by=None, at=later)
    edition = make.edition(lead_image=gone)
    article = make.Article.objects.get(pk=edition.article_id)
    withdraw(article, by=None, reason="Klopte niet.")
    make.edition(lead_image=ended)
    ended.rights_end = timezone.now()
    ended.save()
    never = ask(client, "/api/pictures/999999/", 404).content
    for image in (unused, drafted, planned, gone, ended):
        assert ask(client, f"/api/pictures/{image.pk}/", 404).content == never

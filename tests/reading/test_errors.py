"""The pages that say what is not there, and help."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from lxml import html

from articles.editions.withdraw import withdraw
from articles.reading.errors import server_error
from tests import make

HOUR = dt.timedelta(hours=1)


def helps(content: bytes) -> tuple[list[str], list[str], list[str]]:
    """Where a page's search field leads, its name, and the newest stories it names."""
    tree = html.fromstring(content.decode())
    return (
        tree.xpath("//main//form[@role='search']/@action"),
        tree.xpath("//main//form[@role='search']//input/@name"),
        [
            " ".join(each.text_content().split())
            for each in tree.xpath("//*[@class='newest']//h3")
        ],
    )


@pytest.mark.django_db
def test_what_is_not_there_leads_on_to_search_and_the_newest_stories(client):
    for hours in range(1, 8):
        make.edition(f"Nieuws {hours}", at=timezone.now() - hours * HOUR)
    response = client.get("/binnenland/bestaat-niet/")
    assert response.status_code == 404
    assert helps(response.content) == (
        ["/search/"],
        ["q"],
        ["Nieuws 1", "Nieuws 2", "Nieuws 3", "Nieuws 4", "Nieuws 5"],
    )


@pytest.mark.django_db
def test_what_was_withdrawn_says_so_and_leads_on(client):
    make.edition("Nog hier", at=timezone.now() - HOUR)
    gone = make.edition("Weg", at=timezone.now() - HOUR)
    article = make.Article.objects.get(pk=gone.article_id)
    withdraw(article, by=None, reason="Klopte niet.")
    response = client.get(gone.get_absolute_url())
    assert response.status_code == 410
    assert helps(response.content) == (["/search/"], ["q"], ["Nog hier"])
    assert "Klopte niet." in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("stories", [1, 3, 9])
def test_not_found_asks_the_database_the_same_few_times(
    client, django_assert_max_num_queries, stories
):
    for number in range(stories):
        make.edition(f"Nieuws {number}", lead_image=make.image())
    with django_assert_max_num_queries(6):
        client.get("/binnenland/bestaat-niet/")


@pytest.mark.django_db
def test_the_newest_stories_are_left_out_where_the_database_does_not_answer(client):
    make.edition()

    def away(execute, sql, params, many, context):
        if "articles_edition" in sql:
            raise DatabaseError("away")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(away):
        response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert helps(response.content) == (["/search/"], ["q"], [])


def test_a_fault_of_ours_is_told_without_the_database_and_with_a_way_on(rf):
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert helps(response.content) == (["/search/"], ["q"], [])
    tree = html.fromstring(response.content.decode())
    ways = tree.xpath("//a/@href | //link[@rel='stylesheet']/@href")
    assert ways == ["/static/reading/site.css", "/", "/"]

"""Counting what is read, without knowing who reads."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from articles.editions.withdraw import withdraw
from articles.reading.reads import counter
from articles.reading.reads.counter import MOST, ReadCounter
from articles.reading.reads.most_read import curves, most_read
from articles.reading.reads.read_count import KEPT, ReadCount, add, forget
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def fresh(monkeypatch, settings):
    """A counter of this test's own, which only writes when asked; and an empty cache."""
    settings.COUNT_READS = True
    mine = ReadCounter()
    mine._writing = True
    monkeypatch.setattr("articles.reading.reads.page.reads", mine)
    cache.clear()
    yield mine
    cache.clear()


def test_a_read_is_counted_in_its_hour_without_cookie_or_query(
    client, fresh, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for _ in range(3):
            answer = client.post(reverse("read", args=[7]))
    assert (answer.status_code, answer.cookies, answer.content) == (204, {}, b"")
    fresh.write()
    row = ReadCount.objects.get()
    assert (row.article_id, row.count, row.hour.minute) == (7, 3, 0)


def test_counts_of_several_processes_add_up():
    add({7: 2, 8: 1}, NOW)
    add({7: 5}, NOW)
    assert dict(ReadCount.objects.values_list("article_id", "count")) == {7: 7, 8: 1}


def test_nothing_of_the_reader_is_kept():
    columns = {field.name for field in ReadCount._meta.fields}
    assert columns == {"id", "article_id", "hour", "count"}


def test_another_sites_page_counts_nothing(client, fresh):
    client.post(reverse("read", args=[7]), headers={"Sec-Fetch-Site": "cross-site"})
    fresh.write()
    assert not ReadCount.objects.exists()


def test_reading_a_page_is_not_asking_for_it(client):
    assert client.get(reverse("read", args=[7])).status_code == 405


def test_what_the_database_does_not_take_is_counted_later(fresh, monkeypatch):
    fresh.count(7)

    def away(counts, at):
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(counter, "add", away)
        fresh.write()
    fresh.count(7)
    fresh.write()
    assert ReadCount.objects.get().count == 2


def test_a_flood_of_numbers_fills_no_memory(fresh):
    for number in range(MOST + 50):
        fresh.count(number)
    fresh.count(3)
    assert len(fresh._counts) == MOST
    assert fresh._counts[3] == 2


def test_the_most_read_of_the_last_day_come_first():
    stories = [make.edition(f"Brug {number}") for number in range(3)]
    first, second, third = (story.article_id for story in stories)
    add({first: 5, second: 9}, NOW)
    add({first: 5}, NOW - dt.timedelta(hours=3))
    add({third: 99}, NOW - dt.timedelta(hours=30))
    assert [story.article_id for story in most_read(timezone.now())] == [
        first,
        second,
    ]


def test_a_withdrawn_story_is_not_among_them():
    gone, stays = make.edition("Weg"), make.edition("Blijft")
    add({gone.article_id: 9, stays.article_id: 1, 999: 50}, NOW)
    assert len(most_read(timezone.now())) == 2
    withdraw(make.Article.objects.get(pk=gone.article_id), by=None, reason="Nee.")
    assert [story.headline for story in most_read(timezone.now())] == ["Blijft"]


def test_they_cost_one_query_between_two_minutes(django_assert_num_queries):
    add({make.edition("Brug").article_id: 1}, NOW)
    with django_assert_num_queries(2):
        most_read(timezone.now())
    with django_assert_num_queries(1):
        most_read(timezone.now())


def test_a_curve_has_an_hour_for_each_point():
    add({7: 4}, NOW)
    add({7: 2}, NOW - dt.timedelta(hours=1))
    add({7: 8}, NOW - dt.timedelta(hours=40))
    assert curves([7, 8], NOW) == {7: [*[0] * 22, 2, 4]}


def test_old_hours_are_forgotten():
    add({7: 1}, NOW)
    add({7: 1}, NOW - KEPT - dt.timedelta(hours=2))
    forget(NOW)
    assert ReadCount.objects.count() == 1


def test_the_front_lists_what_is_read_most_and_the_page_says_where_to_count(client):
    story = make.edition("Veel gelezen")
    add({story.article_id: 4}, NOW)
    front = client.get("/").content.decode()
    listed = front[front.index('class="most-read"') :]
    assert "Veel gelezen" in listed
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'data-read="{reverse("read", args=[story.article_id])}"' in page

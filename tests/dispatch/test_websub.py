"""A hub is told of each feed that changed."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.dispatch.announce import announce
from articles.dispatch.delivery import Delivery
from articles.dispatch.runner import run_once
from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db
FILES = ("atom.xml", "feed.json", "rss.xml")
PLACES = ("", "binnenland/", "tag/bruggen/", "author/anna-de-vries/")


@pytest.fixture
def hub(elsewhere, settings):
    settings.WEBSUB_HUB = f"{elsewhere.url}/hub"
    settings.SITE_URL = "https://krant.example"
    return elsewhere


def feeds(*places: str) -> list[str]:
    return sorted(
        f"https://krant.example/{place}{file}" for place in places for file in FILES
    )


def told(hub) -> list[str]:
    """The feeds that the hub was told of since the last look."""
    said = [received.form["hub.url"][0] for received in hub.received]
    hub.received.clear()
    return sorted(said)


def test_the_hub_is_told_of_every_feed_once(hub):
    make.edition("Brug", authors=[make.author()], tags=[make.tag()])
    run_once()
    run_once()
    assert {received.form["hub.mode"][0] for received in hub.received} == {"publish"}
    assert told(hub) == feeds(*PLACES)


def test_a_correction_and_a_withdrawal_are_told_where_the_story_stood(hub):
    story = {
        "section": make.section(),
        "authors": [make.author()],
        "tags": [make.tag()],
    }
    article = make.article("Brug", **story)
    publish(article, by=None)
    run_once()
    told(hub)
    article.section = make.section("Sport")
    article.save()
    publish(article, by=None, correction="Dinsdag.")
    run_once()
    assert told(hub) == feeds(*PLACES, "sport/", "corrections/")
    withdraw(article, by=None, reason="Nee.")
    run_once()
    assert told(hub) == feeds("", "sport/", "tag/bruggen/", "author/anna-de-vries/")


def test_a_plan_is_told_at_its_moment(hub):
    article = make.article("Brug", section=make.section())
    later = timezone.now() + dt.timedelta(hours=1)
    publish(article, by=None, at=later)
    run_once()
    assert told(hub) == []
    announce(later)
    assert Delivery.objects.count() == 6


def test_each_post_of_a_liveblog_is_told_once_in_the_feeds_of_its_story(hub):
    blog = make.liveblog("Storm")
    run_once()
    told(hub)
    place = blog.get_absolute_url().strip("/") + "/"
    post = make.live_post(blog)
    run_once()
    run_once()
    assert told(hub) == feeds(place)
    make.live_post(blog, "<p>Harder.</p>", uuid=post.uuid, began_from=post.number)
    run_once()
    assert told(hub) == feeds(place)
    withdraw(Article.objects.get(pk=blog.article_id), by=None, reason="Nee.")
    make.live_post(make.liveblog("Ander"))
    run_once()
    assert len(told(hub)) == 6 + 6 + 3


def test_copy_from_the_archive_is_not_told(hub):
    article = make.article("Oud", section=make.section(), dated="2020-09")
    publish(article, by=None)
    run_once()
    assert told(hub) == []


def test_a_hub_that_is_away_is_told_when_it_is_back(hub):
    hub.statuses = [503] * 6 + [204]
    make.edition("Brug")
    run_once()
    assert len(told(hub)) == 6
    Delivery.objects.update(try_at=timezone.now())
    run_once()
    assert told(hub) == feeds("", "binnenland/")
    assert set(Delivery.objects.values_list("state", flat=True)) == {"done"}


def test_a_paper_without_a_hub_tells_none(elsewhere):
    make.edition("Brug")
    run_once()
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("file", FILES)
def test_a_feed_names_its_hub_in_its_headers_and_in_itself(client, hub, file):
    make.edition("Brug")
    answer = client.get(f"/binnenland/{file}")
    topic = f"https://krant.example/binnenland/{file}"
    assert answer["Link"] == f'<{hub.url}/hub>; rel="hub", <{topic}>; rel="self"'
    body = answer.content.decode()
    if file == "feed.json":
        said = answer.json()
        assert said["hubs"] == [{"type": "WebSub", "url": f"{hub.url}/hub"}]
        assert said["feed_url"] == topic
    else:
        assert f'rel="hub" href="{hub.url}/hub"' in body
        assert f'rel="self" href="{topic}"' in body


@pytest.mark.parametrize("file", FILES)
def test_a_search_names_no_hub_since_none_is_told_of_it(client, hub, file):
    make.edition("Brug")
    answer = client.get(f"/search/{file}?q=brug")
    assert answer.status_code == 200
    assert "Link" not in answer
    assert "/hub" not in answer.content.decode()


def test_a_feed_without_a_hub_names_none(client):
    make.edition("Brug")
    answer = client.get("/binnenland/atom.xml")
    assert "Link" not in answer
    assert b"hub" not in answer.content

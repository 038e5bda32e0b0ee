"""A content delivery network is told of just the pages that changed."""

import pytest
from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.dispatch.runner import run_once
from articles.editions.publish import publish
from articles.masthead.section import Section
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(elsewhere, settings):
    settings.CDN, settings.CDN_SERVICE, settings.CDN_TOKEN = "fastly", "SVC", "geheim"
    settings.CDN_API = elsewhere.url + "/service/{service}/purge"
    return elsewhere


def purged(network) -> list[set[str]]:
    """The keys of each request since the last look."""
    said = [set(r.headers["surrogate-key"].split()) for r in network.received]
    network.received.clear()
    return said


def keys(client, address: str) -> set[str]:
    return set(client.get(address)["Surrogate-Key"].split())


def test_an_edition_purges_its_story_and_every_list_it_stands_in(network):
    story = {
        "section": make.section(),
        "authors": [make.author()],
        "tags": [make.tag()],
    }
    article = make.article("Brug", **story)
    word = run_once()
    network.received.clear()
    publish(article, by=None)
    word = run_once(word)
    both = {"paper", f"story-{article.pk}", "tag-bruggen", "author-anna-de-vries"}
    assert purged(network) == [both | {"section-binnenland"}]
    article.section = make.section("Sport")
    article.save()
    word = run_once(word)
    network.received.clear()
    publish(article, by=None)
    run_once(word)
    assert purged(network) == [both | {"section-binnenland", "section-sport"}]


def test_what_is_on_any_page_purges_all_once(network):
    make.edition("Brug")
    word = run_once()
    network.received.clear()
    Section.objects.update(name="Nieuws")
    word = run_once(word)
    assert purged(network) == [{"all"}]
    run_once(word)
    assert purged(network) == []


def test_pages_carry_the_keys_that_are_purged(client, network):
    edition = make.edition("Brug", authors=[make.author()], tags=[make.tag()])
    assert keys(client, "/") == {"all", "paper"}
    assert keys(client, "/rss.xml") == {"all", "paper"}
    assert keys(client, "/binnenland/") == {"all", "section-binnenland"}
    assert keys(client, "/binnenland/atom.xml") == {"all", "section-binnenland"}
    assert keys(client, "/tag/bruggen/") == {"all", "tag-bruggen"}
    assert keys(client, "/author/anna-de-vries/") == {"all", "author-anna-de-vries"}
    assert keys(client, edition.get_absolute_url()) >= {
        "all",
        f"story-{edition.article_id}",
        "section-binnenland",
        "tag-bruggen",
    }


def test_the_key_of_the_service_is_sent_and_kept_nowhere(network):
    make.edition("Brug")
    run_once()
    assert {r.headers["fastly-key"] for r in network.received} == {"geheim"}
    assert {r.path for r in network.received} == {"/service/SVC/purge"}
    for delivery in Delivery.objects.values():
        assert "geheim" not in str(delivery)


def test_cloudflare_is_told_in_its_own_words(network, settings):
    settings.CDN = "cloudflare"
    edition = make.edition("Brug")
    run_once()
    tags = [set(received.json["tags"]) for received in network.received]
    assert {"paper", f"story-{edition.article_id}", "section-binnenland"} in tags
    assert {r.headers["authorization"] for r in network.received} == {"Bearer geheim"}


def test_a_network_that_is_away_is_told_later(network):
    network.statuses = [503, 503, 200]
    make.edition("Brug")
    run_once()
    Delivery.objects.update(try_at=timezone.now())
    run_once()
    assert set(Delivery.objects.values_list("state", flat=True)) == {"done"}


def test_a_paper_without_a_network_tells_none(elsewhere):
    make.edition("Brug")
    run_once()
    assert not Delivery.objects.exists()

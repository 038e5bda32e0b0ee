"""Hubs and partners are told of what a law takes away."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.dispatch.removed import remove_and_tell
from articles.dispatch.runner import run_once
from articles.dispatch.web_hook import WebHook
from articles.drafts.article import Article
from articles.editions.removal import Removal
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(elsewhere, settings):
    """A hub and a partner, who have been told of a story."""
    settings.WEBSUB_HUB = f"{elsewhere.url}/hub"
    settings.SITE_URL = "https://krant.example"
    WebHook.objects.create(
        name="ANP", address=f"{elsewhere.url}/in", since=timezone.now()
    )
    return elsewhere


@pytest.fixture
def edition(outside):
    edition = make.edition("Piet Jansen brak in", body="<p>Piet Jansen zag niets.</p>")
    run_once()
    outside.received.clear()
    return edition


def remove(edition, words="") -> None:
    remove_and_tell(
        edition.article_id,
        by="Jurist",
        ground="AVG, artikel 17",
        at=timezone.now(),
        words=words,
    )


def told(outside) -> tuple[list[str], list[dict]]:
    """The feeds that the hub, and the messages that the partner got since."""
    run_once()
    feeds = [
        each.form["hub.url"][0] for each in outside.received if each.path == "/hub"
    ]
    said = [each.json for each in outside.received if each.path == "/in"]
    outside.received.clear()
    return sorted(feeds), said


def test_a_removal_is_told_once_where_the_story_stood(outside, edition):
    remove(edition)
    feeds, (said,) = told(outside)
    assert feeds == sorted(
        f"https://krant.example/{place}{file}"
        for place in ("", "binnenland/")
        for file in ("atom.xml", "feed.json", "rss.xml")
    )
    assert said == {
        "type": "article.removed",
        "timestamp": Removal.objects.get().removed_at.isoformat(),
        "data": {"uuid": str(edition.article_uuid), "whole": True},
    }
    assert told(outside) == ([], [])


def test_who_had_the_words_gets_the_text_without_them(outside, edition):
    remove(edition, words="Piet Jansen")
    feeds, (said,) = told(outside)
    assert len(feeds) == 6
    assert said["data"]["whole"] is False
    assert said["data"]["article"]["headlines"][0]["value"] == "[…] brak in"
    assert "Jansen" not in str(said)


def test_nothing_is_told_of_what_never_came_out(outside):
    remove_and_tell(
        make.article("Concept").pk, by="Jurist", ground="AVG", at=timezone.now()
    )
    assert told(outside) == ([], [])


def test_a_removal_that_is_refused_tells_nobody(outside, edition):
    with pytest.raises(ValidationError):
        remove(edition, words="staat er niet in")
    assert told(outside) == ([], [])
    assert Article.objects.exists()


def test_a_fault_while_telling_takes_nothing_away(outside, edition, monkeypatch):
    def fault(*args):
        raise OSError

    monkeypatch.setattr("articles.dispatch.removed.web_hooks.removals", fault)
    before = Delivery.objects.count()
    with pytest.raises(OSError):
        remove(edition)
    assert Article.objects.exists()
    assert (Removal.objects.count(), Delivery.objects.count()) == (0, before)

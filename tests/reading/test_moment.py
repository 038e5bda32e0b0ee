"""Pages as they were at a moment."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.publish_front import publish_front
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()
YESTERDAY = NOW - dt.timedelta(days=1)


def said(moment: dt.datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


THEN = said(YESTERDAY + dt.timedelta(hours=1))


@pytest.fixture
def story():
    """A story under other words than yesterday's, beside one of today."""
    values = {
        "section": make.section(),
        "authors": [make.author()],
        "tags": [make.tag()],
    }
    article = make.article("Brug gaat open", slug="brug", **values)
    publish(article, by=None, at=YESTERDAY)
    article.headline = "Brug blijft dicht"
    article.save()
    publish(article, by=None, at=NOW - dt.timedelta(hours=1))
    new = make.article("Sluis van vandaag", **values)
    publish(new, by=None, at=NOW - dt.timedelta(hours=2))
    return article


def pages(story) -> list[str]:
    return [
        "/",
        "/binnenland/",
        f"/tag/{make.tag().slug}/",
        f"/author/{make.author().slug}/",
        f"/binnenland/brug~{story.pk}/",
    ]


def test_staff_see_every_page_as_it_was(client, story):
    client.force_login(make.member("Editor"))
    for address in pages(story):
        page = client.get(address, {"at": THEN})
        body = page.content.decode()
        assert "Brug gaat open" in body, address
        assert "Brug blijft dicht" not in body, address
        assert "Sluis van vandaag" not in body, address
        assert "Deze pagina zoals die was" in body
        assert page["Cache-Control"].startswith("max-age=0, no-cache, no-store")
        assert page["X-Robots-Tag"] == "noindex"


def test_the_front_shows_what_was_pinned_then(client, story):
    other = make.edition("Onderaan", section=make.section(), at=YESTERDAY)
    publish_front(make.front(make.pin(other, headline="Bovenaan gezet")), by=None)
    client.force_login(make.member("Editor"))
    assert b"Bovenaan gezet" in client.get("/").content
    assert b"Bovenaan gezet" not in client.get("/", {"at": THEN}).content


def test_readers_are_led_to_the_page_of_now(client, story):
    for address in pages(story):
        page = client.get(address, {"at": THEN})
        assert (page.status_code, page.url) == (302, address)


def test_readers_look_back_where_the_house_allows_it(client, story, settings):
    settings.READERS_LOOK_BACK = True
    for address in pages(story):
        assert b"Brug gaat open" in client.get(address, {"at": THEN}).content


def test_what_was_withdrawn_since_stays_gone_for_readers_alone(client, story, settings):
    settings.READERS_LOOK_BACK = True
    withdraw(story, by=None, reason="Klopte niet.")
    for address in pages(story):
        assert b"Brug gaat open" not in client.get(address, {"at": THEN}).content
    client.force_login(make.member("Editor"))
    for address in pages(story):
        assert b"Brug gaat open" in client.get(address, {"at": THEN}).content


@pytest.mark.parametrize("at", ["", "morgen", "2999-01-01T00:00", "2026-13-01T00:00"])
def test_what_is_no_moment_of_the_past_leads_to_now(client, story, at):
    client.force_login(make.member("Editor"))
    page = client.get("/", {"at": at})
    assert (page.status_code, page.url) == (302, "/")


def test_a_page_of_now_asks_for_no_session(client, story):
    page = client.get("/")
    assert "Vary" not in page or "Cookie" not in page["Vary"]
    assert not hasattr(page.wsgi_request, "look_back")


def test_a_changed_address_keeps_the_moment(client, story):
    client.force_login(make.member("Editor"))
    page = client.get(f"/sport/brug~{story.pk}/", {"at": THEN}, follow=True)
    assert b"Brug gaat open" in page.content

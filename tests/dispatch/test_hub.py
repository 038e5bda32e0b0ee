"""The paper's own hub: who subscribes, who does not, and what is sent."""

import datetime as dt
import hashlib
import hmac

import feedparser
import pytest
from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.dispatch.hub_page import MOST_UNCONFIRMED, USUAL
from articles.dispatch.runner import forget, run_once
from articles.dispatch.subscription import Subscription
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db
SITE = "https://krant.example"
TOPIC = f"{SITE}/binnenland/atom.xml"


@pytest.fixture
def paper(settings):
    settings.WEBSUB_HUB, settings.SITE_URL = "own", SITE
    settings.ALLOWED_HOSTS = ["krant.example", "testserver"]
    return make.section()


def ask(client, elsewhere, mode: str = "subscribe", **more):
    sent = {"mode": mode, "topic": TOPIC, "callback": f"{elsewhere.url}/in?me=1"} | more
    return client.post("/hub/", {f"hub.{name}": value for name, value in sent.items()})


@pytest.fixture
def subscribed(client, paper, elsewhere):
    assert ask(client, elsewhere, secret="sleutel").status_code == 202
    run_once()
    elsewhere.received.clear()
    return elsewhere


def test_a_subscriber_is_asked_whether_they_mean_it(client, paper, elsewhere):
    assert ask(client, elsewhere).status_code == 202
    assert not Subscription.objects.get().confirmed
    run_once()
    (received,) = elsewhere.received
    asked = received.query
    assert asked["me"] == ["1"]
    assert (asked["hub.mode"], asked["hub.topic"]) == (["subscribe"], [TOPIC])
    assert asked["hub.lease_seconds"] == [str(USUAL)]
    subscription = Subscription.objects.get()
    assert subscription.confirmed
    assert subscription.until > timezone.now() + dt.timedelta(days=9)


def test_who_does_not_say_so_is_sent_nothing(client, paper, elsewhere):
    elsewhere.echoes = False
    ask(client, elsewhere)
    run_once()
    elsewhere.received.clear()
    make.edition("Brug")
    run_once()
    assert elsewhere.received == []


def test_a_new_story_is_sent_whole_and_signed(subscribed):
    make.edition("Brug gaat open")
    run_once()
    (received,) = subscribed.received
    assert received.path == "/in?me=1"
    assert received.headers["content-type"].startswith("application/atom+xml")
    links = received.headers["link"]
    assert f'<{SITE}/hub/>; rel="hub"' in links
    assert f'<{TOPIC}>; rel="self"' in links
    digest = hmac.new(b"sleutel", received.body, hashlib.sha256).hexdigest()
    assert received.headers["x-hub-signature"] == f"sha256={digest}"
    assert feedparser.parse(received.body).entries[0].title == "Brug gaat open"


def test_a_plan_is_sent_at_its_moment_and_never_early(subscribed):
    article = make.article("Straks", section=make.section())
    publish(article, by=None, at=timezone.now() + dt.timedelta(hours=1))
    run_once()
    assert subscribed.received == []


def test_unsubscribing_ends_it(client, subscribed):
    assert ask(client, subscribed, "unsubscribe").status_code == 202
    run_once()
    assert not Subscription.objects.exists()


def test_a_subscriber_who_is_gone_is_forgotten(subscribed):
    subscribed.statuses = [410]
    make.edition("Brug")
    run_once()
    assert not Subscription.objects.exists()


def test_a_subscription_ends_with_its_lease(subscribed):
    later = timezone.now() - dt.timedelta(seconds=1)
    Subscription.objects.update(until=later)
    make.edition("Brug")
    run_once()
    assert subscribed.received == []
    forget(timezone.now())
    assert not Subscription.objects.exists()


def test_asking_again_renews_it_and_keeps_it_meanwhile(client, subscribed):
    Subscription.objects.update(until=timezone.now() + dt.timedelta(minutes=1))
    ask(client, subscribed, lease_seconds=86400)
    assert Subscription.objects.get().confirmed
    run_once()
    assert Subscription.objects.get().until > timezone.now() + dt.timedelta(hours=23)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mode", "publish"),
        ("topic", "https://elders.example/atom.xml"),
        ("topic", f"{SITE}/binnenland/"),
        ("topic", f"{SITE}/search/atom.xml?q=brug"),
        ("topic", f"{SITE}/admin/"),
        ("callback", "ftp://a.example/"),
        ("callback", "javascript:alert(1)"),
        ("secret", "x" * 200),
        ("lease_seconds", "morgen"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(client, paper, elsewhere, name, value):
    answer = ask(client, elsewhere, **{name: value})
    assert answer.status_code == 400
    assert f"hub.{name}" in answer.content.decode()
    assert not Subscription.objects.exists()
    assert not Delivery.objects.exists()


def test_an_address_inside_is_never_asked(client, paper, elsewhere, settings):
    settings.OUTGOING_LOOPBACK = False
    ask(client, elsewhere)
    run_once()
    assert elsewhere.received == []


def test_requests_that_nobody_confirms_do_not_fill_the_table(client, paper, elsewhere):
    until = timezone.now() + dt.timedelta(minutes=30)
    Subscription.objects.bulk_create(
        Subscription(topic=TOPIC, callback=f"https://a.example/{n}", until=until)
        for n in range(MOST_UNCONFIRMED)
    )
    assert ask(client, elsewhere).status_code == 503


def test_there_is_no_hub_where_the_paper_has_another(client, elsewhere, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    assert ask(client, elsewhere).status_code == 404

"""Messages to hubs and partners: signed, tried again, given up, never to ourselves."""

import base64
import datetime as dt
import hashlib
import hmac
import socket

import pytest
from django.utils import timezone

from articles.dispatch.announce import announce
from articles.dispatch.deliver import deliver_one
from articles.dispatch.delivery import (
    WAITS,
    Delivery,
    again,
    arrived,
    claim,
    failed,
    lease,
)
from articles.dispatch.outgoing import post
from articles.dispatch.runner import run_once
from articles.dispatch.web_hook import WebHook
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def hook(elsewhere):
    return WebHook.objects.create(name="Partner", address=f"{elsewhere.url}/in")


def test_a_partner_is_told_with_the_story_and_a_true_signature(hook, elsewhere):
    edition = make.edition("Brug gaat open")
    run_once()
    (received,) = elsewhere.received
    assert received.path == "/in"
    said = received.json
    assert said["type"] == "article.published"
    assert said["data"]["uuid"] == str(edition.article_uuid)
    assert said["data"]["article"]["headlines"][0]["value"] == "Brug gaat open"
    message, moment = (received.headers[f"webhook-{x}"] for x in ("id", "timestamp"))
    signed = f"{message}.{moment}.".encode() + received.body
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    expected = f"v1,{base64.b64encode(digest).decode()}"
    assert received.headers["webhook-signature"] == expected
    assert Delivery.objects.get().state == "done"


def test_each_kind_of_edition_has_its_event(hook, elsewhere):
    article = make.article("Brug", section=make.section())
    for headline, correction in (("A", ""), ("B", ""), ("C", "Dinsdag.")):
        article.headline = headline
        article.save()
        publish(article, by=None, correction=correction)
    withdraw(article, by=None, reason="Klopte niet.")
    run_once()
    assert [received.json["type"] for received in elsewhere.received] == [
        "article.published",
        "article.updated",
        "article.corrected",
        "article.withdrawn",
    ]
    # What readers no longer have is not sent on either.
    assert not any("article" in got.json["data"] for got in elsewhere.received[:-1])
    assert elsewhere.received[-1].json["data"]["article"]["pubStatus"] == "canceled"
    assert elsewhere.received[-1].json["data"]["reason"] == "Klopte niet."


def test_what_fails_is_tried_again_later_with_the_same_id(hook, elsewhere):
    elsewhere.statuses = [500, 503, 204]
    make.edition("Brug")
    run_once()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries) == ("waiting", 1)
    assert delivery.answer.startswith("500")
    assert delivery.try_at > timezone.now()
    for _ in range(2):
        Delivery.objects.update(try_at=timezone.now())
        run_once()
    assert Delivery.objects.get().state == "done"
    assert len({received.headers["webhook-id"] for received in elsewhere.received}) == 1
    assert len(elsewhere.received) == 3


def test_after_a_day_and_a_half_it_is_given_up_and_can_be_sent_again(hook, elsewhere):
    elsewhere.statuses = [500]
    make.edition("Brug")
    announce(timezone.now())
    for _ in range(len(WAITS) + 1):
        Delivery.objects.update(try_at=timezone.now())
        assert deliver_one()
    assert Delivery.objects.get().state == "failed"
    assert not deliver_one()
    assert dt.timedelta(days=1) < sum(WAITS, dt.timedelta()) < dt.timedelta(days=3)
    elsewhere.statuses = [204]
    again(Delivery.objects.all(), timezone.now())
    run_once()
    assert Delivery.objects.get().state == "done"


def test_an_address_that_is_gone_is_given_up_at_once(hook, elsewhere):
    elsewhere.statuses = [410]
    make.edition("Brug")
    run_once()
    assert Delivery.objects.get().state == "failed"


def test_two_workers_never_hold_one_message(hook):
    make.edition("Brug")
    now = timezone.now()
    announce(now)
    first = claim(now)
    assert first is not None
    assert claim(now) is None
    assert claim(now + lease()).pk == first.pk


def test_a_worker_that_comes_too_late_changes_nothing(hook, elsewhere):
    make.edition("Brug")
    now = timezone.now()
    announce(now)
    late = claim(now)
    other = claim(now + lease())
    arrived(other, now + lease(), "204")
    failed(late, now + lease(), "500")
    assert Delivery.objects.get().state == "done"


def test_one_that_cannot_succeed_holds_up_no_other(elsewhere):
    bad = WebHook.objects.create(name="Weg", address="http://127.0.0.1:9/in")
    good = WebHook.objects.create(name="Partner", address=f"{elsewhere.url}/in")
    make.edition("Brug")
    run_once()
    states = {d.about["hook"]: d.state for d in Delivery.objects.all()}
    assert states == {bad.pk: "waiting", good.pk: "done"}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://2130706433:{port}/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
    ],
)
def test_nothing_is_sent_to_an_address_inside(elsewhere, settings, address):
    settings.OUTGOING_LOOPBACK = False
    answer = post(address.format(port=elsewhere.url.rpartition(":")[2]), b"x", {})
    assert answer.status == 0
    assert elsewhere.received == []


def test_a_name_that_turns_inside_after_it_was_checked_reaches_nobody(
    settings, monkeypatch
):
    """DNS rebinding: the first answer is an address outside, every later one is ours."""
    settings.OUTGOING_LOOPBACK = False
    outside, asked, connected = "93.184.215.14", [], []

    def resolve(host, port, *args, **kwargs):
        address = "127.0.0.1" if "partner.example" in asked else outside
        asked.append(host)
        where = (host if host == outside else address, port)
        return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", where)]

    def connect(self, where):
        connected.append(where[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    assert post("http://partner.example/", b"x", {}).status == 0
    assert asked[0] == "partner.example"
    assert set(connected) == {outside}


def test_a_redirect_is_not_followed(elsewhere):
    elsewhere.statuses = [307]
    elsewhere.headers = {"Location": f"{elsewhere.url}/inside"}
    answer = post(f"{elsewhere.url}/", b"x", {})
    assert answer.status == 307
    assert not answer.good
    assert [received.path for received in elsewhere.received] == ["/"]


def test_a_proxy_of_the_environment_is_not_asked(elsewhere, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert post(f"{elsewhere.url}/", b"x", {}).good

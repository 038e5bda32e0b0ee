"""The paper's own WebSub hub: confirm who subscribes, and send them what is new.

W3C WebSub, sections 5.3 (verification of intent), 7 (content distribution) and 8
(signatures).
"""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.dispatch.outgoing import Answer, get, post
from articles.dispatch.subscription import Subscription
from articles.dispatch.topics import Feed, feed
from articles.reading.feeds.hub import hub_address

SUBSCRIBE, UNSUBSCRIBE = "subscribe", "unsubscribe"
# What nobody confirms by then is forgotten.
TO_CONFIRM = dt.timedelta(hours=1)
NO_MORE = Answer(410, "Nobody asks for this any more.")


def ask(mode: str, topic: str, callback: str, *, secret: str, lease: int) -> None:
    """Note a request; whether the subscriber means it is asked in the background."""
    now = timezone.now()
    if mode == SUBSCRIBE:
        Subscription.objects.get_or_create(
            topic=topic, callback=callback, defaults={"until": now + TO_CONFIRM}
        )
    digest = hashlib.sha256(f"{topic} {callback}".encode()).hexdigest()
    about = {"mode": mode, "topic": topic, "secret": secret, "lease": lease}
    Delivery.objects.update_or_create(
        key=f"verify:{digest}",
        defaults={
            "kind": Delivery.Kind.VERIFY,
            "address": callback,
            "about": about,
            "state": Delivery.State.WAITING,
            "made_at": now,
            "try_at": now,
            "tries": 0,
            "leased_until": None,
        },
    )


def verify(delivery: Delivery) -> Answer:
    """Ask the subscriber whether the request was theirs; only their echo counts."""
    about, challenge = delivery.about, secrets.token_urlsafe(32)
    asked = {
        "hub.mode": about["mode"],
        "hub.topic": about["topic"],
        "hub.challenge": challenge,
        "hub.lease_seconds": about["lease"],
    }
    answer = get(_with_query(delivery.address, asked))
    if not answer.good or answer.words != challenge:
        return answer if answer.status in (0, *range(500, 600)) else NO_MORE
    wanted = Subscription.objects.filter(
        topic=about["topic"], callback=delivery.address
    )
    if about["mode"] == UNSUBSCRIBE:
        wanted.delete()
    else:
        until = timezone.now() + dt.timedelta(seconds=about["lease"])
        wanted.update(confirmed=True, secret=about["secret"], until=until)
    return answer


def contents(why: str, topic: str, at: dt.datetime) -> Iterator[Delivery]:
    """A message for each subscriber of a feed; `why` is the same for the same change."""
    found = Subscription.objects.filter(topic=topic, confirmed=True, until__gt=at)
    for subscription in found.iterator():
        yield Delivery(
            key=f"content:{why}:{subscription.pk}",
            kind=Delivery.Kind.CONTENT,
            address=subscription.callback,
            about={"subscription": subscription.pk, "topic": topic},
            made_at=at,
            try_at=at,
        )


def distribute(delivery: Delivery) -> Answer:
    """Send the feed as it is now; who answers that they are gone is forgotten."""
    found = Subscription.objects.filter(pk=delivery.about["subscription"])
    subscription = found.filter(confirmed=True, until__gt=timezone.now()).first()
    if subscription is None:
        return NO_MORE
    now_feed = feed(subscription.topic)
    if now_feed is None:
        return NO_MORE
    headers = _headers(now_feed, subscription)
    answer = post(subscription.callback, now_feed.body, headers)
    if answer.gone:
        subscription.delete()
    return answer


def _headers(now_feed: Feed, subscription: Subscription) -> dict[str, str]:
    links = f'<{hub_address()}>; rel="hub", <{subscription.topic}>; rel="self"'
    headers = {"Content-Type": now_feed.media_type, "Link": links}
    if subscription.secret:
        key = subscription.secret.encode()
        digest = hmac.new(key, now_feed.body, hashlib.sha256).hexdigest()
        headers["X-Hub-Signature"] = f"sha256={digest}"
    return headers


def _with_query(address: str, asked: dict) -> str:
    parts = urlsplit(address)
    query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), *asked.items()])
    return urlunsplit(parts._replace(query=query, fragment=""))

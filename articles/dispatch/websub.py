"""WebSub (W3C Recommendation, 23 January 2018): tell the hub which feeds changed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings

from articles.dispatch import hub
from articles.dispatch.delivery import Delivery
from articles.dispatch.outgoing import Answer, post
from articles.dispatch.topics import changed_feeds
from articles.editions.edition import Edition
from articles.reading.feeds.hub import OWN

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def deliveries(edition: Edition, at: dt.datetime) -> Iterator[Delivery]:
    """One for each feed that an edition changes; none where no hub is set.

    Copy from the archive stands nowhere near the top of a feed: nobody waits for it.
    """
    if not settings.WEBSUB_HUB or edition.dated:
        return
    yield from pings(changed_feeds(edition), str(edition.pk), at)


def pings(topics: Iterable[str], why: str, at: dt.datetime) -> Iterator[Delivery]:
    """One for each of these feeds; `why` is the same for the same change."""
    for topic in topics:
        if settings.WEBSUB_HUB == OWN:
            yield from hub.contents(why, topic, at)
        elif settings.WEBSUB_HUB:
            yield _ping(why, topic, at)


def _ping(why: str, topic: str, at: dt.datetime) -> Delivery:
    return Delivery(
        key=f"websub:{why}:{sha256(topic.encode()).hexdigest()}",
        kind=Delivery.Kind.WEBSUB,
        address=settings.WEBSUB_HUB,
        about={"topic": topic},
        made_at=at,
        try_at=at,
    )


def ping(delivery: Delivery) -> Answer:
    """Say “this feed has changed” in the form that hubs take (section 7, and PubSubHubbub)."""
    said = {"hub.mode": "publish", "hub.url": delivery.about["topic"]}
    body = urlencode(said | {"hub.topic": delivery.about["topic"]}).encode()
    return post(delivery.address, body, FORM)

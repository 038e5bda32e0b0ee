"""Web hooks: partners are told of publications, signed as Standard Webhooks 1.0 says."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from articles.dispatch.delivery import Delivery
from articles.dispatch.outgoing import Answer, post
from articles.dispatch.web_hook import WebHook
from articles.editions.edition import Edition
from articles.reading.machine.ninjs import cancellation, document

EVENTS = {
    Edition.Kind.FIRST: "article.published",
    Edition.Kind.UPDATE: "article.updated",
    Edition.Kind.CORRECTION: "article.corrected",
    Edition.Kind.WITHDRAWAL: "article.withdrawn",
}
NOBODY = Answer(410, "This address is no longer told.")


def deliveries(edition: Edition, at: dt.datetime) -> Iterator[Delivery]:
    """One for each partner who was there when the edition came out."""
    for hook in WebHook.objects.filter(active=True, since__lte=edition.published_at):
        yield Delivery(
            key=f"webhook:{edition.pk}:{hook.pk}",
            kind=Delivery.Kind.WEBHOOK,
            address=hook.address,
            about={"hook": hook.pk, "edition": edition.pk},
            made_at=at,
            try_at=at,
        )


def tell(delivery: Delivery) -> Answer:
    """Send the story as it is in this edition; a hook that is gone asks for no more."""
    hook = WebHook.objects.filter(pk=delivery.about["hook"], active=True).first()
    edition = Edition.objects.with_everything().filter(pk=delivery.about["edition"])
    found = edition.first()
    if hook is None or found is None:
        return NOBODY
    now = timezone.now()
    body = json.dumps(message(found, now), ensure_ascii=False).encode()
    return post(hook.address, body, signed(delivery.key, body, hook.secret, now))


def message(edition: Edition, at: dt.datetime) -> dict:
    """The event; with the story's ninjs document while readers have this very edition."""
    event: dict[str, Any] = {
        "type": EVENTS[Edition.Kind(edition.kind)],
        "timestamp": edition.published_at.isoformat(),
        "data": {
            "uuid": str(edition.article_uuid),
            "number": edition.number,
            "correction": edition.correction,
            "reason": edition.reason,
        },
    }
    if edition.withdrawn:
        event["data"]["article"] = cancellation(edition)
    elif Edition.objects.live(at).filter(pk=edition.pk).exists():
        event["data"]["article"] = document(edition, at)
    return event


def signed(
    message_id: str, body: bytes, secret: str, at: dt.datetime
) -> dict[str, str]:
    """The headers: id, time and signature. The same message has the same id each time."""
    moment = str(int(at.timestamp()))
    said = f"{message_id}.{moment}.".encode() + body
    digest = hmac.new(_key(secret), said, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _key(secret: str) -> bytes:
    """The bytes of a key written as “whsec_” and base64; any other is taken as it is."""
    written = secret.removeprefix("whsec_")
    try:
        return base64.b64decode(written, validate=True)
    except ValueError:
        return secret.encode()

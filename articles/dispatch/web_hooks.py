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
from articles.editions.removal import Removal
from articles.reading.machine.ninjs import cancellation, document

EVENTS = {
    Edition.Kind.FIRST: "article.published",
    Edition.Kind.UPDATE: "article.updated",
    Edition.Kind.CORRECTION: "article.corrected",
    Edition.Kind.WITHDRAWAL: "article.withdrawn",
}
REMOVED = "article.removed"
NOBODY = Answer(410, "This address is no longer told.")


def deliveries(edition: Edition, at: dt.datetime) -> Iterator[Delivery]:
    """One for each partner who was there when the edition came out."""
    for hook in WebHook.objects.filter(active=True, since__lte=edition.published_at):
        key = f"webhook:{edition.pk}:{hook.pk}"
        yield _order(hook, key, {"edition": edition.pk}, at)


def removals(removal: Removal, at: dt.datetime) -> Iterator[Delivery]:
    """One for each partner: any of them may have the story."""
    for hook in WebHook.objects.filter(active=True):
        key = f"webhook:removal-{removal.pk}:{hook.pk}"
        yield _order(hook, key, {"removal": removal.pk}, at)


def _order(hook: WebHook, key: str, what: dict[str, int], at: dt.datetime) -> Delivery:
    return Delivery(
        key=key,
        kind=Delivery.Kind.WEBHOOK,
        address=hook.address,
        about={"hook": hook.pk, **what},
        made_at=at,
        try_at=at,
    )


def tell(delivery: Delivery) -> Answer:
    """Send what happened to the story; a hook that is gone asks for no more."""
    hook = WebHook.objects.filter(pk=delivery.about["hook"], active=True).first()
    now = timezone.now()
    said = _said(delivery, now) if hook else None
    if hook is None or said is None:
        return NOBODY
    body = json.dumps(said, ensure_ascii=False).encode()
    return post(hook.address, body, signed(delivery.key, body, hook.secret, now))


def _said(delivery: Delivery, at: dt.datetime) -> dict | None:
    if "removal" in delivery.about:
        removal = Removal.objects.filter(pk=delivery.about["removal"]).first()
        return removed(removal, at) if removal else None
    found = Edition.objects.with_everything().filter(pk=delivery.about["edition"])
    edition = found.first()
    return message(edition, at) if edition else None


def removed(removal: Removal, at: dt.datetime) -> dict:
    """That a law took a story away, or words of it: then with the text that is left."""
    event: dict[str, Any] = {
        "type": REMOVED,
        "timestamp": removal.removed_at.isoformat(),
        "data": {"uuid": str(removal.article_uuid), "whole": removal.whole},
    }
    live = Edition.objects.live(at).with_everything()
    edition = live.filter(article_id=removal.article_id).first()
    if edition:
        event["data"]["article"] = document(edition, at)
    return event


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

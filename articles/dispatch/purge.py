"""Tell a content delivery network which pages have changed."""

import datetime as dt
import json
from collections.abc import Collection, Iterator

from django.conf import settings

from articles.dispatch.delivery import Delivery
from articles.dispatch.outgoing import Answer, post
from articles.dispatch.topics import replaced
from articles.editions.edition import Edition
from articles.reading.surrogate import ALL, PAPER, list_key, story_key

FASTLY, CLOUDFLARE = "fastly", "cloudflare"
APIS = {
    FASTLY: "https://api.fastly.com/service/{service}/purge",
    CLOUDFLARE: "https://api.cloudflare.com/client/v4/zones/{service}/purge_cache",
}
# As many keys as either takes in one request.
AT_ONCE = 100


def deliveries(edition: Edition, at: dt.datetime) -> Iterator[Delivery]:
    """The pages that an edition changes; none where there is no network."""
    if settings.CDN:
        keys = changed_keys(edition)
        for place in range(0, len(keys), AT_ONCE):
            some = keys[place : place + AT_ONCE]
            yield _order(f"purge:{edition.pk}:{place}", some, at)


def order_all(word: str, at: dt.datetime) -> None:
    """Every page, since something changed that is on any of them: a name, a picture."""
    order = _order(f"purge:{word}"[:200], [ALL], at)
    Delivery.objects.make_out([order])


def changed_keys(edition: Edition) -> list[str]:
    """The paper's own pages, the story's, and all lists in which it stands or stood."""
    keys = {PAPER, story_key(edition.article_id)}
    for told in filter(None, (edition, replaced(edition))):
        keys.add(list_key("section", told.section.slug))
        for slug in told.tags.values_list("slug", flat=True):
            keys.add(list_key("tag", slug))
        for slug in told.authors.values_list("slug", flat=True):
            keys.add(list_key("author", slug))
    return sorted(keys)


def purge(delivery: Delivery) -> Answer:
    """Say it in the words of the network that is set now."""
    keys = delivery.about["keys"]
    return post(_address(), *_said(keys))


def _order(key: str, keys: list[str], at: dt.datetime) -> Delivery:
    return Delivery(
        key=key,
        kind=Delivery.Kind.PURGE,
        address=_address(),
        about={"keys": keys},
        made_at=at,
        try_at=at,
    )


def _address() -> str:
    api = settings.CDN_API or APIS[settings.CDN]
    return api.format(service=settings.CDN_SERVICE)


def _said(keys: Collection[str]) -> tuple[bytes, dict[str, str]]:
    if settings.CDN == FASTLY:
        headers = {"Fastly-Key": settings.CDN_TOKEN, "Surrogate-Key": " ".join(keys)}
        return b"", headers | {"Accept": "application/json"}
    headers = {"Authorization": f"Bearer {settings.CDN_TOKEN}"}
    body = json.dumps({"tags": list(keys)}).encode()
    return body, headers | {"Content-Type": "application/json"}

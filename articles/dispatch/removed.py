"""A lawful removal, and everybody outside who is told of it."""

import datetime as dt

from django.db import transaction

from articles.dispatch import web_hooks, websub
from articles.dispatch.delivery import Delivery
from articles.dispatch.topics import changed_feeds
from articles.editions.edition import Edition
from articles.editions.removal import Removal
from articles.editions.remove import remove


def remove_and_tell(
    article_id: int, *, by: str, ground: str, at: dt.datetime, words: str = ""
) -> dict[str, int]:
    """Remove a story, or words of it, and tell hubs and partners: both or neither.

    Returns and raises what `remove` does. A delivery network needs no order: a removal
    changes the paper's state, after which it is told to drop every page.
    """
    with transaction.atomic():
        feeds = _feeds(article_id, at)
        touched = remove(article_id, by=by, ground=ground, at=at, words=words)
        # Of what never came out nobody outside is told anything.
        if feeds:
            _make_out(article_id, feeds, at)
    return touched


def _make_out(article_id: int, feeds: list[str], at: dt.datetime) -> None:
    removal = Removal.objects.filter(article_id=article_id).latest("pk")
    pings = websub.pings(feeds, f"removal-{removal.pk}", at)
    Delivery.objects.make_out(pings)
    Delivery.objects.make_out(web_hooks.removals(removal, at))


def _feeds(article_id: int, at: dt.datetime) -> list[str]:
    """Every feed that the story ever stood in."""
    out = Edition.objects.due(at).filter(article_id=article_id)
    editions = out.select_related("section")
    return sorted({topic for edition in editions for topic in changed_feeds(edition)})

"""Make out who is told of what has come out, once for each edition."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from articles.dispatch import purge, web_hooks, websub
from articles.dispatch.announcement import Announcement
from articles.dispatch.delivery import Delivery
from articles.editions.edition import Edition

# A newsroom that was down for longer tells nobody of last week.
LOOKS_BACK = dt.timedelta(days=7)
AT_ONCE = 100


def unannounced(at: dt.datetime):
    """What has come out by `at` and nobody was told of; time is the only trigger."""
    told = Announcement.objects.filter(pk=OuterRef("pk"))
    recent = Edition.objects.due(at).filter(published_at__gt=at - LOOKS_BACK)
    return recent.filter(~Exists(told)).order_by("published_at", "id")


def announce(at: dt.datetime) -> int:
    """Write a delivery for everybody who is told of what is new: of how many editions."""
    editions = unannounced(at).select_related("section")[:AT_ONCE]
    return sum(_announce(edition, at) for edition in list(editions))


def _announce(edition: Edition, at: dt.datetime) -> bool:
    """All deliveries of an edition or none; False where another worker was first."""
    try:
        with transaction.atomic():
            Announcement.objects.create(pk=edition.pk, made_at=at)
            for told in (purge, websub, web_hooks):
                Delivery.objects.make_out(told.deliveries(edition, at))
    except IntegrityError:
        return False
    return True

"""Make out who is told of what has come out, once for each edition."""

import datetime as dt
from collections.abc import Iterable
from itertools import chain

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from articles.dispatch import purge, web_hooks, websub
from articles.dispatch.announcement import Announcement, PostAnnouncement
from articles.dispatch.delivery import Delivery
from articles.dispatch.topics import live_feeds
from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition

# A newsroom that was down for longer tells nobody of last week.
LOOKS_BACK = dt.timedelta(days=7)
# Nobody waits for what a liveblog said hours ago.
POSTS_BACK = dt.timedelta(hours=1)
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


def announce_posts(at: dt.datetime) -> int:
    """The same of the posts of liveblogs, which have feeds of their own: for hubs only."""
    if not settings.WEBSUB_HUB:
        return 0
    told = PostAnnouncement.objects.filter(pk=OuterRef("pk"))
    recent = LivePostEdition.objects.due(at).filter(published_at__gt=at - POSTS_BACK)
    posts = recent.filter(~Exists(told)).order_by("published_at", "id")
    return sum(_announce_post(post, at) for post in list(posts[:AT_ONCE]))


def _announce_post(post: LivePostEdition, at: dt.datetime) -> bool:
    feeds = live_feeds(post.article_id, at)
    pings = websub.pings(feeds, f"post-{post.pk}", at)
    return _once(PostAnnouncement(pk=post.pk, made_at=at), pings)


def _announce(edition: Edition, at: dt.datetime) -> bool:
    told = (each.deliveries(edition, at) for each in (purge, websub, web_hooks))
    return _once(Announcement(pk=edition.pk, made_at=at), chain.from_iterable(told))


def _once(
    announcement: Announcement | PostAnnouncement, deliveries: Iterable[Delivery]
) -> bool:
    """All of them or none; False where another worker was first."""
    try:
        with transaction.atomic():
            announcement.save(force_insert=True)
            Delivery.objects.make_out(deliveries)
    except IntegrityError:
        return False
    return True

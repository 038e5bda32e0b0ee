"""Make out who is told of what has come out, once for each edition."""

import datetime as dt

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
    try:
        with transaction.atomic():
            PostAnnouncement.objects.create(pk=post.pk, made_at=at)
            feeds = live_feeds(post.article_id, at)
            Delivery.objects.make_out(websub.pings(feeds, f"post-{post.pk}", at))
    except IntegrityError:
        return False
    return True


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

"""The dispatch desk: looks every second what came out, and sends what is due."""

import datetime as dt
import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from articles.dispatch import purge
from articles.dispatch.announce import LOOKS_BACK, announce, announce_posts
from articles.dispatch.announcement import Announcement, PostAnnouncement
from articles.dispatch.deliver import deliver_one
from articles.dispatch.subscription import Subscription
from articles.reading.paper_state import paper_state

log = logging.getLogger(__name__)
A_SECOND = 1.0
KEPT = dt.timedelta(days=30)


def run_once(word: str = "") -> str:
    """Tell everybody of all that is due now; `word` is the paper's state at the last look.

    Returns the word of this look.
    """
    now = timezone.now()
    # What came out with no edition may be on any page; so may what nobody looked for.
    seen = paper_state(now, but="articles_edition") if settings.CDN else ""
    if seen != word:
        purge.order_all(seen, now)
    announce(now)
    announce_posts(now)
    while deliver_one():
        pass
    return seen


def run(stop: threading.Event) -> None:
    """Until told to stop; a database that is away is asked again."""
    word = ""
    while not stop.is_set():
        close_old_connections()
        try:
            word = run_once(word)
        except DatabaseError:
            log.exception("The dispatch desk waits for the database")
        stop.wait(A_SECOND)
    close_old_connections()


def forget(at: dt.datetime) -> None:
    """Announcements that nothing looks back to, and subscribers who did not come back."""
    Subscription.objects.filter(until__lt=at).delete()
    PostAnnouncement.objects.filter(made_at__lt=at - LOOKS_BACK).delete()
    Announcement.objects.filter(made_at__lt=at - max(KEPT, 2 * LOOKS_BACK)).delete()

"""Pulse: the tiny document that waiting readers ask for, the same for all of them."""

import datetime as dt
import json

from django.utils import timezone

from articles.editions.edition import Edition
from articles.editions.live_post import LivePostEdition
from articles.reading.live.answer import Answer, answer
from articles.reading.live.memo import Memo
from articles.reading.paging import EPOCH, MICROSECOND
from articles.reading.story_address import newest_of

# The posts that changed last: more than come in between two askings.
NEWEST = 30

PULSES: Memo[Answer] = Memo()


def pulse(article_id: int) -> Answer | None:
    """That of now, a second old at most; None where readers have no such liveblog."""
    return PULSES.get(article_id, lambda: find(article_id, timezone.now()))


def find(article_id: int, at: dt.datetime) -> Answer | None:
    """As `pulse`, from the database: two queries."""
    if live_story(article_id, at) is None:
        return None
    changed = LivePostEdition.objects.newest(article_id, at)
    changed = changed.defer("body").order_by("-published_at", "-id")
    said = document(list(changed[:NEWEST]))
    return answer(json.dumps(said, separators=(",", ":")), "application/json")


def live_story(article_id: int, at: dt.datetime) -> Edition | None:
    """A liveblog's story as readers have it; None where they have none."""
    story = newest_of(article_id, at).first()
    if story is None or story.withdrawn or story.form != Edition.Form.LIVEBLOG:
        return None
    return story


def document(changed: list[LivePostEdition]) -> dict[str, object]:
    """Of each post which one, which text of it, and its time: a page can tell the rest."""
    there = [post for post in changed if not post.withdrawn]
    last = changed[0].published_at if changed else EPOCH
    return {
        "at": (last - EPOCH) // MICROSECOND,
        "posts": [
            [post.post, post.number, int(post.posted_at.timestamp())] for post in there
        ],
        "gone": [post.post for post in changed if post.withdrawn],
        "ended": any(post.closes for post in there),
    }

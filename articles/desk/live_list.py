"""The posts of a liveblog as the desk sees them: planned and withdrawn ones too."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.desk.read_along import bodies
from articles.desk.state import moment_words
from articles.editions.live_post import LivePostEdition
from articles.reading.live.posts import OF_LIVEBLOG
from articles.reading.paging import EPOCH, MICROSECOND, Key

A_PAGE = 20


@dataclass(frozen=True)
class Row:
    """A post: what was sent out last of it, its text, and how it stands with readers."""

    newest: LivePostEdition
    told: LivePostEdition
    html: SafeString
    planned: bool

    @property
    def words(self) -> str:
        """How it stands, in words; "" where readers simply have it."""
        newest = self.newest
        if newest.withdrawn:
            moment = moment_words(newest.published_at)
            said = _("Withdrawn %(moment)s. Reason: %(reason)s")
            return said % {"moment": moment, "reason": newest.reason}
        if self.planned:
            return _("Planned for %(moment)s") % {
                "moment": moment_words(newest.published_at)
            }
        if newest.changed_at:
            return _("Changed %(moment)s") % {"moment": moment_words(newest.changed_at)}
        return ""


@dataclass(frozen=True)
class Rows:
    """A page of posts, newest first; `older` is the key of the next one."""

    rows: list[Row]
    first: bool
    older: str


def rows(article_id: int, query, at: dt.datetime) -> Rows:
    """A page of the posts; `query` is the request's GET. Three queries at most."""
    start = Key(query).start()
    start = start if start and start.earlier else None
    found = sent_last(article_id).select_related("author").newest_first()
    if start:
        found = found.filter(start.within(OF_LIVEBLOG))
    some = list(found[: A_PAGE + 1])
    page = some[:A_PAGE]
    return Rows(_rows(page, at), start is None, _key(page[-1]) if some[A_PAGE:] else "")


def sent_last(article_id: int):
    """Of each post what was sent out last, be it for later."""
    newer = LivePostEdition.objects.filter(
        article_id=article_id, post=OuterRef("post"), number__gt=OuterRef("number")
    )
    return LivePostEdition.objects.filter(~Exists(newer), article_id=article_id)


def _rows(page: Sequence[LivePostEdition], at: dt.datetime) -> list[Row]:
    texts = _texts([post.uuid for post in page if post.withdrawn])
    told = [texts.get(post.uuid, post) for post in page]
    drawn = bodies([post.body for post in told])
    return [
        Row(post, text, html, planned=post.published_at > at)
        for post, text, html in zip(page, told, drawn, strict=True)
    ]


def _texts(withdrawn: list) -> dict:
    """The last text of each of these posts, by its uuid."""
    if not withdrawn:
        return {}
    sent: QuerySet[LivePostEdition] = LivePostEdition.objects.filter(uuid__in=withdrawn)
    sent = sent.exclude(kind=LivePostEdition.Kind.WITHDRAWAL).select_related("author")
    return {post.uuid: post for post in sent.order_by("number")}


def _key(last: LivePostEdition) -> str:
    return f"{(last.posted_at - EPOCH) // MICROSECOND}-{last.post}"

"""What readers have of an article now, and what is to come, in the desk's words."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.edition import Edition

# More than anybody plans for one story.
MOST = 50


@dataclass(frozen=True)
class State:
    """An article's newest edition and its next planned one."""

    newest: Edition | None
    planned: list[Edition]

    @property
    def live(self) -> Edition | None:
        """What readers see now."""
        return self.newest if self.newest and not self.newest.withdrawn else None

    @property
    def planned_end(self) -> dt.datetime | None:
        """When the story is to go, if that is planned."""
        ends = [edition for edition in self.planned if edition.withdrawn]
        return ends[0].published_at if ends else None

    @property
    def words(self) -> str:
        return _words(
            self.newest and self.newest.kind,
            self.newest and self.newest.published_at,
            self.planned[0].kind if self.planned else None,
            self.planned[0].published_at if self.planned else None,
        )


def state(article: Article, at: dt.datetime | None = None) -> State:
    """The state of one article: one query."""
    at = at or timezone.now()
    sent = Edition.objects.filter(article_id=article.pk).defer("body")
    sent = sent.select_related("section", "published_by")
    latest = list(sent.order_by("-published_at", "-id")[:MOST])
    due = [edition for edition in latest if edition.published_at <= at]
    planned = [edition for edition in latest if edition.published_at > at]
    return State(due[0] if due else None, planned[::-1])


def with_state(articles: QuerySet, at: dt.datetime | None = None) -> QuerySet:
    """Articles of a list, each with what readers have and what is planned: no query more."""
    at = at or timezone.now()
    sent = Edition.objects.filter(article_id=OuterRef("pk"))
    newest = sent.due(at).order_by("-published_at", "-id")
    planned = sent.planned(at).order_by("published_at", "id")
    ends = planned.filter(kind=Edition.Kind.WITHDRAWAL)
    return articles.annotate(
        newest_kind=Subquery(newest.values("kind")[:1]),
        newest_at=Subquery(newest.values("published_at")[:1]),
        planned_kind=Subquery(planned.values("kind")[:1]),
        planned_at=Subquery(planned.values("published_at")[:1]),
        ends_at=Subquery(ends.values("published_at")[:1]),
    )


def state_words(article) -> str:
    """Stop-gap until the list has its own words: remove with its last caller."""
    return _words(
        article.newest_kind, article.newest_at, article.planned_kind, article.planned_at
    )


def moment_words(moment: dt.datetime) -> str:
    """A time as the desk says it: the clock today, else with the date."""
    local = timezone.localtime(moment)
    clock = date_format(local, _("H:i"))
    today = timezone.localdate()
    if local.date() == today:
        return clock
    day = _("j M") if local.year == today.year else _("j M Y")
    return f"{date_format(local, day)}, {clock}"


def newest_words(kind: str | None, at: dt.datetime | None) -> str:
    """What readers have had since when; "" for a story that never went out."""
    if kind is None or at is None:
        return ""
    if kind == Edition.Kind.WITHDRAWAL:
        return _("Withdrawn %(moment)s") % {"moment": moment_words(at)}
    return _("Online since %(moment)s") % {"moment": moment_words(at)}


def _words(newest_kind, newest_at, planned_kind, planned_at) -> str:
    parts = [newest_words(newest_kind, newest_at)]
    if planned_kind == Edition.Kind.WITHDRAWAL:
        parts.append(_("ends %(moment)s") % {"moment": moment_words(planned_at)})
    elif planned_kind:
        parts.append(_("planned %(moment)s") % {"moment": moment_words(planned_at)})
    return ", ".join(filter(None, parts)) or _("Not published")

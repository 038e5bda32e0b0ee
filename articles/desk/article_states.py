"""The states by which the list of articles is looked through, each a question to an index."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article
from articles.editions.edition import Edition

State = Callable[[QuerySet, dt.datetime], QuerySet]


def _at_stage(stage: str) -> State:
    return lambda articles, at: articles.filter(stage=stage)


def _ready(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """Waiting to go out: what has gone out, or will, is called ready too."""
    return articles.filter(stage=Article.Stage.READY, sent=False)


def _planned(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """With something to come: a beginning, an update or an end."""
    return _of(articles, Edition.objects.planned(at))


def _live(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """Asked of each article: nearly all of them are, so the first ones are soon found."""
    live = Edition.objects.live(at).filter(article_id=OuterRef("pk"))
    return articles.filter(Exists(live))


def _withdrawn(articles: QuerySet, at: dt.datetime) -> QuerySet:
    newest = Edition.objects.newest(at)
    return _of(articles, newest.filter(kind=Edition.Kind.WITHDRAWAL))


def _embargo(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """Few of many: found first, since the order's own index knows no embargo."""
    held = Article.objects.filter(embargo__gt=at).order_by()
    return articles.filter(pk__in=held.values("pk"))


def _of(articles: QuerySet, editions: QuerySet) -> QuerySet:
    return articles.filter(pk__in=editions.order_by().values("article_id"))


STATES: dict[str, tuple] = {
    "draft": (_("Draft"), _at_stage(Article.Stage.DRAFT)),
    "review": (_("In review"), _at_stage(Article.Stage.REVIEW)),
    "ready": (_("Ready"), _ready),
    "planned": (_("Planned"), _planned),
    "live": (_("Online"), _live),
    "withdrawn": (_("Withdrawn"), _withdrawn),
    "embargo": (_("Under embargo"), _embargo),
}

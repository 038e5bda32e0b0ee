"""The articles of the list that its filters leave."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from articles.desk.article_filters import MINE
from articles.desk.article_pictures import PICTURES
from articles.desk.article_states import STATES
from articles.drafts.access import own
from articles.drafts.article import ArticleByline, ArticleTag

# After one of these there is no large list left to be read.
MAKE_FEW = {"tag", "author", "assignee"}


def narrowed(
    articles: QuerySet, asked: dict[str, object], *, user, at: dt.datetime
) -> QuerySet:
    """What each filter that is on asks of an index; no article comes twice."""
    alone = MAKE_FEW.isdisjoint(asked)
    for name, value in asked.items():
        if name == "whose":
            articles = own(user, articles) if value == MINE else _nobodys(articles)
        elif name == "state":
            articles = STATES[str(value)][1](articles, at)
        elif name == "picture":
            articles = PICTURES[str(value)][1](articles, at, alone)
        else:
            articles = NARROW[name](articles, value)
    return articles


def _nobodys(articles: QuerySet) -> QuerySet:
    return articles.filter(assignee=None)


def _tagged(articles: QuerySet, tag) -> QuerySet:
    items = ArticleTag.objects.filter(tag=tag)
    return articles.filter(pk__in=items.values("content_object_id"))


def _signed(articles: QuerySet, author) -> QuerySet:
    bylines = ArticleByline.objects.filter(author=author)
    return articles.filter(pk__in=bylines.order_by().values("article_id"))


def _midnight(day: dt.date) -> dt.datetime:
    """When a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


NARROW = {
    "section": lambda articles, pk: articles.filter(section=pk),
    "assignee": lambda articles, user: articles.filter(assignee=user),
    "language": lambda articles, code: articles.filter(language=code),
    "tag": _tagged,
    "author": _signed,
    "since": lambda articles, day: articles.filter(changed_at__gte=_midnight(day)),
    "until": lambda articles, day: articles.filter(
        changed_at__lt=_midnight(day + dt.timedelta(days=1))
    ),
}

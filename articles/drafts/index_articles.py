"""Index articles anew: after the rules for words have changed, or a name has."""

from collections.abc import Iterator

from django.db import models

from articles.drafts.article import Article
from articles.drafts.article_words import ArticleWords, keep_words

A_BATCH = 200


def unindexed(*, everything: bool = False) -> models.QuerySet:
    """The articles whose words are missing or of older rules."""
    articles = Article.objects.all()
    if everything:
        return articles
    return articles.exclude(pk__in=ArticleWords.objects.current().values("pk"))


def index_articles(*, everything: bool = False) -> Iterator[int]:
    """Index these, and say after each batch how many; may be stopped at any time."""
    wanted = unindexed(everything=everything).order_by("pk")
    whole = wanted.prefetch_related("bylines__author", "tag_items__tag")
    last = 0
    while batch := list(whole.filter(pk__gt=last)[:A_BATCH]):
        keep_words((article, _names(article)) for article in batch)
        last = batch[-1].pk
        yield len(batch)


def _names(article: Article) -> list[str]:
    authors = [byline.author.name for byline in article.bylines.all()]
    return authors + [item.tag.name for item in article.tag_items.all()]

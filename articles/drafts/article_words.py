"""ArticleWords: what the desk's search finds an article by."""

from collections.abc import Iterable

from django.db import models

from articles.drafts.story_words import words_of
from articles.story import Story
from articles.words.asked import asked
from articles.words.indexed import IndexedWords


class ArticleWords(IndexedWords):
    """One article's words as it was last saved: made from it, never written by hand."""

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
    )

    def __str__(self):
        return str(self.article_id)


def keep_words(articles: Iterable[tuple[Story, Iterable[str]]]) -> None:
    """Index articles, each with the names of its authors and tags: one query."""
    ArticleWords.objects.keep(
        ArticleWords(article_id=article.pk, **vars(words_of(article, names)))
        for article, names in articles
    )


def matching(articles: models.QuerySet, question: str) -> models.QuerySet:
    """The articles with all of these words: the last may go on, “these” stand together.

    Filters a queryset of articles and keeps its order; one query, here, finds the best
    way to read it. An empty question keeps all, one without a word finds none.
    """
    if not question.strip():
        return articles
    return ArticleWords.objects.find_in(articles, asked(question, unfinished=True))

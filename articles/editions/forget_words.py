"""What a removed story, or removed words, leave in what search finds stories by."""

from collections.abc import Collection

from django.db import connection

from articles.drafts.article import Article
from articles.drafts.article_words import ArticleWords
from articles.editions.edition import Edition
from articles.editions.edition_words import EditionWords
from articles.editions.index_editions import index, names
from articles.editions.published_word import PublishedWord, spelling
from articles.words import engine
from articles.words.asked import Asked, Part

# Of a word that many stories have some are enough to know that it is still written.
SOME = 20


def spelled_in(article_id: int) -> set[str]:
    """The words that the paper's spelling may have from this story."""
    found: set[str] = set()
    for edition in _told(article_id):
        found |= spelling(edition, names(edition)).keys()
    return found


def forget_words(article_id: int, spelled: Collection[str]) -> None:
    """Index what is left of the story, and nothing else of it."""
    for article in Article.objects.filter(pk=article_id):
        article.keep_words()
    PublishedWord.objects.filter(word__in=spelled).delete()
    index(list(_told(article_id)))
    for word in spelled:
        still = EditionWords.objects.find_in(Edition.objects.all(), _one(word))
        index(list(still.exclude(article_id=article_id)[:SOME]))
    for model in (ArticleWords, EditionWords):
        engine.forget(connection, model._meta.db_table)


def _told(article_id: int):
    editions = Edition.objects.filter(article_id=article_id)
    return editions.exclude(kind=Edition.Kind.WITHDRAWAL)


def _one(word: str) -> Asked:
    return Asked((Part((word,)),))

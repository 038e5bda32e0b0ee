"""EditionWords: what readers' search finds an edition by."""

from collections.abc import Iterable

from django.db import models

from articles.drafts.story_words import words_of
from articles.editions.edition import Edition
from articles.words.indexed import IndexedWords


class EditionWords(IndexedWords):
    """One edition's words. Not under lock as the edition is: it can be made anew of it."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )

    def __str__(self):
        return str(self.edition_id)


def keep_words(editions: Iterable[tuple[Edition, Iterable[str]]]) -> None:
    """Index editions, each with the names of its authors and tags: one query."""
    EditionWords.objects.keep(
        EditionWords(edition_id=edition.pk, **vars(words_of(edition, names)))
        for edition, names in editions
    )

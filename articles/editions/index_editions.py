"""Index editions anew: after the rules for words have changed."""

from collections.abc import Iterator

from django.db import models

from articles.editions.edition import Edition
from articles.editions.edition_words import EditionWords, keep_words
from articles.editions.published_word import keep_spelling

A_BATCH = 200


def unindexed(*, everything: bool = False) -> models.QuerySet:
    """The editions whose words are missing or of older rules."""
    editions = Edition.objects.exclude(kind=Edition.Kind.WITHDRAWAL)
    if everything:
        return editions
    return editions.exclude(pk__in=EditionWords.objects.current().values("pk"))


def index_editions(*, everything: bool = False) -> Iterator[int]:
    """Index these, and say after each batch how many; may be stopped at any time."""
    wanted = unindexed(everything=everything).order_by("pk")
    whole = wanted.prefetch_related("bylines__author", "tag_items__tag")
    last = 0
    while batch := list(whole.filter(pk__gt=last)[:A_BATCH]):
        index(batch)
        last = batch[-1].pk
        yield len(batch)


def index(editions: list[Edition]) -> None:
    """Index some editions from what they say themselves."""
    keep_words((edition, names(edition)) for edition in editions)
    for edition in editions:
        keep_spelling(edition, names(edition))


def names(edition: Edition) -> list[str]:
    """Those of its authors and tags."""
    authors = [byline.author.name for byline in edition.bylines.all()]
    return authors + [item.tag.name for item in edition.tag_items.all()]

"""Which stories a question is about, and by what they are read.

What is not out can be asked for by `planned` alone; everything else goes by what readers
have at that moment.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.editions.edition import (
    Edition,
    EditionByline,
    EditionQuerySet,
    EditionTag,
)
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading import paging
from articles.reading.api.door import Asked
from articles.reading.found import newest
from articles.words.asked import asked as words_asked

BY_CHANGE = paging.Columns("published_at", key="id")


@dataclass(frozen=True)
class Selection:
    """Editions, the columns that order them, and whose list is read where it is one."""

    editions: EditionQuerySet
    by: paging.Columns
    of: Collection = ()


def planned(at: dt.datetime) -> EditionQuerySet:
    """Stories that are to go out. That one is to be taken down is nobody's to know."""
    to_come = Edition.objects.planned(at)
    return to_come.exclude(kind=Edition.Kind.WITHDRAWAL)


def selection(asked: Asked) -> Selection:
    said = asked.said
    by_change = asked.planned or said["by"] == "changed"
    editions = _within(_all(asked, by_change), said, by_change)
    if by_change:
        editions = _tagged(
            _written(editions, said["author"], asked), said["tag"], asked
        )
        return Selection(editions, BY_CHANGE)
    return _by_publication(editions, said, asked)


def _by_publication(editions: EditionQuerySet, said: dict, asked: Asked) -> Selection:
    """One list of a tag or an author is read by its own index."""
    alone = not said["q"] and bool(said["tag"]) != bool(said["author"])
    if alone and said["tag"]:
        family = list(_family(said["tag"]).values_list("pk", flat=True))
        listed = editions if family else editions.none()
        return Selection(listed, paging.OF_TAG if family else paging.OF_EDITION, family)
    if alone:
        return Selection(editions, paging.OF_AUTHOR, [_key(Author, said["author"])])
    editions = _tagged(_written(editions, said["author"], asked), said["tag"], asked)
    return Selection(editions, paging.OF_EDITION)


def _all(asked: Asked, by_change: bool) -> EditionQuerySet:
    if asked.planned:
        return planned(asked.at)
    if by_change:
        return Edition.objects.newest(asked.at)
    return Edition.objects.live(asked.at)


def _within(editions: EditionQuerySet, said: dict, by_change: bool) -> EditionQuerySet:
    moment = "published_at" if by_change else "first_published_at"
    if said["section"]:
        editions = editions.filter(section=_key(Section, said["section"]))
    if said["since"]:
        editions = editions.filter(**{f"{moment}__gte": said["since"]})
    if said["until"]:
        editions = editions.filter(**{f"{moment}__lt": said["until"]})
    return newest(editions, words_asked(said["q"])) if said["q"] else editions


def _tagged(editions: EditionQuerySet, slug: str, asked: Asked) -> EditionQuerySet:
    if not slug:
        return editions
    items = EditionTag.objects.filter(tag__in=_family(slug))
    return editions.filter(_has(items, "content_object", asked))


def _written(editions: EditionQuerySet, slug: str, asked: Asked) -> EditionQuerySet:
    if not slug:
        return editions
    bylines = EditionByline.objects.filter(author=_key(Author, slug))
    return editions.filter(_has(bylines, "edition", asked))


def _has(rows: QuerySet, edition: str, asked: Asked) -> Q:
    """Editions with such a row; a withdrawal has none, but what it withdrew had."""
    out = rows.filter(**{f"{edition}__published_at__lte": asked.at})
    once = out.values(f"{edition}__article_id")
    withdrawn = Q(kind=Edition.Kind.WITHDRAWAL, article_id__in=once)
    return Q(pk__in=rows.values(edition)) | withdrawn


def _family(slug: str) -> QuerySet:
    """A tag, or what it was merged into, with all that were merged into that."""
    named = Tag.objects.filter(slug=slug)
    lasting = Subquery(named.values(key=Coalesce("merged_into", "pk"))[:1])
    return Tag.objects.filter(Q(pk=lasting) | Q(merged_into=lasting)).order_by()


def _key(model: type[Model], slug: str) -> Subquery:
    return Subquery(model._base_manager.filter(slug=slug).values("pk")[:1])

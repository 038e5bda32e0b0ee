"""What else to read after a story: on the same subjects, and from the same section."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.editions.edition import Edition, EditionTag
from articles.masthead.tag import Tag
from articles.reading.front import picture_first
from articles.reading.listed import listed
from articles.reading.prepared import Prepared

RELATED = 3
MORE = 4
# Of a story with many tags the first ones say what it is about.
MOST_TAGS = 6


@dataclass(frozen=True)
class Further:
    """Stories below a story, each once: `related` by subject, `more` of its section."""

    related: list[Edition]
    more: list[Edition]


def further(edition: Edition, at: dt.datetime) -> Further:
    """What to read next: one query, whatever the size of its section and subjects."""
    tags = list(edition.tags.all())[:MOST_TAGS]
    found = _newest(edition, tags, at)
    related = sorted(found, key=lambda each: each.shared, reverse=True)
    related = [each for each in related if each.shared][:RELATED]
    more = [
        each
        for each in found
        if each.section_id == edition.section_id and each not in related
    ]
    return Further(related, picture_first(more[:MORE], at))


def _newest(edition: Edition, tags: list[Tag], at: dt.datetime) -> list:
    """The newest on each of its subjects and in its section, newest first."""
    keys = tuple([tag.pk for tag in tags])
    about = {"article_id": edition.article_id, "section_id": edition.section_id}
    return list(NEWEST(at=at, **about, tags=keys))


def _of_subjects(at, article_id, section_id, tags: tuple[int, ...]) -> QuerySet:
    live = Edition.objects.live(at).exclude(article_id=article_id)
    by_tag = ("-tag_items__first_published_at", "-tag_items__content_object")
    of_section = live.filter(section_id=section_id).by_first_publication()
    some = [_some(of_section, MORE + RELATED)]
    for tag in tags:
        tagged = live.filter(tag_items__tag=tag).order_by(*by_tag)
        some.append(_some(tagged, RELATED))
    keys = some[0].union(*some[1:]) if tags else some[0]
    shared = EditionTag.objects.filter(content_object=OuterRef("pk"), tag__in=tags)
    found = listed(Edition.objects.filter(pk__in=keys))
    return found.annotate(shared=_count(shared)).by_first_publication()


NEWEST = Prepared(Edition, _of_subjects)


def _some(editions: QuerySet, many: int) -> QuerySet:
    """The keys of the first so many. SQLite takes a LIMIT in a union only one step down."""
    first = editions.values("pk")[:many]
    return Edition.objects.filter(pk__in=first).order_by().values("pk")


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("content_object").annotate(many=Count("pk"))
    return Coalesce(Subquery(counted.values("many")), 0)

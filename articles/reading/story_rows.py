"""The rows of a story's page, each question composed once."""

import datetime as dt

from articles.editions.edition import Edition, EditionByline
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading.last_change import with_last_change
from articles.reading.prepared import Prepared
from articles.reading.story_address import newest_of


def sections() -> list[Section]:
    """The row above every page: one query."""
    return list(_SECTIONS())


def newest_whole(article_id: int, at: dt.datetime) -> Edition | None:
    """What went out last of a story by `at`, with all that its page shows: three queries.

    One where there is nothing to show.
    """
    edition = next(iter(_STORY(article_id=article_id, at=at)), None)
    if edition is None or edition.withdrawn:
        return edition
    found = {
        "bylines": _BYLINES(edition_id=edition.pk),
        "tags": _TAGS(edition_id=edition.pk),
    }
    edition._prefetched_objects_cache = found
    return edition


def _story(article_id, at):
    newest = newest_of(article_id, at).with_everything().prefetch_related(None)
    return with_last_change(newest).order_by("-published_at", "-id")[:1]


def _bylines(edition_id):
    found = EditionByline.objects.filter(edition_id=edition_id)
    return found.select_related("author")


def _tags(edition_id):
    found = Tag.objects.filter(editiontag_items__content_object=edition_id)
    return found.select_related("merged_into").order_by("editiontag_items__id")


_SECTIONS = Prepared(Section, Section.objects.all)
_STORY = Prepared(Edition, _story)
_BYLINES = Prepared(EditionByline, _bylines)
_TAGS = Prepared(Tag, _tags)

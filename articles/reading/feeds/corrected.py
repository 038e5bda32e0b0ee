"""Items of corrections: what was wrong, how it is, and where the story stands."""

import datetime as dt
import uuid
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.editions.edition import Edition, EditionQuerySet
from articles.reading.absolute import absolute
from articles.reading.feeds.item import Item, Person
from articles.reading.feeds.marks import AT, MARK, NUMBERS, said
from articles.reading.feeds.stories import subjects


def correction_rows(at: dt.datetime) -> QuerySet:
    """All that was corrected, also in stories that were withdrawn since."""
    return Edition.objects.due(at).filter(kind=Edition.Kind.CORRECTION)


def correction_marks() -> list[QuerySet]:
    """The stories as they are now: their headlines and addresses, or that they are gone."""
    made = Edition.objects.filter(pk__in=NUMBERS)
    now = _as_they_are(made.values("article_id"), AT)
    return [
        said(MARK, now, "pk", "section__slug", "section__name", changed="published_at")
    ]


def correction_items(numbers: Collection[int], at: dt.datetime) -> dict[int, Item]:
    """Items of these editions, by their number: four queries, however many there are."""
    made = list(Edition.objects.filter(pk__in=numbers).defer("body"))
    now = _as_they_are({edition.article_id for edition in made}, at)
    stories = {edition.article_id: edition for edition in now.with_everything()}
    return {
        edition.pk: _item(edition, stories[edition.article_id])
        for edition in made
        if edition.article_id in stories
    }


def _as_they_are(articles, at) -> EditionQuerySet:
    return Edition.objects.newest(at).filter(article_id__in=articles).defer("body")


def _item(made: Edition, story: Edition) -> Item:
    gone = story.published_at if story.withdrawn else None
    words = _("The story was withdrawn.") if gone else made.correction
    title = _("Withdrawn story") if gone else story.headline
    address = absolute(story.get_absolute_url())
    link = format_html('<p><a href="{}">{}</a></p>\n', address, title)
    authors = () if gone else tuple(byline.author for byline in story.bylines.all())
    return Item(
        id=f"urn:uuid:{uuid.uuid5(made.article_uuid, f'correction:{made.number}')}",
        url=address,
        title=_("Correction: %(headline)s") % {"headline": title},
        summary=words,
        html=format_html("<p>{}</p>\n{}", words, link),
        language=story.language,
        published_at=made.published_at,
        updated_at=gone or made.published_at,
        authors=tuple(
            Person(each.name, absolute(each.get_absolute_url())) for each in authors
        ),
        subjects=() if gone else subjects(story),
        withdrawn_at=gone,
    )

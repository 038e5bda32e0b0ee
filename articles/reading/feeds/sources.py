"""What can be followed: one entry for each kind of feed."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.editions.edition import Edition
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading import paging
from articles.reading.feeds.corrected import (
    correction_items,
    correction_marks,
    correction_rows,
)
from articles.reading.feeds.live import (
    about_live,
    live_items,
    live_marks,
    live_named,
    live_of,
    live_parts,
)
from articles.reading.feeds.marks import NAME, NAMED, REMEMBERED, said, story_marks
from articles.reading.feeds.part import Part
from articles.reading.feeds.searched import about_search, search_of, search_parts
from articles.reading.feeds.source import About, Source
from articles.reading.feeds.stories import story_items


def _paper(of: str, at: dt.datetime) -> list[Part]:
    return [Part(Edition.objects.newest(at), paging.OF_EDITION)]


def about_paper(of: str = "") -> About:
    name = settings.SITE_NAME
    news = settings.SITE_TAGLINE or _("The news from %(name)s") % {"name": name}
    return About("", "paper", name, news, reverse("front"))


def _section(of: str, at: dt.datetime) -> list[Part]:
    in_section = Edition.objects.newest(at).filter(section__slug=of)
    return [Part(in_section, paging.OF_EDITION)]


def _about_section(of: str) -> About | None:
    section = Section.objects.filter(slug=of).first()
    return about_thing(section) if section else None


def _tag(of: str, at: dt.datetime) -> list[Part]:
    """Its own stories, those of tags that were merged into it, and what was withdrawn."""
    live = Edition.objects.live(at)
    either = Q(tags__slug=of) | Q(tags__merged_into__slug=of)
    return [
        Part(live, paging.OF_TAG, {"tag_items__tag__slug": of}),
        Part(live, paging.OF_TAG, {"tag_items__tag__merged_into__slug": of}),
        Part(_withdrawn(either, at), paging.OF_EDITION),
    ]


def _about_tag(of: str) -> About | None:
    tag = Tag.objects.select_related("merged_into").filter(slug=of).first()
    return about_thing(tag.lasting) if tag else None


def _author(of: str, at: dt.datetime) -> list[Part]:
    return [
        Part(Edition.objects.live(at), paging.OF_AUTHOR, {"bylines__author__slug": of}),
        Part(_withdrawn(Q(authors__slug=of), at), paging.OF_EDITION),
    ]


def _about_author(of: str) -> About | None:
    author = Author.objects.filter(slug=of).first()
    return about_thing(author, author.bio) if author else None


def _withdrawn(which: Q, at: dt.datetime) -> QuerySet:
    """What was lately withdrawn of stories that once were such: a withdrawal itself has
    neither tags nor authors."""
    earlier = Edition.objects.due(at).filter(which, article_id=OuterRef("article_id"))
    return Edition.objects.newest(at).filter(
        Exists(earlier),
        kind=Edition.Kind.WITHDRAWAL,
        published_at__gt=at - REMEMBERED,
    )


def about_thing(thing, words: str = "") -> About:
    """How the feed of a section, tag or author is called."""
    return About(
        of=thing.slug,
        key=f"{thing.kind}/{thing.pk}",
        title=f"{settings.SITE_NAME} – {thing.name}",
        description=words or getattr(thing, "description", "") or thing.name,
        page=thing.get_absolute_url(),
    )


def _named(model: type[Model], *words: str) -> Callable[[], QuerySet]:
    """The row that a feed is named after, for its state."""

    def row() -> QuerySet:
        return said(NAMED, model._base_manager.filter(slug=NAME), "pk", *words)

    return row


def _corrections(of: str, at: dt.datetime) -> list[Part]:
    return [Part(correction_rows(at), paging.OF_CORRECTION)]


def about_corrections(of: str = "") -> About:
    title = f"{settings.SITE_NAME} – {_('Corrections')}"
    words = _("What we had wrong, and how it is.")
    return About("", "corrections", title, words, reverse("corrections"))


paper = Source("paper", "", _paper, story_marks, story_items, about_paper)
corrections = Source(
    "corrections",
    "corrections/",
    _corrections,
    correction_marks,
    correction_items,
    about_corrections,
)
tag = Source(
    "tag",
    "tag/<slug:slug>/",
    _tag,
    story_marks,
    story_items,
    _about_tag,
    named=_named(Tag, "name", "description", "merged_into__slug"),
    hidden=True,
)
author = Source(
    "author",
    "author/<slug:slug>/",
    _author,
    story_marks,
    story_items,
    _about_author,
    named=_named(Author, "name", "bio"),
    hidden=True,
)
section = Source(
    "section",
    "<slug:slug>/",
    _section,
    story_marks,
    story_items,
    _about_section,
    named=_named(Section, "name", "description"),
)
search = Source(
    "search",
    "search/",
    search_parts,
    story_marks,
    story_items,
    about_search,
    of=search_of,
)
liveblog = Source(
    "liveblog",
    "<slug:section>/<slug:slug>~<article_id:article_id>/",
    live_parts,
    live_marks,
    live_items,
    about_live,
    named=live_named,
    of=live_of,
)
# Sections come last: one of them may have any other name.
SOURCES = (paper, corrections, search, tag, author, liveblog, section)
BY_NAME = {source.name: source for source in SOURCES}

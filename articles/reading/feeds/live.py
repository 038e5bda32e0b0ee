"""A liveblog, to be followed post by post."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.body.blocks import Block
from articles.body.parse import parse
from articles.body.render import text
from articles.editions.edition import Edition, EditionTag
from articles.editions.live_post import LivePostEdition, LivePostPicture
from articles.images.image import Image
from articles.reading.absolute import absolute
from articles.reading.feeds.item import Item, Person
from articles.reading.feeds.marks import AT, MARK, NAMED, NUMBERS, picture_marks, said
from articles.reading.feeds.part import Part
from articles.reading.feeds.source import About
from articles.reading.feeds.stories import subjects
from articles.reading.figure import body_images
from articles.reading.live.posts import OF_LIVEBLOG
from articles.reading.portable import figures, portable
from articles.reading.summary import LONGEST

# As long as a headline; a post without one is called by its first words.
TITLE = 80


def live_of(request: HttpRequest, found: dict[str, Any]) -> str:
    """“binnenland/brug-open~12”: only the number finds it, the rest must be right too."""
    return f"{found['section']}/{found['slug']}~{found['article_id']}"


def live_parts(of: str, at: dt.datetime) -> list[Part]:
    return [
        Part(LivePostEdition.objects.newest(_number(of), at), OF_LIVEBLOG, uuid="uuid")
    ]


def live_marks() -> list[QuerySet]:
    """Who wrote the posts, what they show, and what their story is on."""
    posts = LivePostEdition.objects.filter(pk__in=NUMBERS, author__isnull=False)
    tags = EditionTag.objects.filter(content_object__in=_asked().values("pk"))
    pictures = LivePostPicture.objects.filter(edition_id__in=NUMBERS)
    return [
        said(MARK, posts, "author_id", "author__slug", "author__name"),
        said(MARK, tags, "tag_id", "tag__slug", "tag__name"),
        picture_marks(pictures),
    ]


def live_named() -> QuerySet:
    """The story it belongs to: without it there is nothing to follow."""
    names = ("headline", "slug", "section__slug", "section__name")
    return said(NAMED, _asked(), "pk", *names, changed="published_at")


def about_live(of: str) -> About | None:
    story = _stories([_number(of)], timezone.now()).select_related("section").first()
    return about_liveblog(story) if story else None


def about_liveblog(story: Edition) -> About:
    """How the feed of a liveblog is called."""
    return About(
        of=f"{story.section.slug}/{story.slug}~{story.article_id}",
        key=f"liveblog/{story.article_uuid}",
        title=f"{settings.SITE_NAME} – {story.headline}",
        description=story.intro or story.headline,
        page=story.get_absolute_url(),
    )


def live_items(numbers: Collection[int], at: dt.datetime) -> dict[int, Item]:
    """Items of these posts, by their number: four queries, however many there are."""
    posts = LivePostEdition.objects.filter(pk__in=numbers).select_related("author")
    parsed = [(post, parse(post.body)) for post in posts]
    images = body_images([block for _post, blocks in parsed for block in blocks], at)
    articles = {post.article_id for post, _blocks in parsed}
    stories = {
        story.article_id: story
        for story in _stories(articles, at)
        .select_related("section")
        .prefetch_related("tags")
    }
    return {
        post.pk: _item(post, blocks, images, stories[post.article_id])
        for post, blocks in parsed
        if post.article_id in stories
    }


def _asked() -> QuerySet:
    """The story that the query of a feed's state is about."""
    number = RawSQL("SELECT CAST(name AS bigint) FROM asked", ())
    return _stories(number, AT, by="article_id")


def _number(of: str) -> int:
    return int(of.rpartition("~")[2])


def _stories(articles, at, *, by: str = "article_id__in") -> QuerySet:
    return Edition.objects.live(at).filter(**{by: articles}, form=Edition.Form.LIVEBLOG)


def _item(
    post: LivePostEdition,
    blocks: tuple[Block, ...],
    images: dict[int, Image],
    story: Edition,
) -> Item:
    address = absolute(post.address_in(story))
    words = _words(post, blocks)
    gone = post.published_at if post.withdrawn else None
    html = "" if gone else portable(blocks, images, at=address)
    author = None if gone else post.author
    return Item(
        id=post.uuid.urn,
        url=address,
        title=_title(post, words),
        summary=Truncator(words).chars(LONGEST),
        html=html or format_html("<p>{}</p>\n", words),
        language=story.language,
        published_at=post.posted_at,
        updated_at=gone or post.changed_at or post.posted_at,
        authors=(Person(author.name, absolute(author.get_absolute_url())),)
        if author
        else (),
        subjects=subjects(story),
        figures=() if gone else tuple(figures(blocks, images)),
        withdrawn_at=gone,
    )


def _title(post: LivePostEdition, words: str) -> str:
    if post.withdrawn:
        return _("Withdrawn post")
    return post.headline or Truncator(words).chars(TITLE)


def _words(post: LivePostEdition, blocks: tuple[Block, ...]) -> str:
    if post.withdrawn:
        return f"{_('This post was withdrawn.')} {post.reason}".strip()
    written = " ".join(text(blocks).split())
    ended = _("The liveblog has ended.") if post.closes else ""
    return written or ended or post.headline or str(post.post)

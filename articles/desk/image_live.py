"""Where a picture stands in a post of a liveblog."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.body.parse import parse
from articles.body.pictures import uses
from articles.desk.use import LOOKED_FOR, MOST, Use
from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition, LivePostPicture


def in_posts(ids: Collection[int], at: dt.datetime) -> list[Use]:
    """One use of each post: what went out last of it, or an earlier text."""
    shown = LivePostPicture.objects.filter(image__in=ids).values("edition")
    posts = LivePostEdition.objects.filter(pk__in=shown).annotate(newer=_newer())
    found = posts.order_by("-pk")[:LOOKED_FOR]
    return _uses(list({post.uuid: post for post in reversed(found)}.values()), at)


def seen_in_posts(image_id: int, at: dt.datetime, *, bare: bool = False) -> list[Use]:
    """What readers see or will; `bare` where the use has no alt text of its own."""
    shown = last_places().filter(image=image_id).values("edition")
    posts = LivePostEdition.objects.filter(pk__in=shown).annotate(newer=_newer())
    found = list(posts.order_by("-pk")[:MOST])
    if bare:
        found = [post for post in found if _needs_alt(post, image_id)]
    return _uses(found, at)


def last_places() -> QuerySet[LivePostPicture]:
    """Every picture of a post that readers see, or will: of what went out last of it."""
    newer = LivePostEdition.objects.filter(
        uuid=OuterRef("edition__uuid"), number__gt=OuterRef("edition__number")
    )
    return LivePostPicture.objects.filter(~Exists(newer))


def _newer() -> Exists:
    same = LivePostEdition.objects.filter(uuid=OuterRef("uuid"))
    return Exists(same.filter(number__gt=OuterRef("number")))


def _uses(posts: Sequence[LivePostEdition], at: dt.datetime) -> list[Use]:
    stories = Article.objects.only("headline").in_bulk(
        {post.article_id for post in posts}
    )
    return [
        Use(
            str(stories[post.article_id]),
            _("in post %(post)s of the liveblog") % {"post": post.post},
            _state(post, at),
            reverse("admin:articles_article_live", args=[post.article_id])
            + f"?edit={post.post}#{post.anchor}",
        )
        for post in posts
    ]


def _state(post: LivePostEdition, at: dt.datetime) -> str:
    if post.newer:  # type: ignore[attr-defined]
        return _("earlier edition")
    return _("planned") if post.published_at > at else _("readers see it now")


def _needs_alt(post: LivePostEdition, image_id: int) -> bool:
    return any(
        use.image_id == image_id and not (use.alt.strip() or use.decorative)
        for use in uses(parse(post.body))
    )

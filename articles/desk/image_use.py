"""Where a picture is used: in stories and on fronts, at the desk and in what went out."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Window,
)
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body.pictures import image_ids
from articles.desk.image_fronts import on_fronts, pinned, seen_places
from articles.desk.image_live import in_posts, last_places
from articles.desk.use import LOOKED_FOR, Use, hidden, named
from articles.drafts.article import Article, ArticlePicture
from articles.drafts.front import FrontSlot
from articles.editions.edition import Edition, EditionPicture
from articles.masthead.author import Author
from articles.story import Story


def uses(ids: Collection[int], user) -> list[Use]:
    """What shows one of these pictures, the desk's first, as far as `user` may see it."""
    at = timezone.now()
    editions = [_edition_use(edition, ids) for edition in _editions(ids, at)]
    kinds = (
        (_drafts(ids), "article"),
        (pinned(ids), "front"),
        (_portraits(ids), "author"),
        (editions, "edition"),
        (in_posts(ids, at), "edition"),
        (on_fronts(ids, at), "front"),
    )
    return [use for found, kind in kinds for use in named(hidden(found, user, kind))]


def seen(image_id: int, at: dt.datetime) -> list[Edition]:
    """Editions that show a picture to readers at `at`, or will; one of each story."""
    editions = _editions([image_id], at)
    # Annotated by _editions.
    return [one for one in editions if one.live or one.to_come]  # type: ignore[attr-defined]


def in_words(editions: Iterable[Edition], image_id: int) -> list[Use]:
    """These editions, as the desk names them."""
    return [_edition_use(edition, [image_id]) for edition in editions]


def unused(images: QuerySet) -> QuerySet:
    """Pictures that nothing at the desk shows, and nothing that readers see or will see."""
    at = timezone.now()
    shown = {"pictures__image": OuterRef("pk")}
    planned = Edition.objects.planned(at).exclude(kind=Edition.Kind.WITHDRAWAL)
    return images.filter(
        ~Exists(ArticlePicture.objects.filter(image=OuterRef("pk"))),
        ~Exists(Edition.objects.live(at).filter(**shown)),
        ~Exists(planned.filter(**shown)),
        ~Exists(FrontSlot.objects.filter(image=OuterRef("pk"))),
        ~Exists(Author.objects.filter(picture=OuterRef("pk"))),
        ~Exists(seen_places(at).filter(image=OuterRef("pk"))),
        ~Exists(last_places().filter(image=OuterRef("pk"))),
    )


def _drafts(ids: Collection[int]) -> list[Use]:
    shown = ArticlePicture.objects.filter(image__in=ids).values("article")
    stories = Article.objects.filter(pk__in=shown).order_by("-pk")
    stories = stories.only("headline", "body", "lead_image", "stage")[:LOOKED_FOR]
    return [
        Use(
            str(article),
            _where(article, ids),
            article.get_stage_display(),
            reverse("admin:articles_article_change", args=[article.pk]),
        )
        for article in stories
    ]


def _portraits(ids: Collection[int]) -> list[Use]:
    return [
        Use(
            author.name,
            _("portrait"),
            _("readers see it now"),
            reverse("admin:articles_author_change", args=[author.pk]),
        )
        for author in Author.objects.filter(picture__in=ids)[:LOOKED_FOR]
    ]


def _editions(ids: Collection[int], at: dt.datetime) -> list[Edition]:
    """One edition of each story: what readers see, else what is planned, else the last."""
    shown = EditionPicture.objects.filter(image__in=ids).values("edition")
    to_come = Q(published_at__gt=at) & ~Q(kind=Edition.Kind.WITHDRAWAL)
    first = Window(
        RowNumber(),
        partition_by="article_id",
        order_by=[F("live").desc(), F("to_come").desc(), F("pk").desc()],
    )
    editions = (
        Edition.objects.filter(pk__in=shown)
        .select_related("section")
        .only(
            *("headline", "slug", "body", "published_at", "article_id"),
            *("lead_image", "lead_alt", "lead_decorative", "section__slug"),
        )
        .annotate(
            live=Exists(Edition.objects.live(at).filter(pk=OuterRef("pk"))),
            to_come=ExpressionWrapper(to_come, output_field=BooleanField()),
        )
        .annotate(place_in_story=first)
    )
    return list(editions.filter(place_in_story=1).order_by("-pk")[:LOOKED_FOR])


def _edition_use(edition: Edition, ids: Collection[int]) -> Use:
    record = reverse("admin:articles_edition_change", args=[edition.pk])
    state, url = _("earlier edition"), record
    if edition.live:  # type: ignore[attr-defined]
        state, url = _("readers see it now"), edition.get_absolute_url()
    elif edition.to_come:  # type: ignore[attr-defined]
        state = _("planned")
    return Use(str(edition), _where(edition, ids), state, url)


def _where(story: Story, ids: Collection[int]) -> str:
    places = []
    if story.lead_image_id in ids:
        places.append(_("lead picture"))
    if not set(ids).isdisjoint(image_ids(story.body)):
        places.append(_("in the text"))
    return _(" and ").join(places)

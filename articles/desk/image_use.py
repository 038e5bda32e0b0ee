"""Where a picture is used: in stories at the desk, and in what went out."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.body.pictures import image_ids
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.story import Story

# From here on one look at every body with a picture costs less than a look for each.
FEW = 20
ANY_PICTURE = "<figure data-image="
MOST = 200


@dataclass(frozen=True)
class Use:
    """One story that shows a picture: its words, where, since when, and the way there."""

    words: str
    where: str
    state: str
    url: str

    @property
    def html(self) -> SafeString:
        link = '<a href="{}">{}</a> – {}, {}' if self.url else "{}{} – {}, {}"
        return format_html(link, self.url, self.words, self.where, self.state)


def uses(ids: Collection[int], user) -> list[Use]:
    """Stories with one of these pictures, drafts first, as far as `user` may see them."""
    at = timezone.now()
    return _hidden(_drafts(ids), user.has_perm("articles.view_article")) + _hidden(
        _editions(ids, at), user.has_perm("articles.view_edition")
    )


def unused(images: QuerySet) -> QuerySet:
    """Pictures in no article, and in no edition that readers see or will see."""
    seen = _seen(timezone.now())
    in_bodies: set[int] = set()
    for stories in (Article.objects.all(), seen):
        bodies = stories.filter(body__contains=ANY_PICTURE).order_by()
        for body in bodies.values_list("body", flat=True).iterator():
            in_bodies.update(image_ids(body))
    leads = (Article.objects.all(), seen)
    for stories in leads:
        images = images.exclude(Exists(stories.filter(lead_image=OuterRef("pk"))))
    return images.exclude(pk__in=in_bodies)


def _seen(at: dt.datetime) -> QuerySet:
    live = Edition.objects.live(at).order_by().values("pk")
    return Edition.objects.filter(Q(pk__in=live) | Q(published_at__gt=at))


def _hidden(found: Iterable[Use], may_see: bool) -> list[Use]:
    """The uses, without a word of stories that somebody may not see."""
    if may_see:
        return list(found)
    secret = _("A story that you may not see")
    return [Use(secret, use.where, use.state, "") for use in found]


def _drafts(ids: Collection[int]) -> list[Use]:
    stories = Article.objects.filter(_shows(ids)).order_by("-pk")
    stories = stories.only("headline", "body", "lead_image", "stage")[:MOST]
    return [
        Use(
            str(article),
            where,
            article.get_stage_display(),
            reverse("admin:articles_article_change", args=[article.pk]),
        )
        for article in stories
        if (where := _where(article, ids))
    ]


def _editions(ids: Collection[int], at: dt.datetime) -> list[Use]:
    """One edition of each story: what readers see, else what is planned, else the last."""
    editions = Edition.objects.filter(_shows(ids)).order_by("-published_at", "-pk")
    editions = editions.select_related("section").only(
        *("headline", "slug", "body", "lead_image", "published_at", "article_id"),
        "section__slug",
    )
    found = [edition for edition in editions[:MOST] if _where(edition, ids)]
    keys = [edition.pk for edition in found]
    live = set(
        Edition.objects.live(at).filter(pk__in=keys).values_list("pk", flat=True)
    )
    found.sort(key=lambda edition: (edition.pk in live, edition.published_at > at))
    chosen = {edition.article_id: edition for edition in found}
    return [
        _edition_use(edition, ids, edition.pk in live, at)
        for edition in sorted(chosen.values(), key=lambda edition: -edition.pk)
    ]


def _edition_use(edition: Edition, ids, live: bool, at: dt.datetime) -> Use:
    record = reverse("admin:articles_edition_change", args=[edition.pk])
    url = edition.get_absolute_url() if live else record
    later = _("planned") if edition.published_at > at else _("earlier edition")
    state = _("readers see it now") if live else later
    return Use(str(edition), _where(edition, ids), state, url)


def _shows(ids: Collection[int]) -> Q:
    """Stories that may show one of these; the body itself has the last word."""
    marks = [f'{ANY_PICTURE}"{number}"' for number in ids]
    shows = Q(lead_image__in=ids)
    for mark in marks if len(marks) <= FEW else [ANY_PICTURE]:
        shows |= Q(body__contains=mark)
    return shows


def _where(story: Story, ids: Collection[int]) -> str:
    places = []
    if story.lead_image_id in ids:
        places.append(_("lead picture"))
    if not set(ids).isdisjoint(image_ids(story.body)):
        places.append(_("in the text"))
    return _(" and ").join(places)

"""When the words or pictures of a story last really changed."""

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.editions.edition import Edition, EditionQuerySet

# What readers see of a story; a new text for search engines is no change to them.
SEEN = ("kicker", "headline", "intro", "body", "lead_caption")


def with_last_change(editions: EditionQuerySet) -> EditionQuerySet:
    """Editions with `changed_at`: since when readers have these words, None if always."""
    told = Edition.objects.exclude(kind=Edition.Kind.WITHDRAWAL).filter(
        article_id=OuterRef("article_id"), published_at__lte=OuterRef("published_at")
    )
    other = told.alias(picture=_picture(F("lead_image_id"))).filter(_differs())
    last_other = _moment(other.order_by("-published_at"))
    since = told.filter(published_at__gt=OuterRef("other_until"))
    return editions.annotate(other_until=last_other).annotate(
        changed_at=_moment(since.order_by("published_at"))
    )


def _differs() -> Q:
    """Not what the outer edition says."""
    differs = ~Q(picture=_picture(OuterRef("lead_image_id")))
    for name in SEEN:
        differs |= ~Q(**{name: OuterRef(name)})
    return differs


def _picture(key) -> Coalesce:
    return Coalesce(key, 0)


def _moment(editions: EditionQuerySet) -> Subquery:
    return Subquery(editions.values("published_at")[:1])

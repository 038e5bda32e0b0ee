"""What may be wrong with the pictures of an article, as the list looks for it."""

import datetime as dt
from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from articles.copydesk.rights import SOON
from articles.drafts.article import ArticlePicture
from articles.images.image import Image

FEW = 5_000

# Articles, the moment, and whether nothing else has made them few.
Problem = Callable[[QuerySet, dt.datetime, bool], QuerySet]


def _showing(wrong: Callable[[dt.datetime], QuerySet]) -> Problem:
    """Articles with such a picture, lead or in the text.

    Few are read and then sorted, which takes a query; of many, each article in order is
    asked, and the first ones are soon found.
    """

    def problem(articles: QuerySet, at: dt.datetime, alone: bool) -> QuerySet:
        images = wrong(at).order_by().values("pk")
        uses = ArticlePicture.objects.filter(image__in=images)
        if alone:
            keys = list(uses.values_list("article_id", flat=True)[: FEW + 1])
            if len(keys) <= FEW:
                return articles.filter(pk__in=set(keys))
        one = wrong(at).order_by().filter(pk=OuterRef("image_id"))
        shown = ArticlePicture.objects.filter(Exists(one), article=OuterRef("pk"))
        return articles.filter(Exists(shown))

    return problem


def _without(articles: QuerySet, at: dt.datetime, alone: bool) -> QuerySet:
    return articles.filter(lead_image=None)


def _ending(at: dt.datetime) -> QuerySet:
    return Image.objects.filter(rights_end__gt=at, rights_end__lte=at + SOON)


PICTURES: dict[str, tuple] = {
    "none": (_("No lead picture"), _without),
    "credit": (_("No credit"), _showing(lambda at: Image.objects.filter(credit=""))),
    "alt": (_("No alt text"), _showing(lambda at: Image.objects.filter(alt=""))),
    "to-come": (
        _("Picture to come"),
        _showing(lambda at: Image.objects.filter(file="")),
    ),
    "ended": (
        _("Rights ended"),
        _showing(lambda at: Image.objects.filter(rights_end__lte=at)),
    ),
    "ending": (_("Rights end within 30 days"), _showing(_ending)),
}


def with_rights_end(articles: QuerySet, at: dt.datetime) -> QuerySet:
    """Each with the moment at which it first loses a picture, if within a month."""
    uses = ArticlePicture.objects.filter(article=OuterRef("pk"))
    ending = uses.filter(image__in=_ending(at).exclude(file=""))
    first = ending.order_by("image__rights_end").values("image__rights_end")
    return articles.annotate(rights_end=Subquery(first[:1]))

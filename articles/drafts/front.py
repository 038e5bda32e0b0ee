"""Front: what the desk has pinned on a page. Publishing it makes a FrontEdition."""

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article
from articles.fields import PlainCharField, PlainTextField
from articles.images.image import Image
from articles.masthead.section import Section

# More than anybody pins by hand; the page fills itself below.
MOST_PLACES = 12


class Front(models.Model):
    """One arrangement at the desk: of the front page when it has no section."""

    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changed at"), null=True, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        ordering = ("section__position", "section__name", "id")
        constraints = [
            # NULL would be unlike every other NULL.
            models.UniqueConstraint(
                Coalesce("section", Value(0)), name="one_front_each"
            )
        ]
        permissions = [("publish_front", _("Can publish fronts"))]

    def __str__(self):
        return str(self.section or _("Front page"))


class FrontSlot(models.Model):
    """One pinned story, with what this front says of it instead of its own words."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField(_("position"))
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )
    kicker = PlainCharField(_("kicker"), max_length=60, blank=True)
    headline = PlainCharField(_("headline"), max_length=200, blank=True)
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    alt = PlainTextField(_("alt text"), blank=True)

    class Meta:
        verbose_name = _("place on a front")
        verbose_name_plural = _("places on a front")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["front", "article"], name="article_once_on_front"
            )
        ]

    def __str__(self):
        return self.headline or str(self.article)

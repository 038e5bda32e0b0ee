"""FrontEdition: one front exactly as it went out. Written once, never changed."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editions.edition import EditionIsPermanent
from articles.fields import PlainCharField, PlainTextField
from articles.images.image import Image
from articles.masthead.section import Section


class FrontEditionQuerySet(models.QuerySet):
    def of(self, section: Section | int | None):
        """Every edition of a section's front (None: of the front page), newest first."""
        return self.filter(section=section).order_by("-published_at", "-id")

    def planned(self, at=None):
        """What is still to go out after `at`."""
        return self.filter(published_at__gt=at or timezone.now())

    def live(self, section: Section | int | None, at=None):
        """The one that readers see at `at`, or none: the newest that is due."""
        due = self.of(section).filter(published_at__lte=at or timezone.now())
        return due[:1]

    def delete(self):
        """Cancel what is still to come: the edition first, then its places.

        In that order the database can tell it from a change of what stays. Raises
        IntegrityError when one of them is out already.
        """
        ids = list(self.values_list("pk", flat=True))
        with transaction.atomic(using=self.db):
            models.QuerySet(FrontEdition).filter(pk__in=ids)._raw_delete(self.db)
            FrontPlace.objects.filter(edition__in=ids)._raw_delete(self.db)
        return len(ids), {FrontEdition._meta.label: len(ids)}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class FrontEdition(models.Model):
    """What is pinned on a front from `published_at` on."""

    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published at"))
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    # How many places went out with it; the database takes no more than these.
    place_count = models.PositiveSmallIntegerField(default=0)

    objects = FrontEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a front")
        verbose_name_plural = _("editions of fronts")
        ordering = ("-published_at", "-id")
        indexes = [
            models.Index(fields=["section", "-published_at", "-id"], name="front_due")
        ]
        constraints = [
            # NULL would be unlike every other NULL.
            models.UniqueConstraint(
                Coalesce("section", Value(0)), "number", name="front_number_once"
            )
        ]

    def __str__(self):
        return f"{self.section or _('Front page')} {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise EditionIsPermanent(f"Front edition {self.pk} is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        return FrontEdition.objects.filter(pk=self.pk).delete()


class FrontPlace(models.Model):
    """One story of a front as it went out; its own words where these are empty."""

    edition = models.ForeignKey(
        FrontEdition, on_delete=models.CASCADE, related_name="places"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    # A plain number and no relation: nothing on a reader's page can follow it to a draft.
    article_id = models.PositiveBigIntegerField(_("article"), db_index=True)
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
        verbose_name = _("place of a front’s edition")
        verbose_name_plural = _("places of fronts’ editions")
        ordering = ("position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="place_once_in_front"
            ),
            models.UniqueConstraint(
                fields=["edition", "article_id"], name="article_once_in_front"
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.headline or self.article_id}"

"""Edition: one article exactly as it went out. Written once, never changed."""

import datetime as dt

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.fields import PlainTextField
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.story import Story


class EditionIsPermanent(Exception):
    """Somebody tried to change what went out."""


class EditionQuerySet(models.QuerySet):
    def due(self, at=None):
        """Everything that has gone out by `at`, withdrawals and old versions included."""
        return self.filter(published_at__lte=at or timezone.now())

    def planned(self, at=None):
        """What is still to go out after `at`."""
        return self.filter(published_at__gt=at or timezone.now())

    def newest(self, at=None):
        """For each article the newest edition due by `at`, withdrawals included."""
        at = at or timezone.now()
        later = Q(published_at__gt=OuterRef("published_at")) | Q(
            published_at=OuterRef("published_at"), id__gt=OuterRef("id")
        )
        newer = Edition.objects.filter(
            later, article_id=OuterRef("article_id"), published_at__lte=at
        )
        return self.due(at).filter(~Exists(newer))

    def live(self, at=None):
        """What readers see at `at`: the one definition of it."""
        return self.newest(at).exclude(kind=Edition.Kind.WITHDRAWAL)

    def delete(self):
        """Cancel what is still to come: the edition first, then its parts.

        In that order the database can tell it from a change of what stays. Raises
        IntegrityError when one of them is out already.
        """
        ids = list(self.values_list("pk", flat=True))
        with transaction.atomic(using=self.db):
            models.QuerySet(Edition).filter(pk__in=ids)._raw_delete(self.db)
            for part in (EditionByline, EditionPicture):
                part.objects.filter(edition__in=ids)._raw_delete(self.db)
            EditionTag.objects.filter(content_object__in=ids)._raw_delete(self.db)
        return len(ids), {Edition._meta.label: len(ids)}

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def by_first_publication(self):
        """Newest stories first; an update does not move a story up."""
        return self.order_by("-first_published_at", "-id")

    def with_everything(self):
        """Together with what a page shows of each."""
        bylines = Prefetch("bylines", EditionByline.objects.select_related("author"))
        whole = self.select_related("section", "lead_image").defer(
            "lead_image__metadata"
        )
        return whole.prefetch_related(bylines, "tags")


# taggit's through tables carry an untyped manager.
class Edition(Story):  # type: ignore[django-manager-missing]
    """An article as readers get it from `published_at` on."""

    class Kind(models.TextChoices):
        FIRST = "first", _("First publication")
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        WITHDRAWAL = "withdrawal", _("Withdrawal")

    # What went out has its place in the paper; a draft may not have one yet.
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="+", verbose_name=_("section")
    )
    # A plain number and no relation: nothing on a reader's page can follow it to a draft.
    article_id = models.PositiveBigIntegerField(_("article"))
    article_uuid = models.UUIDField()
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    correction = PlainTextField(_("correction"), blank=True)
    # Every correction up to this one, oldest first, as {"text", "at"}: later editions
    # carry them on, so that readers never lose one.
    corrections = models.JSONField(default=list, editable=False, blank=True)
    reason = PlainTextField(_("reason of the withdrawal"), blank=True)
    published_at = models.DateTimeField(_("published at"))
    first_published_at = models.DateTimeField(_("first published at"))
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    # How many of each went out with it; the database takes no more than these.
    byline_count = models.PositiveSmallIntegerField(default=0)
    tag_count = models.PositiveSmallIntegerField(default=0)
    picture_count = models.PositiveSmallIntegerField(default=0)
    authors = models.ManyToManyField(
        Author, through="EditionByline", related_name="+", verbose_name=_("authors")
    )
    tags = TaggableManager(
        through="articles.EditionTag", blank=True, verbose_name=_("tags")
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ("-published_at", "-id")
        indexes = [
            models.Index(
                fields=["article_id", "-published_at", "-id"], name="edition_of_article"
            ),
            models.Index(fields=["-first_published_at", "-id"], name="edition_newest"),
            models.Index(
                fields=["section", "-first_published_at", "-id"],
                name="edition_in_section",
            ),
            models.Index(fields=["-published_at", "-id"], name="edition_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article_id", "number"], name="edition_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="correction") | ~Q(correction=""),
                name="correction_says_what",
            ),
        ]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise EditionIsPermanent(f"Edition {self.pk} is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        return Edition.objects.filter(pk=self.pk).delete()

    def get_absolute_url(self):
        return reverse("story", args=[self.section.slug, self.slug, self.article_id])

    @property
    def withdrawn(self) -> bool:
        return self.kind == self.Kind.WITHDRAWAL

    @property
    def correction_list(self) -> list[tuple[str, dt.datetime]]:
        """Every correction of this story, with its moment, oldest first."""
        return [
            (made["text"], dt.datetime.fromisoformat(made["at"]))
            for made in self.corrections
        ]

    @property
    def changed(self) -> bool:
        """Whether readers saw an earlier text before this one."""
        return self.kind in (self.Kind.UPDATE, self.Kind.CORRECTION)


class EditionByline(models.Model):
    """One author of an edition, in order; carries the date, so that lists need no join."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="bylines"
    )
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    first_published_at = models.DateTimeField()

    class Meta:
        ordering = ("position", "id")
        indexes = [
            models.Index(
                fields=["author", "-first_published_at", "-edition"],
                name="edition_by_author",
            )
        ]

    def __str__(self):
        return str(self.author)


class EditionPicture(models.Model):
    """One picture of an edition, lead or in the text: what is out is not thrown away."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="pictures"
    )
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "image"], name="picture_once_in_edition"
            )
        ]

    def __str__(self):
        return str(self.image)


class EditionTag(ItemBase):
    """One tag of an edition; carries the date, so that lists need no join."""

    content_object = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="tag_items"
    )
    tag = models.ForeignKey(
        Tag, on_delete=models.PROTECT, related_name="%(class)s_items"
    )
    first_published_at = models.DateTimeField()

    objects: models.Manager = models.Manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["tag", "-first_published_at", "-content_object"],
                name="edition_by_tag",
            )
        ]

"""Edition: one article exactly as it went out. Written once, never changed."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles.editions.edition_set import DAY_IS_KNOWN, EditionQuerySet
from articles.fields import PlainTextField
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.story import Story


class EditionIsPermanent(Exception):
    """Somebody tried to change what went out."""


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
            models.Index(
                fields=["-first_published_at", "-article_id"], name="edition_by_date"
            ),
            models.Index(
                fields=["-first_published_at", "-article_id"],
                condition=DAY_IS_KNOWN,
                name="edition_by_day",
            ),
            models.Index(
                fields=["section", "-first_published_at", "-article_id"],
                name="edition_by_section",
            ),
            models.Index(fields=["-published_at", "-id"], name="edition_due"),
            models.Index(fields=["kind", "-published_at"], name="edition_of_kind"),
            # How other systems name a story.
            models.Index(fields=["article_uuid"], name="edition_by_uuid"),
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

    @classmethod
    def tags_for(cls, model, instance=None, **extra_filters):
        """With what each was merged into, which is the name that readers get."""
        tags = super().tags_for(model, instance, **extra_filters)
        return tags.select_related("merged_into")

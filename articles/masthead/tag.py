"""Tag: a subject that stories share."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from articles.fields import PlainCharField, PlainTextField
from articles.masthead.addressed import Addressed
from articles.masthead.old_address import LONGEST, OldAddress


# taggit's base carries an untyped manager.
class Tag(Addressed, TagBase):  # type: ignore[django-manager-missing]
    """A subject."""

    name = PlainCharField(_("name"), max_length=100, unique=True)
    description = PlainTextField(_("description"), blank=True)
    synonyms = PlainTextField(
        _("synonyms"), blank=True, help_text=_("Other names for it, one a line.")
    )
    # What went out keeps its tags for good, so a tag that is double stays, and leads on.
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_(
            "The tag that is the same subject: its page shows the stories of both, and "
            "this one’s address leads there. New stories get that tag."
        ),
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ("name",)

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.merged_into_id:
                self.merged.update(merged_into=self.merged_into_id)
            self._lead_synonyms_here()

    def slugify(self, tag, i=None):
        """ASCII, as the rest of the address is."""
        slug = slugify(tag) or "tag"
        return f"{slug}-{i}" if i is not None else slug

    def get_absolute_url(self):
        return self.address(self.slug)

    def clean(self):
        into = self.merged_into
        if into is None:
            return
        if into == self:
            raise ValidationError({"merged_into": _("That is this tag itself.")})
        if into.merged_into:
            message = _("“%(tag)s” is itself merged into “%(other)s”: choose that one.")
            names = {"tag": into, "other": into.merged_into}
            raise ValidationError({"merged_into": message % names})

    @property
    def lasting(self) -> "Tag":
        """The tag that stories are listed under: this one, unless it was merged."""
        return self.merged_into or self

    @property
    def synonym_list(self) -> list[str]:
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]

    def _lead_synonyms_here(self) -> None:
        """A synonym is an address too, while nothing else has it."""
        wanted = {self.address(slug) for slug in self._other_slugs()}
        known = OldAddress.objects.filter(tag=self, origin=OldAddress.Origin.SYNONYM)
        there = set(known.values_list("path", flat=True))
        if there - wanted:
            known.filter(path__in=there - wanted).delete()
        OldAddress.objects.bulk_create(
            [
                OldAddress(path=path, tag=self, origin=OldAddress.Origin.SYNONYM)
                for path in sorted(wanted - there)
            ],
            ignore_conflicts=True,
        )

    def _other_slugs(self) -> set[str]:
        slugs = {slugify(name) for name in self.synonym_list}
        fitting = {slug for slug in slugs if len(slug) < LONGEST // 2}
        return fitting - {"", self.slug}

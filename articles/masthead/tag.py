"""Tag: a subject that stories share."""

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from articles.fields import PlainCharField, PlainTextField


class Tag(TagBase):
    """A subject."""

    name = PlainCharField(_("name"), max_length=100, unique=True)
    description = PlainTextField(_("description"), blank=True)
    synonyms = PlainTextField(
        _("synonyms"), blank=True, help_text=_("Other names for it, one a line.")
    )

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ("name",)

    def slugify(self, tag, i=None):
        """ASCII, as the rest of the address is."""
        slug = slugify(tag) or "tag"
        return f"{slug}-{i}" if i is not None else slug

    def get_absolute_url(self):
        return reverse("tag", args=[self.slug])

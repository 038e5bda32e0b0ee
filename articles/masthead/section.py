"""Section: a part of the paper, such as Binnenland."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField, PlainTextField
from articles.masthead.addressed import Addressed

# First parts of addresses that belong to something else.
RESERVED_SLUGS = frozenset(
    [
        "admin",
        "api",
        "archive",
        "author",
        "corrections",
        "feeds",
        "health",
        "hub",
        "media",
        "preview",
        "read",
        "search",
        "static",
        "tag",
    ]
)


class Section(Addressed):
    """A part of the paper."""

    name = PlainCharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("Its part of the address.")
    )
    description = PlainTextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower comes first in the menu.")
    )

    groups = models.ManyToManyField(
        Group,
        blank=True,
        related_name="+",
        verbose_name=_("groups"),
        help_text=_("Only these write in this section; empty: everybody does."),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("position", "name")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.address(self.slug)

    def clean(self):
        if self.slug in RESERVED_SLUGS:
            message = _("“%(slug)s” is an address of the site itself: choose another.")
            raise ValidationError({"slug": message % {"slug": self.slug}})

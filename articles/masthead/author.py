"""Author: a name above a story."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField, PlainTextField
from articles.masthead.addressed import Addressed

_whole_address = URLValidator(schemes=["http", "https"])


def addresses(text: str) -> None:
    """Refuse lines that are no address of a page."""
    for line in text.split():
        try:
            _whole_address(line)
        except ValidationError as error:
            message = _("“%(line)s” is not the address of a page.")
            raise ValidationError(message % {"line": line}) from error


class Author(Addressed):
    """Somebody who writes for the paper; need not have an account."""

    name = PlainCharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=120, unique=True, help_text=_("Its part of the address.")
    )
    role = PlainCharField(
        _("role"),
        max_length=120,
        blank=True,
        help_text=_("As under the name: “correspondent in Brussels”."),
    )
    bio = PlainTextField(_("about the author"), blank=True)
    picture = models.ForeignKey(
        "articles.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    links = PlainTextField(
        _("elsewhere"),
        blank=True,
        validators=[addresses],
        help_text=_("Pages of the author’s own on other sites, one address a line."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
        help_text=_("Only where the author also works at the desk."),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ("name",)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.address(self.slug)

    @property
    def link_list(self) -> list[tuple[str, str]]:
        """The author's own pages elsewhere: the name of the site, and the address."""
        found = [(urlsplit(line).netloc, line) for line in self.links.split()]
        return [(site.removeprefix("www."), line) for site, line in found]

"""OldAddress: where something could be found once, and what it leads to now."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField

LONGEST = 500
TARGETS = ("section", "tag", "author", "article_id", "to")
# What newsletters and networks add to an address, and no site needs.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid", re.IGNORECASE)


def normal(address: str) -> str:
    """A path, with its query if any, as it is kept: without host, escapes and tracking."""
    parts = urlsplit(address.strip())
    return with_query(unquote(parts.path), parts.query)


def with_query(path: str, query: str) -> str:
    """A plain path with a query in a fixed order."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = sorted(pair for pair in pairs if not TRACKING.fullmatch(pair[0]))
    return f"{path}?{urlencode(kept)}" if kept else path


def one_target() -> Q:
    """Exactly one of the ways to say where it leads."""
    empty = {"article_id": Q(article_id=None), "to": Q(to="")}
    empty |= {name: Q(**{f"{name}__isnull": True}) for name in TARGETS[:3]}
    ways = Q()
    for chosen in TARGETS:
        way = ~empty[chosen]
        for other in TARGETS:
            way &= Q() if other == chosen else empty[other]
        ways |= way
    return ways


class OldAddress(models.Model):
    """One address that is no more. It names a thing and no path wherever it can: so
    whatever is renamed again and again, the way there stays one step."""

    class Origin(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        SYNONYM = "synonym", _("Synonym")
        IMPORTED = "imported", _("Imported")
        BY_HAND = "by_hand", _("By hand")

    path = PlainCharField(_("old address"), max_length=LONGEST, unique=True)
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    tag = models.ForeignKey(
        "articles.Tag",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tag"),
    )
    author = models.ForeignKey(
        "articles.Author",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    # A plain number, as in Edition: nothing on a reader's page can follow it to a draft.
    article_id = models.PositiveBigIntegerField(_("article"), null=True, blank=True)
    to = PlainCharField(_("other page"), max_length=LONGEST, blank=True)
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.BY_HAND
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ("path",)
        constraints = [
            models.CheckConstraint(condition=one_target(), name="old_address_leads_on")
        ]

    def __str__(self):
        return self.path

    @property
    def thing(self):
        """The section, tag or author that it leads to, if it is one."""
        return self.section or self.tag or self.author


def lead_on(path: str, origin: str, **target: object) -> None:
    """Have an old address lead to one thing, whatever it led to before."""
    values = {**dict.fromkeys(TARGETS[:4]), "to": "", "origin": origin} | target
    OldAddress.objects.update_or_create(path=path, defaults=values)

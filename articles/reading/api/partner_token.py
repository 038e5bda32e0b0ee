"""PartnerToken: a partner's key to the API. What is kept can open nothing."""

import datetime as dt
import hashlib
import secrets

from django.db import models
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField

# Tells scanners of leaked keys, and whoever finds one, what it is.
BEGINS = "newsroom_"


class PartnerToken(models.Model):
    """Who has it, what it opens, and the day of its last use: no more of what was read."""

    name = PlainCharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("Who gets it, as in “Regional broadcaster, planning desk”."),
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    may_read_embargoed = models.BooleanField(
        _("may read what is planned"),
        default=False,
        help_text=_("Stories under embargo, whole, before readers have them."),
    )
    active = models.BooleanField(
        _("active"), default=True, help_text=_("Off: it opens nothing from now on.")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    last_used = models.DateField(_("last used"), null=True, blank=True, editable=False)

    objects: models.Manager = models.Manager()

    class Meta:
        verbose_name = _("partner’s token")
        verbose_name_plural = _("partners’ tokens")
        ordering = ("name", "id")

    def __str__(self):
        return self.name


def new_token() -> str:
    """A token that nobody guesses: to be shown once, and kept by the partner only."""
    return BEGINS + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def partner_with(token: str, day: dt.date) -> PartnerToken | None:
    """Whose token it is, if it still opens anything; notes that it was used that day."""
    digest = digest_of(token)
    found = PartnerToken.objects.filter(digest=digest, active=True).first()
    if found is None or not constant_time_compare(found.digest, digest):
        return None
    if found.last_used != day:
        PartnerToken.objects.filter(pk=found.pk).update(last_used=day)
    return found

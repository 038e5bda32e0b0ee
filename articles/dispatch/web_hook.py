"""WebHook: a partner's address that is told of every publication."""

import base64
import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField


def new_secret() -> str:
    """A key to sign with, as Standard Webhooks writes one."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


class WebHook(models.Model):
    """Who is told, where, and with which key it is signed."""

    name = PlainCharField(_("name"), max_length=120)
    address = models.URLField(
        _("address"),
        max_length=500,
        help_text=_(
            "Each publication, update, correction and withdrawal is sent there."
        ),
    )
    secret = models.CharField(
        _("secret"),
        max_length=120,
        default=new_secret,
        help_text=_("What a message is signed with; give it to the partner."),
    )
    active = models.BooleanField(_("active"), default=True)
    # Whoever comes today is not told of yesterday.
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("partner’s address")
        verbose_name_plural = _("partners’ addresses")
        ordering = ("name", "id")

    def __str__(self):
        return self.name

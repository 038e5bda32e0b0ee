"""PreviewLink: a way to a draft for somebody without an account."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article


def new_token() -> str:
    return secrets.token_urlsafe(24)


class PreviewLink(models.Model):
    """Shows one draft to whoever has it, until it expires or is revoked."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="preview_links"
    )
    token = models.CharField(max_length=64, unique=True, default=new_token)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-id",)

    def __str__(self):
        return f"{self.article} – {self.made_by}"

"""DeskNote: what colleagues say to each other about a story."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article
from articles.fields import PlainTextField


class DeskNote(models.Model):
    """One note on an article. Readers never see it; resolved ones are kept."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    text = PlainTextField(_("note"), max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ("at", "id")

    def __str__(self):
        return self.text[:60]

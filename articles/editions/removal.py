"""Removal: the tombstone of what a court or a person's right took away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField, PlainTextField


class Removal(models.Model):
    """That something was removed, when, by whom and on what ground; never what."""

    article_id = models.BigIntegerField(_("article"), db_index=True)
    article_uuid = models.UUIDField(_("permanent id"))
    removed_at = models.DateTimeField(_("removed at"))
    removed_by = PlainCharField(_("removed by"), max_length=200)
    ground = PlainTextField(_("ground"))
    # What is left of the story: nothing, or a later text without the words.
    whole = models.BooleanField(_("the whole story"), default=True)

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ("-removed_at", "-id")

    def __str__(self):
        return f"{self.article_id} – {self.removed_at:%Y-%m-%d}"

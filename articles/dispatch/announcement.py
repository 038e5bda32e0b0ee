"""Announcement: that other systems are being told of an edition, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Announcement(models.Model):
    """An edition whose moment came, and for which every delivery has been made out."""

    # A plain number: an edition may be removed by law, and what was told stays told.
    edition_id = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")

    def __str__(self):
        return str(self.edition_id)

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


class PostAnnouncement(models.Model):
    """A text of a post in a liveblog that hubs have been told of."""

    post_edition_id = models.BigIntegerField(primary_key=True)
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.post_edition_id)

"""Presence: who has a story open, and what they are in."""

from django.conf import settings
from django.db import models

from articles.drafts.article import Article


class Presence(models.Model):
    """One browser tab with a story open. Stale after a minute without a sign of life."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="presences"
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    tab = models.UUIDField()
    # The form field that holds the cursor.
    field = models.CharField(max_length=40, blank=True)
    # Whoever holds the pen longest without letting go writes; the others are warned.
    pen_since = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "tab"], name="presence_once")
        ]
        indexes = [models.Index(fields=["article", "seen_at"], name="presence_seen")]

    def __str__(self):
        return f"{self.editor} – {self.article}"

"""WorkingCopy: what an editor has typed and not yet saved, kept by autosave."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from articles.drafts.article import Article


class WorkingCopy(models.Model):
    """One editor's form of one story, as typed: no history, never published.

    `form` holds the fields as the browser sent them, so that what is not valid yet is
    kept too. A story that was never saved has no article: `key`, made with its form,
    tells it from another.
    """

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="working_copies",
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    key = models.UUIDField(default=uuid.uuid4)
    # The version of the article that the typing began from.
    version = models.PositiveIntegerField(default=0)
    # Counts the editor's own autosaves: one that arrives late is not the newest.
    sequence = models.PositiveBigIntegerField(default=0)
    form = models.JSONField(encoder=DjangoJSONEncoder)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["editor", "key"], name="working_copy_once_for_form"
            ),
            models.UniqueConstraint(
                fields=["article", "editor"], name="working_copy_once_for_editor"
            ),
        ]

    def __str__(self):
        return f"{self.article or self.key} – {self.editor}"

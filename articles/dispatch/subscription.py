"""Subscription: who is sent a feed by the paper's own hub, and until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """One subscriber of one feed; only what was confirmed is ever sent anything."""

    topic = models.URLField(_("feed"), max_length=500)
    callback = models.URLField(_("address"), max_length=1000)
    # What subscribers check a message with; theirs, so it is no secret of ours.
    secret = models.CharField(max_length=200, blank=True, editable=False)
    until = models.DateTimeField(_("until"))
    confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "callback"], name="subscribed_once"
            )
        ]
        indexes = [models.Index(fields=["until"], name="subscription_until")]

    def __str__(self):
        return f"{self.callback} ← {self.topic}"

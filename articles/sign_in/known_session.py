"""KnownSession: where somebody is signed in, as they would recognise it."""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class KnownSessions(models.QuerySet):
    def open(self, at: dt.datetime):
        """Those that have not ended."""
        still = Session.objects.filter(pk=OuterRef("session_key"), expire_date__gt=at)
        return self.filter(Exists(still))


class KnownSession(models.Model):
    """Beside Django's own row of a session, which says nothing that can be listed."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="known_sessions"
    )
    session_key = models.CharField(max_length=40, unique=True)
    address = models.CharField(_("address"), max_length=45, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    signed_in_at = models.DateTimeField(_("signed in"))
    seen_at = models.DateTimeField(_("last seen"))

    objects = KnownSessions.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("-seen_at", "-id")
        default_permissions = ()

    def __str__(self):
        return f"{self.user} – {self.address}"

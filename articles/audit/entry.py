"""AuditEntry: one thing that somebody did, written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField


class AuditEntry(models.Model):
    """Names and numbers stand by themselves: whom they name may have gone since."""

    class Action(models.TextChoices):
        SIGNED_IN = "signed_in", _("Signed in")
        SIGN_IN_FAILED = "sign_in_failed", _("Sign-in refused")
        LOCKED = "locked", _("Made to wait after wrong guesses")
        UNLOCKED = "unlocked", _("Let in again")
        SIGNED_OUT = "signed_out", _("Signed out")
        SESSIONS_ENDED = "sessions_ended", _("Sessions ended")
        STEP_ADDED = "step_added", _("Second step added")
        STEP_REMOVED = "step_removed", _("Second step removed")
        STEP_RESET = "step_reset", _("Second step reset")
        CODES_MADE = "codes_made", _("Recovery codes made")
        CODE_USED = "code_used", _("Recovery code used")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        ACCOUNT_MADE = "account_made", _("Account made")
        ACCOUNT_CHANGED = "account_changed", _("Account changed")
        ACCOUNT_SHUT = "account_shut", _("Account shut")
        ACCOUNT_DELETED = "account_deleted", _("Account deleted")
        RIGHTS_CHANGED = "rights_changed", _("Rights changed")
        GROUP_MADE = "group_made", _("Group made")
        GROUP_CHANGED = "group_changed", _("Group changed")
        GROUP_DELETED = "group_deleted", _("Group deleted")
        PUBLISHED = "published", _("Published")
        CORRECTED = "corrected", _("Corrected")
        SCHEDULED = "scheduled", _("Scheduled")
        CANCELLED = "cancelled", _("Plan cancelled")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REMOVED = "removed", _("Removed by law")
        EXPORTED = "exported", _("Exported")
        TOKEN_MADE = "token_made", _("Token made")
        TOKEN_CHANGED = "token_changed", _("Token changed")
        TOKEN_REVOKED = "token_revoked", _("Token revoked")
        FORGOTTEN = "forgotten", _("Audit log shortened")

    at = models.DateTimeField(_("moment"), db_index=True)
    action = models.CharField(_("what"), max_length=20, choices=Action.choices)
    actor_id = models.BigIntegerField(null=True, blank=True)
    actor_name = PlainCharField(_("who"), max_length=150, blank=True)
    address = models.CharField(_("address"), max_length=45, blank=True)
    # The account that it was done to, or the account that was guessed at.
    whom_id = models.BigIntegerField(null=True, blank=True)
    whom_name = PlainCharField(_("whom"), max_length=150, blank=True)
    # A story, a front, a group, by kind and number; never by its words.
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("entry in the audit log")
        verbose_name_plural = _("audit log")
        ordering = ("-id",)
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["action", "-id"], name="audit_by_action"),
            models.Index(fields=["actor_name", "-id"], name="audit_by_actor"),
            models.Index(fields=["whom_name", "-id"], name="audit_by_whom"),
            models.Index(fields=["address", "-id"], name="audit_by_address"),
            models.Index(fields=["about_kind", "about_id"], name="audit_by_about"),
        ]

    def __str__(self):
        return f"{self.get_action_display()} – {self.actor_name or self.whom_name}"

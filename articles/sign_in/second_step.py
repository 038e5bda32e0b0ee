"""What somebody has beside a password: an app that makes codes, passkeys, a paper list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField


class CodeApp(models.Model):
    """An app that makes a new code every thirty seconds (TOTP, RFC 6238)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="code_app"
    )
    sealed_secret = models.TextField()
    # The thirty seconds of the last code that was taken: none is taken twice.
    last_step = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("code app")
        verbose_name_plural = _("code apps")
        default_permissions = ()

    def __str__(self):
        return str(self.user)


class Passkey(models.Model):
    """A key in a telephone, a computer or on a stick (WebAuthn); here is its public half."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys"
    )
    name = PlainCharField(_("name"), max_length=60)
    # As the browser writes it, base64url; the standard allows 1023 bytes.
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.TextField()
    handle = models.CharField(max_length=100)
    # A copy of a key counts on from where it was copied.
    uses = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(_("added"))
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("passkey")
        verbose_name_plural = _("passkeys")
        ordering = ("made_at", "id")
        default_permissions = ()

    def __str__(self):
        return self.name


class RecoveryCode(models.Model):
    """One line of the paper list, good once."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "digest"], name="recovery_code_once"
            )
        ]

    def __str__(self):
        return str(self.pk)

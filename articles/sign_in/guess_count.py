"""GuessCount: how many wrong guesses came in a row, of one account or from one address."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GuessCount(models.Model):
    """The key says who, recognised only by whoever knows the name or address."""

    key = models.CharField(max_length=64, primary_key=True)
    wrong = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    wait_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("count of guesses")
        verbose_name_plural = _("counts of guesses")
        default_permissions = ()
        indexes = [models.Index(fields=["last_at"], name="guess_count_last")]

    def __str__(self):
        return f"{self.key[:8]}: {self.wrong}"

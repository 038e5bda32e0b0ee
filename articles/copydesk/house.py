"""The house's own words and rules, and what a story was allowed to keep."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.drafts.article import Article
from articles.fields import PlainCharField


class HouseRule(models.Model):
    """Say this, not that, and why."""

    avoid = PlainCharField(_("not"), max_length=120, unique=True)
    say = PlainCharField(_("but"), max_length=120, blank=True)
    reason = PlainCharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("house rule")
        verbose_name_plural = _("house rules")
        ordering = ("avoid",)

    def __str__(self):
        return self.avoid


class HouseWord(models.Model):
    """A word that is spelled right here, whatever the dictionary says.

    With `beside`, a pair of names that look alike and are two: Jansen and Janssen.
    """

    word = PlainCharField(_("word"), max_length=80)
    beside = PlainCharField(_("beside"), max_length=80, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("house word")
        verbose_name_plural = _("house words")
        ordering = ("word", "beside")
        constraints = [
            models.UniqueConstraint(fields=["word", "beside"], name="house_word_once")
        ]

    def __str__(self):
        return f"{self.word} / {self.beside}" if self.beside else self.word


class Dismissal(models.Model):
    """A warning that somebody has read and set aside, for one story."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="dismissals"
    )
    # The check and the words that it was about.
    warning = models.CharField(max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "warning"], name="dismissal_once"
            )
        ]

    def __str__(self):
        return self.warning

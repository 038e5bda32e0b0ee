"""CreditRule: how the house prints what agencies spell in many ways."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainCharField, PlainTextField
from articles.images.credits.rules import spellings_from


class CreditRuleQuerySet(models.QuerySet["CreditRule"]):
    def spellings(self) -> dict[str, str]:
        """Every known spelling, folded, with the credit as printed."""
        return spellings_from((rule.credit, rule.spelling_list) for rule in self)


class CreditRule(models.Model):
    """One credit as printed, and the spellings that mean it."""

    credit = PlainCharField(
        _("credit as printed"), max_length=120, unique=True, help_text=_("Such as EPA.")
    )
    spellings = PlainTextField(
        _("spellings"),
        blank=True,
        help_text=_("What agencies write for it, one a line. Case does not matter."),
    )

    objects = CreditRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit rule")
        verbose_name_plural = _("credit rules")
        ordering = ("credit",)

    def __str__(self):
        return self.credit

    @property
    def spelling_list(self) -> list[str]:
        return [line.strip() for line in self.spellings.splitlines() if line.strip()]

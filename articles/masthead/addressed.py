"""Addressed: what has an address of its own by its slug. A new slug leaves the old leading on."""

from typing import Any

from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from articles.masthead.old_address import OldAddress, lead_on


class Addressed(models.Model):
    """A section, author or tag: `slug` is its part of the address."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            before = self._stored_slug()
            super().save(*args, **kwargs)
            if before and before != self._stored_slug():
                self._leave(before)

    def address(self, slug: str) -> str:
        """Where it is found under a slug: its kind is the name of its page."""
        return reverse(self.kind, args=[slug])

    @property
    def kind(self) -> str:
        return str(self._meta.model_name)

    def _stored_slug(self) -> str:
        """The slug as the table has it; nothing for what is new."""
        if self._state.adding:
            return ""
        every: Any = type(self)._base_manager
        stored = every.filter(pk=self.pk).values_list("slug", flat=True)
        return stored.first() or ""

    def _leave(self, before: str) -> None:
        """The old name leads here, and what led to a page below it; the new one is none."""
        old, now = self.address(before), self.address(self._stored_slug())
        OldAddress.objects.filter(path=now, **{self.kind: self.pk}).delete()
        lead_on(old, OldAddress.Origin.RENAMED, **{self.kind: self})
        below = OldAddress.objects.filter(to__startswith=old)
        rest = Substr("to", len(old) + 1)
        below.update(to=Concat(Value(now), rest, output_field=models.CharField()))

"""Delivery: one message to one other system, until it has arrived."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.fields import PlainTextField

# A message that does not arrive is tried for about a day and a half.
WAITS = tuple(dt.timedelta(seconds=min(10 * 3**turn, 6 * 3600)) for turn in range(12))


class DeliveryQuerySet(models.QuerySet):
    def make_out(self, deliveries: Iterable[Any]) -> None:
        """Order these; what was ordered before is not ordered again."""
        self.bulk_create(deliveries, ignore_conflicts=True)

    def due(self, at: dt.datetime):
        """What is to be sent at `at`, and in nobody's hands."""
        free = Q(leased_until=None) | Q(leased_until__lte=at)
        waiting = self.filter(state=Delivery.State.WAITING, try_at__lte=at)
        return waiting.filter(free).order_by("try_at", "id")


class Delivery(models.Model):
    """A message, where it goes, and how it fared."""

    class Kind(models.TextChoices):
        WEBSUB = "websub", _("To a feed hub")
        WEBHOOK = "webhook", _("To a partner")
        VERIFY = "verify", _("To who wants to subscribe")
        CONTENT = "content", _("To a subscriber")
        PURGE = "purge", _("To the delivery network")

    class State(models.TextChoices):
        WAITING = "waiting", _("On its way")
        DONE = "done", _("Arrived")
        FAILED = "failed", _("Given up")

    # Says the same of the same message, so that it is made out once.
    key = models.CharField(max_length=200, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    address = models.URLField(_("address"), max_length=2000)
    # What it is about: ids only, never a story's words, which a law may take away.
    about = models.JSONField(default=dict, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    made_at = models.DateTimeField(_("made at"))
    try_at = models.DateTimeField(_("next try at"))
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    answer = PlainTextField(_("last answer"), blank=True)
    done_at = models.DateTimeField(_("arrived at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ("-id",)
        indexes = [
            models.Index(
                fields=["try_at", "id"],
                condition=Q(state="waiting"),
                name="delivery_waiting",
            ),
            models.Index(fields=["state", "-id"], name="delivery_by_state"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.address}"


def lease() -> dt.timedelta:
    """Longer than the longest that a message may take: whoever holds it then is dead."""
    return dt.timedelta(seconds=settings.DELIVERY_LEASE)


def claim(at: dt.datetime) -> Delivery | None:
    """The next message that is due, in the hands of the caller alone until its lease ends."""
    for key in Delivery.objects.due(at).values_list("pk", flat=True)[:10]:
        mine = Delivery.objects.due(at).filter(pk=key).order_by()
        if mine.update(leased_until=at + lease(), tries=F("tries") + 1):
            return Delivery.objects.get(pk=key)
    return None


def arrived(delivery: Delivery, at: dt.datetime, answer: str) -> None:
    """It is done: nobody sends it again."""
    _settle(delivery, state=Delivery.State.DONE, done_at=at, answer=answer)


def failed(
    delivery: Delivery, at: dt.datetime, answer: str, *, final: bool = False
) -> None:
    """Try again later, longer apart each time; give it up after the last, or where
    trying again is of no use."""
    if final or delivery.tries > len(WAITS):
        _settle(delivery, state=Delivery.State.FAILED, answer=answer)
    else:
        _settle(delivery, try_at=at + WAITS[delivery.tries - 1], answer=answer)


def again(deliveries: DeliveryQuerySet, at: dt.datetime) -> int:
    """Send once more what was given up: how many."""
    given_up = deliveries.filter(state=Delivery.State.FAILED)
    return given_up.update(
        state=Delivery.State.WAITING, try_at=at, tries=0, leased_until=None
    )


def _settle(delivery: Delivery, **values) -> None:
    """Only while the message is still ours: a lease that ran out is another's by now."""
    held = Delivery.objects.filter(pk=delivery.pk, leased_until=delivery.leased_until)
    held.update(leased_until=None, **values)

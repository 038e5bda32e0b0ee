"""Arrange: save what is pinned on a front, never over what somebody else has saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.drafts.front import MOST_PLACES, Front, FrontSlot
from articles.images.image import Image
from articles.masthead.section import Section


class FrontHasChanged(ValidationError):
    """Somebody saved this front after it was opened; `saved` is what they left."""

    def __init__(self, saved: Front):
        self.saved = saved
        super().__init__(_("Somebody else has saved this front."), code="overwrite")


@dataclass(frozen=True)
class Pin:
    """A story to pin, with the words and the picture it gets on this front."""

    article_id: int
    kicker: str = ""
    headline: str = ""
    image_id: int | None = None
    alt: str = ""


def front_of(section: Section | None) -> Front:
    """The front of a section (None: the front page); unsaved until it is arranged."""
    fronts = Front.objects.select_related("section", "changed_by")
    return fronts.filter(section=section).first() or Front(section=section)


def arrange(
    section: Section | None, pins: Sequence[Pin], *, by, version: int, at=None
) -> Front:
    """Pin these stories, in this order, in the place of what was pinned.

    `version` is that of the front which `by` had open. Raises FrontHasChanged when
    another one has been saved since, ValidationError where an editor can mend it.
    """
    _refuse_doubles(pins)
    _refuse_unknown(pins)
    with transaction.atomic():
        front, _created = Front.objects.get_or_create(section=section)
        locked = Front.objects.select_for_update(of=("self",))
        front = locked.select_related("section", "changed_by").get(pk=front.pk)
        if front.version != version:
            raise FrontHasChanged(front)
        front.version += 1
        front.changed_by, front.changed_at = by, at or timezone.now()
        front.save()
        _pin(front, pins)
    return front


def _pin(front: Front, pins: Sequence[Pin]) -> None:
    slots = [_slot(front, place, pin) for place, pin in enumerate(pins)]
    for slot in slots:
        slot.clean_fields()
    front.slots.all().delete()
    FrontSlot.objects.bulk_create(slots)


def _slot(front: Front, place: int, pin: Pin) -> FrontSlot:
    return FrontSlot(
        front=front,
        position=place,
        article_id=pin.article_id,
        kicker=pin.kicker,
        headline=pin.headline,
        image_id=pin.image_id,
        # Alt text belongs to the picture chosen here, and goes with it.
        alt=pin.alt if pin.image_id else "",
    )


def _refuse_doubles(pins: Sequence[Pin]) -> None:
    if len({pin.article_id for pin in pins}) < len(pins):
        raise ValidationError(_("A story stands on a front once."))
    if len(pins) > MOST_PLACES:
        message = _("A front has %(most)s places to pin on; the rest fills itself.")
        raise ValidationError(message % {"most": MOST_PLACES})


def _refuse_unknown(pins: Sequence[Pin]) -> None:
    articles = {pin.article_id for pin in pins}
    images = {pin.image_id for pin in pins if pin.image_id}
    if Article.objects.filter(pk__in=articles).count() < len(articles):
        raise ValidationError(_("One of these stories is no longer there."))
    if Image.objects.filter(pk__in=images).count() < len(images):
        raise ValidationError(_("One of these pictures is no longer in the library."))

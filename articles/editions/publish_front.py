"""Publish a front: what is pinned at the desk becomes what readers see."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.copydesk.check import PICTURE_CHECKS
from articles.copydesk.problem import Problem
from articles.copydesk.use import Use
from articles.drafts.front import Front, FrontSlot
from articles.editions.edition import Edition
from articles.editions.front_edition import FrontEdition, FrontPlace
from articles.editions.noted import note_front, note_front_cancelled

SAID = ("article_id", "kicker", "headline", "image_id", "alt")


@dataclass(frozen=True)
class Absent:
    """A pinned story that readers do not have at a moment: its place stays away."""

    slot: FrontSlot
    planned_at: object | None


def publish_front(
    front: Front, *, by, at=None, version: int | None = None, replace_planned=False
) -> FrontEdition:
    """Give readers the saved front from `at` (now) on.

    What is planned for later stays planned, unless `replace_planned`. A story that is
    not live then may be pinned: its place shows as soon as it is. Raises ValidationError
    where an editor can mend it; `version` is that of the front which `by` looked at.
    """
    with transaction.atomic():
        front = Front.objects.select_for_update(of=("self",)).get(pk=front.pk)
        # With the lock held, so that two publishers follow each other.
        at = at or timezone.now()
        slots = list(front.slots.select_related("image", "article"))
        _refuse_another_version(front, version)
        _refuse_problems(slots, at)
        _refuse_older(front, at)
        later = FrontEdition.objects.of(front.section).planned(at)
        _refuse_the_same(front, slots, at, replace_planned and later.exists())
        if replace_planned:
            later.delete()
        edition = _save(front, slots, by=by, at=at)
    return edition


def cancel_front(edition: FrontEdition, *, by=None, at=None) -> None:
    """Cancel what is still to go out. Raises ValidationError once readers have it."""
    if edition.published_at <= (at or timezone.now()):
        raise ValidationError(_("Readers have this front already."))
    with transaction.atomic():
        note_front_cancelled(edition, by=by)
        edition.delete()


def places(slots: Sequence[FrontSlot]) -> list[FrontPlace]:
    """The places that publishing would save, unsaved: also what a preview shows."""
    return [
        FrontPlace(position=place, **{name: getattr(slot, name) for name in SAID})
        for place, slot in enumerate(slots, 1)
    ]


def said(slot: FrontSlot) -> tuple:
    """What a front says of a story: what two of them are compared by."""
    return tuple(getattr(slot, name) for name in SAID)


def front_problems(slots: Sequence[FrontSlot], at) -> list[Problem]:
    """What is wrong with the pictures chosen for a front; empty when nothing is."""
    uses = [
        Use(slot.image, slot.alt, decorative=False, field="image")
        for slot in slots
        if slot.image and slot.image.file
    ]
    return [problem for check in PICTURE_CHECKS for problem in check(uses, at)]


def absent(slots: Sequence[FrontSlot], at) -> list[Absent]:
    """The pinned stories that readers do not have at `at`: two queries."""
    ids = [slot.article_id for slot in slots]
    live = Edition.objects.live(at).filter(article_id__in=ids)
    there = set(live.values_list("article_id", flat=True))
    planned = Edition.objects.planned(at).filter(article_id__in=ids)
    planned = planned.exclude(kind=Edition.Kind.WITHDRAWAL).order_by("-published_at")
    moments = dict(planned.values_list("article_id", "published_at"))
    return [
        Absent(slot, moments.get(slot.article_id))
        for slot in slots
        if slot.article_id not in there
    ]


def _refuse_another_version(front: Front, version: int | None) -> None:
    if version is not None and version != front.version:
        message = _(
            "The front was saved again while you looked at this: look once more."
        )
        raise ValidationError(message, code="overwrite")


def _refuse_problems(slots: Sequence[FrontSlot], at) -> None:
    found = [problem.message for problem in front_problems(slots, at)]
    if found:
        raise ValidationError(found)


def _refuse_older(front: Front, at) -> None:
    newer = FrontEdition.objects.of(front.section).exclude(published_at__lte=at)
    if newer.filter(published_at__lte=timezone.now()).exists():
        raise ValidationError({"at": _("A newer front is already out.")})


def _refuse_the_same(front: Front, slots, at, makes_way: bool) -> None:
    """A second click on Publish is not a second edition."""
    live = FrontEdition.objects.live(front.section, at).first()
    before = list(live.places.values_list(*SAID)) if live else []
    if not makes_way and before == [said(slot) for slot in slots]:
        message = _(
            "Nothing on this front differs from what readers have at that time."
        )
        raise ValidationError(message, code="unchanged")


def _save(front: Front, slots: Sequence[FrontSlot], *, by, at) -> FrontEdition:
    made = FrontEdition.objects.of(front.section)
    edition = FrontEdition(
        section=front.section,
        number=(made.aggregate(last=Max("number"))["last"] or 0) + 1,
        published_at=at,
        published_by=by,
        place_count=len(slots),
    )
    edition.full_clean(validate_unique=False)
    edition.save()
    pinned = places(slots)
    for place in pinned:
        place.edition = edition
    FrontPlace.objects.bulk_create(pinned)
    note_front(edition, by=by)
    return edition

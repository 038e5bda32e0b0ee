"""Where a picture is pinned on a front: at the desk, and on what readers see."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from articles.desk.front_sections import front_url
from articles.desk.use import LOOKED_FOR, Use
from articles.drafts.front import Front, FrontSlot
from articles.editions.front_edition import FrontEdition, FrontPlace


def pinned(ids: Collection[int]) -> list[Use]:
    """Fronts as they are arranged at the desk."""
    slots = FrontSlot.objects.filter(image__in=ids).values("front")
    fronts = Front.objects.filter(pk__in=slots).select_related("section")[:LOOKED_FOR]
    return [_use(front, _("at the desk")) for front in fronts]


def on_fronts(ids: Collection[int], at: dt.datetime) -> list[Use]:
    """One edition of each front: what readers see, else what is planned, else the last."""
    places = FrontPlace.objects.filter(image__in=ids)
    return [_edition_use(edition) for edition in _one_each(_of(places), at)]


def seen_on_fronts(image_id: int, at: dt.datetime, *, bare: bool = False) -> list[Use]:
    """What readers see or will; `bare` where a place has no alt text of its own."""
    places = FrontPlace.objects.filter(image=image_id)
    editions = _one_each(_of(places.filter(alt="") if bare else places), at)
    # Annotated by _one_each.
    seen = [one for one in editions if one.live or one.to_come]  # type: ignore[attr-defined]
    return [_edition_use(edition) for edition in seen]


def seen_places(at: dt.datetime) -> QuerySet[FrontPlace]:
    """Every place on a front that readers see at `at`, or will."""
    return FrontPlace.objects.filter(
        edition__in=FrontEdition.objects.filter(_live(at) | Q(published_at__gt=at))
    )


def _of(places: QuerySet[FrontPlace]) -> QuerySet[FrontEdition]:
    return FrontEdition.objects.filter(pk__in=places.values("edition"))


def _live(at: dt.datetime) -> Q:
    """Of each front the one that readers see; the front page has no section to match."""
    fronts = FrontEdition.objects
    section: Any = OuterRef("section")
    of_sections = fronts.live(section, at).values("pk")
    return Q(pk=Subquery(of_sections)) | Q(
        pk=Subquery(fronts.live(None, at).values("pk"))
    )


def _one_each(editions: QuerySet[FrontEdition], at: dt.datetime) -> list[FrontEdition]:
    place = Window(
        RowNumber(),
        partition_by="section",
        order_by=[F("live").desc(), F("to_come").desc(), F("pk").desc()],
    )
    whole = editions.select_related("section").annotate(
        live=_said(_live(at)), to_come=_said(Q(published_at__gt=at))
    )
    return list(whole.annotate(row=place).filter(row=1).order_by("-pk")[:LOOKED_FOR])


def _said(condition: Q) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _edition_use(edition: FrontEdition) -> Use:
    if edition.live:  # type: ignore[attr-defined]
        return _use(edition, _("readers see it now"))
    to_come = edition.to_come  # type: ignore[attr-defined]
    return _use(edition, _("planned") if to_come else _("earlier edition"))


def _use(front: Front | FrontEdition, state: str) -> Use:
    return Use(
        str(front.section or _("Front page")),
        _("pinned on the front"),
        state,
        front_url(front.section),
    )

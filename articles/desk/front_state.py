"""What readers have of a front now, and what is to come."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from articles.desk.state import moment_words
from articles.drafts.front import Front, FrontSlot
from articles.editions.front_edition import FrontEdition
from articles.editions.publish_front import SAID, said
from articles.masthead.section import Section

# More than anybody plans for one front.
MOST = 50


@dataclass(frozen=True)
class FrontState:
    """The front that readers have, and those that are planned, the first one first."""

    live: FrontEdition | None
    planned: list[FrontEdition]

    @property
    def words(self) -> str:
        return state_words(
            self.live.published_at if self.live else None,
            self.planned[0].published_at if self.planned else None,
        )


@dataclass(frozen=True)
class FrontLine:
    """One front in the list of all."""

    section: Section | None
    front: Front | None
    words: str


def front_state(section: Section | None, at: dt.datetime) -> FrontState:
    """The state of one front: two queries."""
    planned = (
        FrontEdition.objects.of(section).planned(at).select_related("published_by")
    )
    return FrontState(
        FrontEdition.objects.live(section, at).first(),
        list(planned.order_by("published_at", "id")[:MOST]),
    )


def waiting(slots: Sequence[FrontSlot], live: FrontEdition | None) -> bool:
    """Whether what is saved is something else than readers have: one query."""
    shown = list(live.places.values_list(*SAID)) if live else []
    return shown != [said(slot) for slot in slots]


def state_words(live_at: dt.datetime | None, planned_at: dt.datetime | None) -> str:
    """Since when readers have it, and when another one comes."""
    words = _("Fills itself: nothing is pinned")
    if live_at:
        words = _("Online since %(moment)s") % {"moment": moment_words(live_at)}
    if planned_at:
        planned = _("planned %(moment)s") % {"moment": moment_words(planned_at)}
        return f"{words}, {planned}"
    return words


def all_fronts(at: dt.datetime) -> list[FrontLine]:
    """The front page's and each section's, arranged yet or not: five queries."""
    fronts = {
        front.section_id: front for front in Front.objects.select_related("changed_by")
    }
    made = FrontEdition.objects.filter(section=OuterRef("pk"))
    due = made.filter(published_at__lte=at).order_by("-published_at", "-id")
    planned = made.planned(at).order_by("published_at", "id")
    sections = Section.objects.annotate(
        live_at=Subquery(due.values("published_at")[:1]),
        planned_at=Subquery(planned.values("published_at")[:1]),
    )
    first = FrontLine(None, fronts.get(None), front_state(None, at).words)
    return [first] + [
        FrontLine(
            section,
            fronts.get(section.pk),
            state_words(section.live_at, section.planned_at),
        )
        for section in sections
    ]

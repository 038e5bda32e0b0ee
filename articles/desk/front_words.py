"""What happened to a front, in the desk's words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.desk.state import moment_words
from articles.drafts.front import FrontSlot
from articles.editions.front_edition import FrontEdition
from articles.masthead.section import Section
from articles.reading.front import TOP


def place_words(section: Section | None) -> list[str]:
    """The names of the first places, in order; those after them are just further on."""
    if section:
        return [_("Opening story"), _("Further on the page")]
    return [_("Opening story"), *[_("Beside it")] * (TOP - 1), _("Further on the page")]


def place_name(section: Section | None, index: int) -> str:
    """The name of one place, from 0."""
    return place_words(section)[: index + 1][-1]


def saved_words(before: Sequence[FrontSlot], after: Sequence[FrontSlot]) -> str:
    """What an editor changed by saving: places taken, moved, left, and said anew."""
    old = {slot.article_id: (place, slot) for place, slot in enumerate(before, 1)}
    new = {slot.article_id: (place, slot) for place, slot in enumerate(after, 1)}
    left = [old[key][1] for key in old if key not in new]
    words = [_("“%(story)s” taken off.") % {"story": slot.article} for slot in left]
    for key, (place, slot) in new.items():
        words += _of_one(old.get(key), place, slot)
    return " ".join(words) or _("Saved without a change.")


def published_words(edition: FrontEdition, planned: bool) -> str:
    """That a front went out, or will."""
    words = {
        "number": edition.number,
        "moment": moment_words(edition.published_at),
    }
    if planned:
        return _("Front %(number)s planned for %(moment)s.") % words
    return _("Front %(number)s is out, since %(moment)s.") % words


def _of_one(known: tuple[int, FrontSlot] | None, place: int, slot: FrontSlot):
    about = {"story": slot.article, "place": place}
    if known is None:
        yield _("“%(story)s” pinned at place %(place)s.") % about
    elif known[0] != place:
        yield _("“%(story)s” moved to place %(place)s.") % about
    before = known[1] if known else FrontSlot()
    if _called(before) != _called(slot):
        about["words"] = _called(slot)
        own = _("“%(story)s” is called “%(words)s” here.")
        yield (own if about["words"] else _("“%(story)s” has its own words.")) % about
    if (before.image_id, before.alt) != (slot.image_id, slot.alt):
        own = _("“%(story)s” has another picture here.")
        yield (own if slot.image_id else _("“%(story)s” has its own picture.")) % about


def _called(slot: FrontSlot) -> str:
    return ": ".join(filter(None, (slot.kicker, slot.headline)))

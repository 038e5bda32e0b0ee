"""What the audit log keeps of publications: which, whose act, and for when."""

from django.utils import timezone

from articles.audit.note import Action, note
from articles.editions.edition import Edition
from articles.editions.front_edition import FrontEdition
from articles.editions.live_post import LivePostEdition

KINDS = {"withdrawal": Action.WITHDRAWN, "correction": Action.CORRECTED}


def note_edition(edition: Edition | LivePostEdition, *, by) -> None:
    """By number only: an entry outlives a lawful removal of the words."""
    said = {"edition": edition.number}
    if isinstance(edition, LivePostEdition):
        said["post"] = edition.post
    _note(edition, by=by, about=("article", edition.article_id), **said)


def note_front(edition: FrontEdition, *, by) -> None:
    _note(
        edition, by=by, about=("front", edition.section_id or 0), edition=edition.number
    )


def note_cancelled(edition: Edition | LivePostEdition, *, by) -> None:
    about = ("article", edition.article_id)
    note(Action.CANCELLED, by=by, about=about, edition=edition.number)


def note_front_cancelled(edition: FrontEdition, *, by) -> None:
    about = ("front", edition.section_id or 0)
    note(Action.CANCELLED, by=by, about=about, edition=edition.number)


def _note(sent, /, *, by, **said) -> None:
    """What is still to come is scheduled, whatever it will be."""
    action = KINDS.get(getattr(sent, "kind", ""), Action.PUBLISHED)
    if sent.published_at > timezone.now():
        said |= {"due": sent.published_at.isoformat(), "will_be": action.value}
        action = Action.SCHEDULED
    note(action, by=by, **said)

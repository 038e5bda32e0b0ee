"""An act on many stories: each done whole or not at all, and said of each which."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.bulk_acts import Act, LeftOut
from articles.desk.bulk_selection import Seen, Selection, seen, seen_now
from articles.drafts.save import lock


@dataclass
class Outcome:
    """For each story what will be, or was, done with it, or why nothing."""

    done: list[tuple] = field(default_factory=list)
    left: list[tuple] = field(default_factory=list)


def planned(act: Act, selection: Selection, chosen: dict | None, *, user) -> Outcome:
    """What an act will do; with nothing chosen yet, which stories it may be done with."""
    outcome = Outcome()
    for article in selection.articles:
        try:
            _refuse_others(article, selection)
            words = act.plan(article, chosen, user) if chosen else ""
        except LeftOut as why:
            outcome.left.append((article, str(why)))
        else:
            outcome.done.append((article, words, seen(article)))
    return outcome


def perform(
    act: Act,
    selection: Selection,
    agreed: dict[int, Seen],
    chosen: dict,
    *,
    by,
    log: Callable[[object, str], object],
) -> Outcome:
    """Do it with the stories that are still as somebody agreed to.

    Each in a transaction of its own, with its line in the log: a story that is refused
    stops no other, and nobody waits for two hundred.
    """
    outcome = Outcome(left=_gone(selection, agreed))
    for article in selection.articles:
        try:
            with transaction.atomic():
                words = _one(act, selection, article, agreed[article.pk], chosen, by)
                log(article, words)
        except LeftOut as why:
            outcome.left.append((article, str(why)))
        except ValidationError as error:
            outcome.left.append((article, " ".join(error.messages)))
        except PermissionDenied:
            outcome.left.append((article, _("You may not change this story.")))
        else:
            outcome.done.append((article, words))
    return outcome


def _one(act: Act, selection, article, agreed: Seen, chosen: dict, by) -> str:
    """What was done with one story, in words."""
    _refuse_others(article, selection)
    # Held, so that nobody saves it between this look and the act.
    held = lock(article.pk)
    if held is None or seen_now(held) != agreed or seen(article) != agreed:
        raise LeftOut(_("Somebody changed it meanwhile: look again."))
    words = act.plan(article, chosen, by)
    act.act(article, chosen, by)
    if act.publishes:
        return _("Withdrawn. Reason: %(reason)s") % {"reason": chosen["reason"]}
    return words


def _gone(selection: Selection, agreed: dict[int, Seen]) -> list[tuple]:
    there = {article.pk for article in selection.articles}
    why = _("Is no longer there.")
    return [(_("Story %(id)s") % {"id": pk}, why) for pk in agreed if pk not in there]


def _refuse_others(article, selection: Selection) -> None:
    if article.pk not in selection.changeable:
        raise LeftOut(_("You may not change this story."))

"""An act on many stories: each done whole or not at all, and said of each which."""

from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.bulk_acts import Act, LeftOut
from articles.desk.bulk_selection import Seen, Selection, held, seen

# Held at once, and given up together when one of them is refused.
A_FEW = 25


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
    act: Act, selection: Selection, agreed: dict[int, Seen], chosen: dict, *, by
) -> Outcome:
    """Do it with the stories that are still as somebody agreed to.

    In transactions of a few, each story with its line in the log: nobody waits for two
    hundred, and one that is refused stops no other.
    """
    outcome = Outcome(left=_gone(selection, agreed))
    for start in range(0, len(selection.articles), A_FEW):
        few = selection.articles[start : start + A_FEW]
        try:
            _together(act, selection, few, agreed, chosen, by, outcome)
        except (ValidationError, PermissionDenied):
            for article in few:
                _alone(act, selection, article, agreed, chosen, by, outcome)
    return outcome


def _alone(act: Act, selection, article, agreed, chosen: dict, by, outcome) -> None:
    """Which of a few it was that is refused, and why."""
    try:
        _together(act, selection, [article], agreed, chosen, by, outcome)
    except ValidationError as error:
        outcome.left.append((article, " ".join(error.messages)))
    except PermissionDenied:
        outcome.left.append((article, _("You may not change this story.")))


def _together(
    act: Act, selection, few: list, agreed, chosen: dict, by, outcome: Outcome
) -> None:
    """Do it with those of a few that it may be done with; the others are left."""
    done, left = [], []
    with transaction.atomic():
        # Held, so that nobody saves them between this look and the act.
        now = held([article.pk for article in few])
        for article in few:
            try:
                _refuse_others(article, selection)
                if not now.get(article.pk) == seen(article) == agreed[article.pk]:
                    raise LeftOut(_("Somebody changed it meanwhile: look again."))
                done.append((article, act.plan(article, chosen, by)))
            except LeftOut as why:
                left.append((article, str(why)))
        if done:
            act.act([article for article, _words in done], chosen, by)
            _log(act, done, chosen, by)
    outcome.done += done
    outcome.left += left


def _log(act: Act, done: list[tuple], chosen: dict, by) -> None:
    """A line for each story in the admin's history; a query for those that say the same."""
    lines: dict[str, list] = {}
    for article, words in done:
        if act.publishes:
            words = _("Withdrawn. Reason: %(reason)s") % {"reason": chosen["reason"]}
        lines.setdefault(words, []).append(article)
    for words, articles in lines.items():
        LogEntry.objects.log_actions(by.pk, articles, CHANGE, words)


def _gone(selection: Selection, agreed: dict[int, Seen]) -> list[tuple]:
    there = {article.pk for article in selection.articles}
    why = _("Is no longer there.")
    return [(_("Story %(id)s") % {"id": pk}, why) for pk in agreed if pk not in there]


def _refuse_others(article, selection: Selection) -> None:
    if article.pk not in selection.changeable:
        raise LeftOut(_("You may not change this story."))

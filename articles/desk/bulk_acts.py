"""What may be done with many stories at once: what it will do to each, and doing it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import bulk_forms
from articles.desk.roles_form import person
from articles.desk.state import moment_words
from articles.drafts.amend import assign, change_tags, put_in_section
from articles.drafts.article import Article
from articles.drafts.workflow import DRAFT, move_all, stage_after_change, steps
from articles.editions.edition import Edition
from articles.editions.withdraw import withdraw


class LeftOut(Exception):
    """An act does nothing with a story; the words say why."""


@dataclass(frozen=True)
class Act:
    """`plan` says what will happen to a story of a selection, or raises LeftOut; `act`
    does it with some of them, all or none, and raises what the act itself raises."""

    title: Promise
    button: Promise
    form: type[forms.Form]
    plan: Callable[..., str]
    act: Callable[..., object]
    hint: Promise | str = ""
    publishes: bool = False


def _section(article, chosen: dict, user) -> str:
    section = chosen["section"]
    if article.section_id == section.pk:
        raise LeftOut(_("Is in %(section)s already.") % {"section": section})
    before = article.section or _("none")
    words = _("Section: %(before)s → %(after)s.")
    words %= {"before": before, "after": section}
    return " ".join([words, *_restaged(article, user)])


def _tags(article, chosen: dict, user) -> str:
    gets, loses = _tags_that_change(article, chosen)
    if not gets and not loses:
        raise LeftOut(_("Has these tags as you want them already."))
    words = []
    if gets:
        words.append(_("Gets: %(tags)s.") % {"tags": _listed(gets)})
    if loses:
        words.append(_("Loses: %(tags)s.") % {"tags": _listed(loses)})
    return " ".join([*words, *_restaged(article, user)])


def _stage(article, chosen: dict, user) -> str:
    stage = Article.Stage(chosen["stage"])
    if article.stage == stage:
        words = _("Is at this stage already: %(stage)s.")
        raise LeftOut(words % {"stage": stage.label})
    if stage not in steps(article.stage, user):
        raise LeftOut(_("You may not take it from where it is to there."))
    if stage != DRAFT and not article.has_text:
        raise LeftOut(_("There is nothing to read yet: write something first."))
    return _stages(article, stage)


def _assign(article, chosen: dict, user) -> str:
    after = chosen["assignee"]
    if article.assignee == after:
        who = person(after) if after else _("nobody")
        raise LeftOut(_("Is with %(who)s already.") % {"who": who})
    words = _("Assigned to: %(before)s → %(after)s.")
    names = [person(who) if who else _("nobody") for who in (article.assignee, after)]
    return words % {"before": names[0], "after": names[1]}


def _withdraw(article, chosen: dict, user) -> str:
    if article.newest_kind in (None, Edition.Kind.WITHDRAWAL):
        raise LeftOut(_("Readers do not have it."))
    words = [_("Readers lose it at once.")]
    if article.planned_at:
        moment = {"moment": moment_words(article.planned_at)}
        words.append(_("What is planned for %(moment)s is cancelled.") % moment)
    return " ".join(words)


def _sent(article) -> bool:
    return bool(article.newest_kind or article.planned_kind)


def _gone_out(articles) -> set[int]:
    return {article.pk for article in articles if _sent(article)}


def _stages(article, stage: str) -> str:
    labels = [Article.Stage(name).label for name in (article.stage, stage)]
    words = _("Stage: %(before)s → %(after)s.")
    return words % {"before": labels[0], "after": labels[1]}


def _restaged(article, user) -> list[str]:
    """Ready was said of the story as it was."""
    stage = stage_after_change(article, by=user, sent=_sent(article))
    return [_stages(article, stage)] if stage != article.stage else []


def _tags_that_change(article, chosen: dict) -> tuple[list, list]:
    has = {item.tag_id for item in article.tag_items.all()}
    gets = [tag for tag in chosen["add"] if tag.pk not in has]
    return gets, [tag for tag in chosen["remove"] if tag.pk in has]


def _listed(tags) -> str:
    return ", ".join(map(str, tags))


NEXT_VERSION = gettext_lazy(
    "This changes the draft. What readers have stays as it is until you publish it."
)
ACTS = {
    "section": Act(
        gettext_lazy("Change the section"),
        gettext_lazy("Change the section"),
        bulk_forms.SectionForm,
        _section,
        lambda articles, chosen, by: put_in_section(
            articles, chosen["section"], by=by, sent=_gone_out(articles)
        ),
        NEXT_VERSION,
    ),
    "tags": Act(
        gettext_lazy("Change tags"),
        gettext_lazy("Change the tags"),
        bulk_forms.TagsForm,
        _tags,
        lambda articles, chosen, by: change_tags(
            articles,
            add=chosen["add"],
            remove=chosen["remove"],
            by=by,
            sent=_gone_out(articles),
        ),
        NEXT_VERSION,
    ),
    "stage": Act(
        gettext_lazy("Change the stage"),
        gettext_lazy("Change the stage"),
        bulk_forms.StageForm,
        _stage,
        lambda articles, chosen, by: move_all(articles, chosen["stage"], by=by),
        gettext_lazy("Readers notice nothing of it."),
    ),
    "assign": Act(
        gettext_lazy("Assign"),
        gettext_lazy("Assign"),
        bulk_forms.AssignForm,
        _assign,
        lambda articles, chosen, by: assign(articles, chosen["assignee"], by=by),
        gettext_lazy("Readers notice nothing of it."),
    ),
    "withdraw": Act(
        gettext_lazy("Withdraw"),
        gettext_lazy("Withdraw"),
        bulk_forms.WithdrawManyForm,
        _withdraw,
        lambda articles, chosen, by: [
            withdraw(article, by=by, reason=chosen["reason"]) for article in articles
        ],
        gettext_lazy(
            "Readers lose these stories at once, in every list and feed. Their addresses "
            "say that they were withdrawn, with your reason. The texts stay with you."
        ),
        publishes=True,
    ),
}

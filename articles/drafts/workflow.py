"""Workflow: draft, in review, ready; who may take a story which step."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.drafts.access import changeable, may_call_ready, may_change
from articles.drafts.article import Article
from articles.drafts.save import lock_all

DRAFT, REVIEW, READY = Article.Stage.DRAFT, Article.Stage.REVIEW, Article.Stage.READY


def steps(stage: str, user) -> Sequence[str]:
    """The stages to which somebody may take a story that they may change."""
    if may_call_ready(user, None):
        return [other for other in (REVIEW, READY, DRAFT) if other != stage]
    # What was called ready is taken back by who may call it so, or by a change of it.
    return {DRAFT.value: [REVIEW], REVIEW.value: [DRAFT]}.get(stage, [])


def move_all(articles: Iterable[Article], stage: str, *, by) -> None:
    """As `move`, many at once; where one of them may not go there, none goes."""
    keys = {article.pk for article in articles}
    with transaction.atomic():
        held = lock_all(keys)
        theirs = changeable(by).filter(pk__in=keys).values_list("pk", flat=True)
        if set(theirs) != keys:
            raise PermissionDenied
        for article in held:
            if stage != article.stage and stage not in steps(article.stage, by):
                raise PermissionDenied
            _refuse_nothing(article, stage)
        Article.objects.filter(pk__in=keys).update(stage=stage)


def move(article: Article, stage: str, *, by, seen: str = "") -> Article:
    """Take a story to another stage; to the one where it is, is no step.

    `seen`: the stage that whoever moves it has before them, where there is a page.
    Raises PermissionDenied where the step is not theirs, ValidationError where somebody
    else moved it since, or where there is nothing to read yet.
    """
    with transaction.atomic():
        locked = Article.objects.select_for_update().get(pk=article.pk)
        if not may_change(by, locked):
            raise PermissionDenied
        if locked.stage != stage:
            _refuse_unseen(locked, seen)
            if stage not in steps(locked.stage, by):
                raise PermissionDenied
            _refuse_nothing(locked, stage)
            # Not a change of the story: its version and its date stay.
            Article.objects.filter(pk=locked.pk).update(stage=stage)
    article.stage = locked.stage = stage
    return locked


def stage_after_change(article: Article, *, by, sent: bool) -> str:
    """The stage of a story whose words somebody has just changed.

    Ready is said of the words as they were: of a story that readers have, a change is a
    new draft; of another, it is to be read again, unless by who may call it ready.
    """
    if article.stage != READY:
        return article.stage
    if sent:
        return DRAFT
    return READY if may_call_ready(by, None) else REVIEW


def _refuse_unseen(article: Article, seen: str) -> None:
    """A step is taken from somewhere: two at once would each undo the other's, unasked."""
    if not seen or seen == article.stage:
        return
    message = _(
        "Somebody took this story to another stage since you opened it: it is “%(stage)s” "
        "now, and stays so. Look whether you still want this step."
    )
    words = {"stage": Article.Stage(article.stage).label}
    raise ValidationError(message % words, code="moved")


def _refuse_nothing(article: Article, stage: str) -> None:
    if stage != DRAFT and not (article.headline or article.intro or article.body):
        raise ValidationError(_("There is nothing to read yet: write something first."))

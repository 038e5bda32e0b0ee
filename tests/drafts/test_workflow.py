"""The steps of a story, and whose they are."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.drafts.article import Article
from articles.drafts.workflow import (
    DRAFT,
    READY,
    REVIEW,
    move,
    stage_after_change,
    steps,
)
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db

# From, to, and who may: a reporter with a story of their own, an editor.
STEPS = [
    (DRAFT, REVIEW, True, True),
    (DRAFT, READY, False, True),
    (REVIEW, DRAFT, True, True),
    (REVIEW, READY, False, True),
    (READY, DRAFT, False, True),
    (READY, REVIEW, False, True),
]


@pytest.mark.parametrize(("stage", "to", "reporter", "editor"), STEPS)
@pytest.mark.parametrize("group", ["Reporter", "Editor", "Picture desk"])
def test_who_takes_which_step(stage, to, reporter, editor, group):
    user = make.member(group)
    may = {"Reporter": reporter, "Editor": editor, "Picture desk": False}[group]
    article = make.article(created_by=user, stage=stage)
    if may:
        move(article, to, by=user)
    else:
        with pytest.raises(PermissionDenied):
            move(article, to, by=user)
    saved = Article.objects.get()
    assert (saved.stage, to in steps(stage, user) and may) == (
        to if may else stage,
        may,
    )


def test_nobody_moves_a_story_that_is_not_theirs():
    article = make.article()
    for stage in (DRAFT, REVIEW):
        with pytest.raises(PermissionDenied):
            move(article, stage, by=make.member("Reporter"))
    assert Article.objects.get().stage == DRAFT


def test_a_step_is_no_change_of_the_story():
    """No colleague's open form is refused for it."""
    editor, article = make.member("Editor"), make.article()
    before = Article.objects.values().get()
    move(article, REVIEW, by=editor)
    assert Article.objects.values().get() == before | {"stage": "review"}


def test_twice_is_once():
    editor, article = make.member("Editor"), make.article()
    move(article, REVIEW, by=editor)
    assert move(article, REVIEW, by=editor).stage == REVIEW


def test_of_two_who_move_it_at_once_the_second_is_told():
    editor, article = make.member("Editor"), make.article(stage=REVIEW)
    move(article, DRAFT, by=editor, seen=REVIEW)
    with pytest.raises(ValidationError) as refused:
        move(article, READY, by=editor, seen=REVIEW)
    assert refused.value.code == "moved"
    assert Article.objects.get().stage == DRAFT
    assert move(article, READY, by=editor, seen=DRAFT).stage == READY


@pytest.mark.parametrize("stage", [REVIEW, READY])
def test_there_must_be_something_to_read(stage):
    article = make.article("", body="")
    with pytest.raises(ValidationError):
        move(article, stage, by=make.member("Editor"))
    assert Article.objects.get().stage == DRAFT


@pytest.mark.parametrize(
    ("stage", "group", "sent", "after"),
    [
        (DRAFT, "Reporter", False, DRAFT),
        (REVIEW, "Reporter", False, REVIEW),
        (READY, "Reporter", False, REVIEW),
        (READY, "Editor", False, READY),
        (READY, "Editor", True, DRAFT),
        (READY, "Reporter", True, DRAFT),
        (REVIEW, "Editor", True, REVIEW),
    ],
)
def test_ready_is_said_of_the_words_as_they_were(stage, group, sent, after):
    article = make.article(stage=stage)
    assert stage_after_change(article, by=make.member(group), sent=sent) == after


def test_what_is_published_has_been_found_ready():
    article = make.article(section=make.section())
    publish(article, by=make.member("Editor"))
    saved = Article.objects.get()
    assert (saved.stage, saved.version) == (READY, article.version)

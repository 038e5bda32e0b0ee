"""Autosave: the newest of what an editor typed is kept, and nothing comes back from a save."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from articles.drafts.article import Article
from articles.drafts.autosave import (
    KEPT,
    Typed,
    forget,
    forget_saved,
    keep,
    latest_for,
    saved_keys,
)
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from tests import make

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = (uuid.UUID(int=number) for number in (1, 2, 3))
NOON = dt.datetime(2026, 9, 14, 12, tzinfo=dt.UTC)


@pytest.fixture
def anna():
    return make.editor("anna")


def number(at: dt.datetime) -> int:
    return int(at.timestamp() * 1000)


def typed(article, editor, words, *, key=ONE, at=NOON, sequence=None, version=1):
    return keep(
        article,
        editor=editor,
        key=key,
        version=version,
        sequence=sequence or number(at),
        form={"headline": [words]},
        at=at,
    )


def kept(article, editor) -> list[tuple[uuid.UUID, str]]:
    copies = latest_for(article, editor=editor)
    return [(uuid.UUID(copy.key), copy.fields["headline"][0]) for copy in copies]


def seconds(count: int) -> dt.datetime:
    return NOON + dt.timedelta(seconds=count)


def test_what_is_typed_is_kept_and_leaves_the_story_and_its_history_alone(anna):
    article = make.article("Zoals opgeslagen")
    before = Article.objects.values().get()
    assert typed(article, anna, "Getypt") == (True, number(NOON))
    assert latest_for(article, editor=anna) == [
        Typed(str(ONE), 1, NOON, {"headline": ["Getypt"]})
    ]
    assert Article.objects.values().get() == before
    assert Revision.objects.count() == 0


def test_what_arrives_late_never_replaces_what_is_newer(anna):
    article = make.article()
    typed(article, anna, "Nieuw", sequence=9)
    assert typed(article, anna, "Oud", sequence=8) == (False, 9)
    assert typed(article, anna, "Nog eens", sequence=9) == (False, 9)
    assert kept(article, anna) == [(ONE, "Nieuw")]


def test_everybody_has_a_copy_of_their_own(anna):
    article, bram = make.article(), make.editor("bram")
    typed(article, anna, "Van Anna")
    typed(article, bram, "Van Bram", key=TWO)
    assert kept(article, anna) == [(ONE, "Van Anna")]
    assert kept(article, bram) == [(TWO, "Van Bram")]


def test_after_a_save_nothing_is_offered_however_late_it_arrives(anna):
    article = make.article()
    typed(article, anna, "Getypt")
    forget_saved(article, editor=anna, key=ONE, at=seconds(5))
    assert typed(article, anna, "Te laat", at=seconds(4))[0] is False
    assert latest_for(article, editor=anna) == []
    assert saved_keys(anna) == [str(ONE)]


def test_a_save_without_a_copy_stops_one_that_arrives_late_too(anna):
    article = make.article()
    forget_saved(article, editor=anna, key=ONE, at=seconds(5))
    assert typed(article, anna, "Te laat", at=seconds(4))[0] is False
    assert latest_for(article, editor=anna) == []


def test_who_types_on_after_a_save_is_kept_again(anna):
    article = make.article()
    forget_saved(article, editor=anna, key=ONE, at=seconds(5))
    typed(article, anna, "Verder", key=TWO, at=seconds(6), version=2)
    assert kept(article, anna) == [(TWO, "Verder")]
    assert saved_keys(anna) == [str(ONE)]


def test_typing_on_without_an_answer_to_an_offer_keeps_both(anna):
    article = make.article()
    typed(article, anna, "Voor de klap")
    typed(article, anna, "Erna", key=TWO, at=seconds(9))
    typed(article, anna, "Erna, verder", key=TWO, at=seconds(10))
    assert kept(article, anna) == [(TWO, "Erna, verder"), (ONE, "Voor de klap")]


def test_saving_one_of_two_keeps_the_other(anna):
    article = make.article()
    typed(article, anna, "Voor de klap", version=3)
    typed(article, anna, "Erna", key=TWO, at=seconds(9), version=4)
    forget_saved(article, editor=anna, key=TWO, at=seconds(12))
    assert latest_for(article, editor=anna) == [
        Typed(str(ONE), 3, NOON, {"headline": ["Voor de klap"]})
    ]
    forget(article, editor=anna, key=ONE, at=seconds(13))
    assert latest_for(article, editor=anna) == []
    assert saved_keys(anna) == [str(TWO)]


def test_a_second_tab_that_saves_leaves_the_first_ones_text(anna):
    article = make.article()
    typed(article, anna, "In het eerste tabblad")
    forget_saved(article, editor=anna, key=TWO, at=seconds(3))
    assert kept(article, anna) == [(ONE, "In het eerste tabblad")]


def test_what_was_laid_aside_can_be_thrown_away_alone(anna):
    article = make.article()
    typed(article, anna, "Voor de klap")
    typed(article, anna, "Erna", key=TWO, at=seconds(9))
    forget(article, editor=anna, key=ONE, at=seconds(10))
    assert kept(article, anna) == [(TWO, "Erna")]


def test_new_stories_are_told_apart_by_their_form(anna):
    typed(None, anna, "Brug")
    typed(None, anna, "Sluis", key=TWO, at=seconds(1))
    assert kept(None, anna) == [(TWO, "Sluis"), (ONE, "Brug")]
    forget(None, editor=anna, key=TWO, at=seconds(2))
    assert typed(None, anna, "Sluis, te laat", key=TWO, at=seconds(1))[0] is False
    assert kept(None, anna) == [(ONE, "Brug")]


def test_a_new_story_that_was_saved_is_not_offered_as_never_saved(anna):
    typed(None, anna, "Brug")
    article = make.article("Brug")
    forget_saved(article, editor=anna, key=ONE, at=seconds(5))
    typed(article, anna, "Verder", key=TWO, at=seconds(6))
    assert typed(None, anna, "Te laat", at=seconds(4))[0] is False
    assert kept(None, anna) == []
    assert kept(article, anna) == [(TWO, "Verder")]


def test_typing_on_after_a_first_save_whose_answer_was_lost_goes_to_that_story(anna):
    article = make.article("Brug")
    forget_saved(article, editor=anna, key=ONE, at=seconds(5))
    assert typed(None, anna, "Verder", at=seconds(6))[0] is True
    assert kept(None, anna) == []
    assert kept(article, anna) == [(ONE, "Verder")]


def test_copies_of_a_month_ago_go_when_their_editor_types(anna):
    article, bram, old = make.article(), make.editor("bram"), make.article("Oud")
    typed(old, anna, "Van Anna")
    typed(old, bram, "Van Bram", key=TWO)
    now = timezone.now()
    WorkingCopy.objects.update(at=now - KEPT - dt.timedelta(minutes=1))
    typed(article, anna, "Nieuw", key=THREE, at=now)
    assert kept(old, anna) == []
    assert kept(old, bram) == [(TWO, "Van Bram")]
    assert kept(article, anna) == [(THREE, "Nieuw")]

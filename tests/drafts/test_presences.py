"""Presences: who is here, in what, and who has the pen."""

import datetime as dt
import uuid

import pytest

from articles.drafts.presence import Presence
from articles.drafts.presences import (
    STALE,
    WRITTEN,
    leave,
    others,
    pen_holder,
    seen,
    take_pen,
)
from tests import make

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = (uuid.UUID(int=number) for number in (1, 2, 3))
NOON = dt.datetime(2026, 9, 14, 12, tzinfo=dt.UTC)


class Room:
    """A story with people in it."""

    def __init__(self):
        self.article = make.article()
        self.people = {ONE: make.editor("anna"), TWO: make.editor("bram")}

    def look(self, tab, field="", *, after=0, editor=None) -> list[tuple]:
        """The others as this tab sees them: name, field and whether they write."""
        at = NOON + dt.timedelta(seconds=after)
        editor = editor or self.people[tab]
        there = seen(self.article, editor=editor, tab=tab, field=field, at=at)
        holder = pen_holder(there)
        return [
            (str(other.editor), other.field, other is holder)
            for other in others(there, tab)
        ]


@pytest.fixture
def room():
    return Room()


def test_the_first_has_the_pen_and_each_sees_what_the_other_is_in(room):
    assert room.look(ONE, "intro") == []
    assert room.look(TWO, "body", after=2) == [("anna", "intro", True)]
    assert room.look(ONE, "headline", after=3) == [("bram", "body", False)]
    assert room.look(TWO, "body", after=4) == [("anna", "headline", True)]


def test_the_pen_can_be_taken_over_and_back(room):
    room.look(ONE)
    room.look(TWO, after=1)
    for second, tab, other in ((2, TWO, ONE), (3, ONE, TWO)):
        at = NOON + dt.timedelta(seconds=second)
        take_pen(room.article, editor=room.people[tab], tab=tab, at=at)
        assert [pen for *_rest, pen in room.look(tab, after=second)] == [False]
        assert [pen for *_rest, pen in room.look(other, after=second)] == [True]


def test_who_closes_the_page_is_gone_at_once_and_leaves_the_pen(room):
    room.look(ONE)
    room.look(TWO, after=1)
    leave(room.article, editor=room.people[ONE], tab=ONE)
    assert room.look(TWO, after=2) == []
    assert room.look(ONE, after=3) == [("bram", "", True)]


def test_a_minute_without_a_sign_of_life_is_gone(room):
    room.look(ONE)
    late = STALE.seconds
    assert room.look(TWO, after=late - 1) == [("anna", "", True)]
    assert room.look(TWO, after=late) == []
    assert list(Presence.objects.values_list("tab", flat=True)) == [TWO]


def test_nobody_moves_another_persons_tab(room):
    room.look(ONE, "intro")
    room.look(ONE, "body", after=2, editor=room.people[TWO])
    leave(room.article, editor=room.people[TWO], tab=ONE)
    at = NOON + dt.timedelta(seconds=3)
    take_pen(room.article, editor=room.people[TWO], tab=ONE, at=at)
    stored = Presence.objects.values_list("editor__username", "field")
    assert list(stored) == [("anna", "intro")]


def test_people_in_another_story_are_not_here(room):
    other = make.article("Ander verhaal")
    seen(other, editor=room.people[TWO], tab=TWO, field="", at=NOON)
    assert room.look(ONE) == []


@pytest.mark.parametrize("people", [1, 3])
def test_a_look_asks_at_most_three_questions_and_writes_only_what_is_new(
    room, django_assert_num_queries, people
):
    for number in range(people):
        tab = uuid.UUID(int=100 + number)
        room.look(tab, editor=make.editor(f"iemand-hier-{people}-{number}"))
    with django_assert_num_queries(2):
        room.look(ONE, after=1)
    with django_assert_num_queries(1):
        room.look(ONE, after=2)
    with django_assert_num_queries(2):
        room.look(ONE, "intro", after=3)
    with django_assert_num_queries(2):
        room.look(ONE, "intro", after=4 + WRITTEN.seconds)
    with django_assert_num_queries(3):
        room.look(ONE, "intro", after=STALE.seconds)

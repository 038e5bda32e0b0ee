"""Times in the nights that the clock changes."""

import datetime as dt

import pytest
from django import forms
from django.utils import timezone

from articles.desk.house_moment import HouseMoment

SKIPPED = "2027-03-28T02:30"
TWICE = "2026-10-25T02:30"


class Form(forms.Form):
    at = HouseMoment(required=False)


def asked(**data) -> Form:
    form = Form({name.replace("_", "-"): value for name, value in data.items()})
    form.is_valid()
    return form


def test_a_common_time_is_that_time_here():
    form = asked(at="2026-11-24T14:02")
    assert form.cleaned_data["at"] == dt.datetime(2026, 11, 24, 13, 2, tzinfo=dt.UTC)
    assert "select" not in str(form["at"])


def test_a_time_that_the_clock_skips_is_refused_with_two_that_are_there():
    assert asked(at=SKIPPED).errors["at"] == [
        "Deze tijd bestaat niet: de klok gaat die nacht vooruit. Kies een tijd van "
        "ervoor, zoals 01.30, of van erna, zoals 03.30."
    ]


def test_a_time_that_comes_twice_asks_which_and_takes_the_answer():
    form = asked(at=TWICE)
    assert form.errors["at"] == [
        "De klok gaat die nacht terug en staat twee keer op 02.30. Zeg welke van de twee."
    ]
    assert 'name="at-turn"' in str(form["at"])
    moments = {
        turn: asked(at=TWICE, at_turn=turn).cleaned_data["at"].astimezone(dt.UTC)
        for turn in ("first", "second")
    }
    assert moments == {
        "first": dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC),
        "second": dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC),
    }


@pytest.mark.parametrize(
    ("zone", "twice", "skipped"),
    [
        ("Australia/Lord_Howe", "2027-04-04T01:45", "2026-10-04T02:15"),
        ("Asia/Kathmandu", None, None),
    ],
)
def test_other_zones_change_their_clocks_in_their_own_way(zone, twice, skipped):
    with timezone.override(zone):
        assert asked(at="2026-06-01T02:30").errors == {}
        if twice:
            assert asked(at=twice).errors.as_data()["at"][0].code == "twice"
            assert asked(at=skipped).errors.as_data()["at"][0].code == "skipped"


@pytest.mark.parametrize("nonsense", ["morgen", "2026-13-01T00:00", "a|first", "a|b"])
def test_nonsense_is_an_invalid_time(nonsense):
    assert asked(at=nonsense).errors.as_data()["at"][0].code == "invalid"


def test_a_planned_second_time_is_shown_as_the_second():
    second = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    shown = str(Form(initial={"at": second})["at"])
    assert 'value="2026-10-25T02:30"' in shown
    assert 'value="second" selected' in shown

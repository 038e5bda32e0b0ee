"""Two versions of a story become one, field by field."""

import datetime as dt

import pytest

from articles.drafts.merge import merge, plain, same_story

BASE = {
    "kicker": "",
    "headline": "Brug open",
    "intro": "Intro.",
    "body": "<p>Een een.</p><p>Twee twee.</p>",
    "section_id": 1,
    "lead_image_id": 7,
    "lead_caption": "De brug.",
    "lead_alt": "",
    "lead_decorative": False,
    "authors": [1, 2],
    "tags": ["Bruggen", "Waal"],
    "deadline": None,
}


def with_(**values) -> dict:
    return BASE | values


def test_fields_changed_by_one_side_merge_by_themselves():
    merged = merge(
        BASE,
        with_(headline="Brug dicht", section_id=None),
        with_(kicker="Verkeer", intro="Ander intro.", lead_caption="Een brug."),
    )
    assert merged.conflicts == []
    assert merged.values == with_(
        headline="Brug dicht",
        section_id=None,
        kicker="Verkeer",
        intro="Ander intro.",
        lead_caption="Een brug.",
    )
    assert merged.taken_from_theirs == ["kicker", "intro", "lead_caption"]


def test_the_same_change_on_both_sides_is_one():
    both = with_(headline="Brug dicht")
    merged = merge(BASE, both, both)
    assert (merged.values, merged.conflicts, merged.taken_from_theirs) == (both, [], [])


def test_one_field_changed_by_both_is_a_conflict_and_nothing_is_chosen():
    merged = merge(BASE, with_(headline="Mijn"), with_(headline="Hun", kicker="K"))
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == (
        "headline",
        "Mijn",
        "Hun",
    )
    assert conflict.sides == ("mine", "theirs")
    assert merged.chosen({conflict.key: "theirs"}) == with_(headline="Hun", kicker="K")
    assert merged.chosen({conflict.key: "mine"}) == with_(headline="Mijn", kicker="K")


def test_a_conflict_has_another_key_when_either_text_is_another():
    keys = {
        merge(BASE, with_(headline=mine), with_(headline=theirs)).conflicts[0].key
        for mine, theirs in (("a", "b"), ("b", "a"), ("a", "c"))
    }
    assert len(keys) == 3


def test_bodies_merge_by_paragraph_and_clash_by_paragraph():
    mine = "<p>Een mij.</p><p>Twee twee.</p><p>Van mij.</p>"
    theirs = "<p>Een hun.</p><p>Twee twee.</p>"
    merged = merge(BASE, with_(body=mine), with_(body=theirs))
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == (
        "body",
        "<p>Een mij.</p>",
        "<p>Een hun.</p>",
    )
    assert merged.chosen({conflict.key: "both"})["body"] == (
        "<p>Een hun.</p><p>Een mij.</p><p>Twee twee.</p><p>Van mij.</p>"
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (["Bruggen"], ["Bruggen", "Waal", "Rijn"], ["Bruggen", "Rijn"]),
        (
            ["Bruggen", "Waal", "a"],
            ["bruggen", "Waal", "b"],
            ["a", "b", "bruggen", "Waal"],
        ),
        ([], [], []),
    ],
)
def test_tags_of_both_stay_and_those_removed_by_either_go(mine, theirs, expected):
    merged = merge(BASE, with_(tags=mine), with_(tags=theirs))
    assert merged.conflicts == []
    assert sorted(merged.values["tags"], key=str.casefold) == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ([1, 2, 3], [1, 2, 4], [1, 2, 4, 3]),
        ([2], [1, 2, 4], [2, 4]),
        ([2, 1], [1, 2], [2, 1]),
        ([1, 2], [2, 1], [2, 1]),
        ([2, 1, 3], [1, 2, 4], None),
    ],
)
def test_authors(mine, theirs, expected):
    merged = merge(BASE, with_(authors=mine), with_(authors=theirs))
    if expected is None:
        assert [conflict.field for conflict in merged.conflicts] == ["authors"]
    else:
        assert (merged.values["authors"], merged.conflicts) == (expected, [])


def test_a_caption_never_lands_under_another_picture():
    theirs = with_(lead_image_id=8, lead_caption="Een boot.")
    merged = merge(BASE, with_(lead_caption="De brug, maandag."), theirs)
    (conflict,) = merged.conflicts
    assert conflict.field == "lead_image_id"
    assert merged.chosen({conflict.key: "theirs"}) == theirs
    assert merged.chosen({conflict.key: "mine"})["lead_image_id"] == 7
    assert merge(BASE, BASE, theirs).values == theirs


def test_without_a_base_whatever_differs_is_a_conflict():
    merged = merge(None, with_(headline="Mijn", tags=["a"]), with_(body="<p>Hun.</p>"))
    assert [conflict.field for conflict in merged.conflicts] == ["headline", "body"]
    assert merged.values["tags"] == ["Bruggen", "Waal", "a"]
    keys = {conflict.key: "theirs" for conflict in merged.conflicts}
    chosen = merged.chosen(keys)
    assert (chosen["headline"], chosen["body"]) == ("Brug open", "<p>Hun.</p>")


def test_a_field_that_the_form_does_not_have_stays_theirs():
    mine = {"headline": "Mijn"}
    assert merge(BASE, mine, with_(intro="Hun")).values == {"headline": "Mijn"}


def test_one_moment_in_two_zones_is_one_moment():
    utc = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
    here = utc.astimezone(dt.timezone(dt.timedelta(hours=2)))
    assert plain({"deadline": here}) == plain({"deadline": utc})
    assert merge(BASE, with_(deadline=here), with_(deadline=utc)).conflicts == []


def test_same_story_looks_at_what_both_have():
    assert same_story({"tags": ["a", "B"]}, {"tags": ["b", "A"], "kicker": "x"})
    assert not same_story({"kicker": "y"}, {"kicker": "x"})

"""Marks that say “still to come”."""

import pytest

from articles.copydesk.placeholders import placeholders
from tests.copydesk.copies import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er vielen XX doden en xxx gewonden.", ["XX", "xxx"]),
        ("Volgens TK was er TKTK.", ["TK", "TKTK"]),
        ("Dat zegt [naam] uit [plaats].", ["[naam]", "[plaats]"]),
        ("Dat zegt [NAAM woordvoerder] [nog checken].", ["[NAAM woordvoerder]", "[nog checken]"]),
        ("Hij is [leeftijd?] en kreeg [   ].", ["[leeftijd?]", "[ ]"]),
        ("Hij is ??? jaar en woont in ____.", ["???", "____"]),
        ("Lorem ipsum dolor sit amet.", ["Lorem ipsum", "dolor sit amet"]),
        ("TODO: bellen.", ["TODO"]),
    ],
)  # fmt: skip
def test_what_is_still_to_come_is_found(text, found):
    assert marked(placeholders, text) == found


def test_a_headline_and_a_caption_are_read_too():
    found = marked(placeholders, headline="Brug XX open", lead_caption="[beeld]")
    assert found == ["XX", "[beeld]"]


@pytest.mark.parametrize(
    "text",
    [
        "Paus Johannes XX en Ramses XX, maat XXL, XX-chromosomen, de XXe eeuw.",
        "‘[De minister] wist het, maar [hij] zweeg [sic] [...].’ [lacht]",
        "TK-lid, ATK, de NTK. Wat?! Echt waar??",
        "Op https://example.org/xx/TK/??? staat meer.",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert marked(placeholders, text) == []

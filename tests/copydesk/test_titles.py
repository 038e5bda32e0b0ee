"""Who holds which office, from the first mention to the last."""

import pytest

from articles.copydesk.titles import titles
from tests.copydesk.copies import copy, marked

BOTH = (
    "De Tsjadische president Idriss Mahamat Dokoro en premier Salah Kebzabo waren er."
)


def test_two_men_whose_titles_are_swapped_are_both_found():
    read = copy(BOTH, "President Kebzabo en premier Dokoro vertrokken zondag.")
    assert [(remark.words, remark.message) for remark in titles(read)] == [
        (
            "President Kebzabo",
            "“President Kebzabo” here, “premier Salah Kebzabo” before: which of the two?",
        ),
        (
            "premier Dokoro",
            "“premier Dokoro” here, “president Idriss Mahamat Dokoro” before: which of "
            "the two?",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Daarna sprak premier Dokoro.", ["premier Dokoro"]),
        # Under a slip in the name as well.
        ("Daarna sprak premier Dokoor.", ["premier Dokoor"]),
        ("‘Premier Dokoro liegt’, zei hij.", ["Premier Dokoro"]),
    ],
)
def test_one_that_changes_is_found(text, found):
    assert marked(titles, BOTH, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Later sprak president Dokoro. President Dokoro zweeg.",
        # What somebody was, or will be.
        "Oud-premier Dokoro. De voormalige premier Dokoro. Toenmalig premier Dokoro.",
        "Destijds was hij de beoogde premier Dokoro.",
        # Another of the same name.
        "Zijn broer, premier Abakar Dokoro, was er niet.",
        # Two that go together, and another word for the same.
        "Minister en vicepremier Hilde Boskamp kwam. Vicepremier Boskamp zweeg.",
        "Minister-president Kebzabo zweeg, en premier Kebzabo ook.",
        # An army has other ranks than a state.
        "In het leger heette hij generaal Dokoro.",
        # Names of streets and leagues.
        "Hij woont in de Premier Dokorostraat en kijkt naar de Premier League.",
        "De president wil dat Dokoro premier wordt.",
        "De gouverneur van Idlib sprak, en de minister van Idlib zweeg.",
    ],
)
def test_what_is_no_change_is_left_alone(text):
    assert marked(titles, BOTH, text) == []


def test_english_has_its_own_titles():
    text = "Governor Ann Holbrook spoke first. Later mayor Holbrook left."
    assert marked(titles, text, language="en") == ["mayor Holbrook"]

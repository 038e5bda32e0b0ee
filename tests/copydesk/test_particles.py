"""The particle of a separable verb, once."""

import pytest

from articles.copydesk.particles import particles
from tests.copydesk.copies import copy, marked


def test_a_particle_that_came_along_twice_is_found():
    read = copy("De klachten zijn afgenomen af na het ingrijpen.")
    assert [(remark.words, remark.message) for remark in particles(read)] == [
        ("afgenomen af", "“af” is in the verb already.")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het verzet is toegenomen toe.", ["toegenomen toe"]),
        ("Zij hoopt snel terug te keren terug in Gouda.", ["terug te keren terug"]),
        ("Hij heeft zijn jas meegenomen mee naar huis.", ["meegenomen mee"]),
        ("De plannen zijn aangekondigd aan door de minister.", ["aangekondigd aan"]),
        ("Dat is gisteren uitgezocht uit.", ["uitgezocht uit"]),
        ("Toegenomen Toe is het.", ["Toegenomen Toe"]),
    ],
)
def test_other_verbs(text, found):
    assert marked(particles, text) == found


@pytest.mark.parametrize(
    "text",
    [
        # A preposition with what belongs to it.
        "Zij werd opgenomen op de afdeling hartziekten.",
        "Er is in mensen geïnvesteerd en ingezet in het onderwijs.",
        "De boot is aangekomen aan de kade, vlak na middernacht.",
        "De man is uitgezet uit Nederland en omgekomen om drie uur.",
        # A verb of its own that begins with it.
        "Hij heeft toegezegd toe te treden tot het bestuur.",
        "Zij zijn samengekomen samen met hun buren.",
        "Het getal is toegenomen. Toe maar!",
        "Het aantal nam toe; toegenomen is ook de angst.",
        "",
    ],
)
def test_what_belongs_there_is_left_alone(text):
    assert marked(particles, text) == []


def test_english_has_no_such_verbs():
    assert marked(particles, "Toegenomen toe.", language="en") == []

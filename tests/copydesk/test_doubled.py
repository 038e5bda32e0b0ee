"""Words that stand twice, and those that may."""

import pytest

from articles.copydesk.doubled import doubled
from tests.copydesk.copies import marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In de de stad was het stil.", ["de de"]),
        ("De de stad was stil.", ["De de"]),
        ("Zij liep in in de stad.", ["in in"]),
        ("Hij stond in het het gebouw.", ["het het"]),
        ("Hij vroeg om om drie uur te komen.", ["om om"]),
        ("Een auto’s auto’s geluid.", ["auto’s auto’s"]),
        ("Zij zat in de in de zaal.", ["in de in de"]),
        ("Er er was niets.", ["Er er"]),
        ("Een zin met met\u00a0niets.", ["met met"]),
    ],
)
def test_a_doubled_word_is_found(text, found):
    assert marked(doubled, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ik denk dat dat zo is, en die die dat zegt ook.",
        "Ze zijn zijn vrienden. Het kostte haar haar baan. Had had je moeten zeggen.",
        "Of het het waard is? Hij wist dat het het beste was.",
        "Hij vroeg haar om om te keren.",
        "Heel heel soms. Het regende, regende en regende.",
        "Stap voor stap voor stap. Keer op keer op keer.",
        "Hij zag Duran Duran in Baden-Baden. De omzet van Van Rijnsbergen.",
        "Zij ging de deur uit. Uit de auto kwam rook. Wat is, is.",
        "Het is 20 20 gebleven. De code is x x.",
        "",
    ],
)
def test_what_may_stand_twice_is_left_alone(text):
    assert marked(doubled, text) == []


def test_english():
    text = "He said that that was the the end. She had had enough."
    assert marked(doubled, text, language="en") == ["the the"]

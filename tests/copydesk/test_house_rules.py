"""Say this, not that."""

import pytest

from articles.copydesk.copy import House, Rule
from articles.copydesk.house import HouseRule, HouseWord
from articles.copydesk.house_rules import house_rules
from articles.copydesk.house_style import learn, the_house
from articles.copydesk.spelling import spelling
from articles.copydesk.start_rules import START_RULES
from tests import make
from tests.copydesk.copies import copy, marked


def ruled(text: str, avoid: str) -> list[str]:
    rules = (Rule(avoid, "anders", "Daarom."),)
    return marked(house_rules, text, house=House(rules=rules))


def test_a_remark_says_what_to_say_and_why():
    rules = (Rule("middels", "door", "Kanselarijtaal."), Rule("wat*", "", "Zeg wat."))
    read = copy("Middels een brief. De waterkant.", house=House(rules=rules))
    assert [(found.words, found.message) for found in house_rules(read)] == [
        ("Middels", "Say “door”. Kanselarijtaal."),
        ("waterkant", "Zeg wat."),
    ]


@pytest.mark.parametrize(
    ("text", "avoid", "found"),
    [
        ("Reeds kwam hij, reeds.", "reeds", ["Reeds", "reeds"]),
        ("De spoorreeds en reedsen.", "reeds", []),
        ("Ten\u00a0gevolge  van ten gevolge van.", "ten gevolge van", ["Ten\u00a0gevolge van", "ten gevolge van"]),
        ("Zigeuners en de zigeuner.", "zigeuner*", ["Zigeuners", "zigeuner"]),
        # Capitals in a rule are meant.
        ("In Wit-Rusland, in wit-rusland.", "Wit-Rusland", ["Wit-Rusland"]),
        ("Hij at eskimo's en eskimo’s.", "eskimo’s", ["eskimo's", "eskimo’s"]),
        # A rule is no pattern.
        ("Wat (dan) ook. Wat dan ook.", "wat (dan)", ["Wat (dan)"]),
        ("a.b en axb", "a.b", ["a.b"]),
        ("Van alles * wat.", "*", []),
        ("Van alles.", "", []),
    ],
)  # fmt: skip
def test_whole_words_are_found_in_any_case(text, avoid, found):
    assert ruled(text, avoid) == found


@pytest.mark.django_db
def test_a_house_starts_with_some_rules_and_makes_its_own():
    assert set(HouseRule.objects.values_list("avoid", flat=True)) == {
        avoid for avoid, _say, _reason in START_RULES
    }
    HouseRule.objects.create(avoid="fietsen", say="rijwielen", reason="Deftig.")
    assert Rule("fietsen", "rijwielen", "Deftig.") in the_house().rules


@pytest.mark.django_db
def test_a_word_is_learned_once_and_known_in_any_case():
    editor = make.editor()
    for _again in range(2):
        learn("regreing", by=editor)
        learn("Ambasade", by=editor)
        learn("Kadhimi", by=editor, beside="Khadimi")
    assert list(HouseWord.objects.values_list("word", "beside", "added_by")) == [
        ("Ambasade", "", editor.pk),
        ("Kadhimi", "Khadimi", editor.pk),
        ("regreing", "", editor.pk),
    ]
    text = "De regreing van de ambasade. Kadhimi sprak, Khadimi niet."
    assert marked(spelling, text, house=the_house()) == []
    assert the_house().pairs == {frozenset({"kadhimi", "khadimi"})}


@pytest.mark.django_db
def test_the_house_is_asked_in_three_queries_however_long_the_story(
    django_assert_num_queries,
):
    with django_assert_num_queries(3):
        marked(spelling, "De ambasade, de regreing, de brugg.", house=the_house())

"""The credit rules once more."""

import pytest

from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.images.recredit import proposed, recredit
from tests import make

pytestmark = pytest.mark.django_db


def credits() -> list[str]:
    return list(Image.objects.order_by("pk").values_list("credit", flat=True))


@pytest.fixture
def library():
    """Pictures with credits as agencies spell them."""
    for credit in ("ANP Foto", "ANP", "", "© 2020 epa", "ANP Foto", "Jan de Vries"):
        make.image(credit, file=False)
    return Image.objects.all()


def test_only_what_would_be_printed_otherwise_is_proposed(library):
    newest = list(Image.objects.order_by("pk").values_list("pk", flat=True))
    found = [
        (change.old, change.new, change.pictures, change.newest_id)
        for change in proposed(library)
    ]
    assert found == [
        ("ANP Foto", "ANP", 2, newest[4]),
        ("© 2020 epa", "EPA", 1, newest[3]),
    ]


def test_only_what_is_confirmed_is_changed(library):
    first, second = proposed(library)
    made = recredit(library, keys=[second.key])
    assert [(change, len(ids)) for change, ids in made] == [(second, 1)]
    assert credits() == ["ANP Foto", "ANP", "", "EPA", "ANP Foto", "Jan de Vries"]
    assert proposed(library) == [first]


def test_done_twice_it_is_the_same(library):
    keys = [change.key for change in proposed(library)]
    recredit(library, keys=keys)
    assert credits() == ["ANP", "ANP", "", "EPA", "ANP", "Jan de Vries"]
    assert (proposed(library), recredit(library, keys=keys)) == ([], [])


def test_a_change_that_nobody_saw_is_not_made(library):
    keys = [change.key for change in proposed(library)]
    CreditRule.objects.filter(credit="ANP").update(credit="Het ANP")
    recredit(library, keys=keys)
    assert credits() == ["ANP Foto", "ANP", "", "EPA", "ANP Foto", "Jan de Vries"]


def test_only_the_pictures_asked_about_are_changed(library):
    chosen = library.filter(pk=library.order_by("pk")[0].pk)
    (change,) = proposed(chosen)
    recredit(chosen, keys=[change.key])
    assert credits() == ["ANP", "ANP", "", "© 2020 epa", "ANP Foto", "Jan de Vries"]


def test_a_credit_that_the_rules_would_empty_stays():
    make.image("Foto:", file=False)
    make.image("©", file=False)
    assert proposed(Image.objects.all()) == []


def test_renditions_carry_the_new_credit():
    image = make.image("ANP Foto")
    before = {made["name"] for made in image.renditions}
    recredit(
        Image.objects.all(),
        keys=[change.key for change in proposed(Image.objects.all())],
    )
    image.refresh_from_db()
    assert (image.credit, image.state) == ("ANP", Image.State.READY)
    assert before.isdisjoint(
        made["name"] for made in image.renditions if not made.get("old")
    )


@pytest.mark.parametrize("pictures", [1, 3])
def test_a_proposal_takes_two_queries(django_assert_num_queries, pictures):
    for number in range(pictures):
        make.image(f"foto: Jan {number}", file=False)
    with django_assert_num_queries(2):
        assert len(proposed(Image.objects.all())) == pictures

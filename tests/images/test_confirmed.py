"""Somebody's yes to a picture's terms holds for the terms that they read."""

import pytest
from django.core.files.base import ContentFile

from articles.images.image import Image
from articles.images.library import add_image, attach_file
from articles.images.metadata.fields import Metadata
from articles.images.reread import reread, take
from tests import make

pytestmark = pytest.mark.django_db

TERMS = ["instructions", "usage_terms"]


def file(**said) -> ContentFile:
    return ContentFile(make.jpeg(metadata=Metadata(**said)), name="foto.jpg")


def confirmed(**values) -> Image:
    return make.image(instructions_confirmed=True, **values)


def stored() -> bool:
    return Image.objects.values_list("instructions_confirmed", flat=True).get()


@pytest.mark.parametrize("name", TERMS)
@pytest.mark.parametrize("whole", [True, False])
def test_other_terms_ask_for_another_yes(name, whole):
    image = confirmed()
    setattr(image, name, "NO SALES NETHERLANDS")
    image.save() if whole else image.save(update_fields=[name])
    assert (stored(), image.instructions_confirmed) == (False, False)


@pytest.mark.parametrize("name", ["caption", "credit", *TERMS])
def test_the_same_terms_do_not(name):
    image = confirmed()
    image.caption = "Een ander onderschrift"
    image.save(update_fields=[name])
    image.save()
    assert stored()


def test_terms_that_are_confirmed_as_they_are_written_stay_so():
    image = make.image()
    image.instructions, image.instructions_confirmed = "Embargo", True
    image.save(update_fields=["instructions", "instructions_confirmed"])
    assert stored()


def test_a_yes_of_another_meanwhile_was_to_the_old_terms():
    image = make.image(instructions="Embargo")
    Image.objects.update(instructions_confirmed=True)
    image.instructions = "No Netherlands"
    image.save(update_fields=["instructions"])
    assert not stored()


@pytest.mark.parametrize("act", [reread, lambda image: take(image, ["usage_terms"])])
def test_terms_that_come_from_the_file_ask_for_another_yes(act):
    image = add_image(file(usage_terms="Niet in Nederland"))
    Image.objects.update(usage_terms="", instructions_confirmed=True)
    image.refresh_from_db()
    act(image)
    image.refresh_from_db()
    assert (image.usage_terms, stored()) == ("Niet in Nederland", False)


def test_a_reread_that_brings_no_terms_leaves_the_yes():
    image = add_image(file(credit="EPA"))
    Image.objects.update(instructions_confirmed=True)
    reread(image)
    assert stored()


@pytest.mark.parametrize(
    ("kept", "brought", "holds"),
    [
        ("", "Niet in Nederland", False),
        ("Eenmalig", "Niet in Nederland", False),
        ("Eenmalig", "Eenmalig", True),
        ("Eenmalig", "", True),
    ],
)
def test_another_file_with_other_terms_asks_for_another_yes(kept, brought, holds):
    image = confirmed(usage_terms=kept)
    attach_file(image, file(usage_terms=brought))
    image.refresh_from_db()
    assert (image.usage_terms, stored()) == (kept or brought, holds)


def test_a_yes_that_comes_with_a_new_picture_stays():
    add_image(file(usage_terms="Eenmalig"), instructions_confirmed=True)
    assert stored()

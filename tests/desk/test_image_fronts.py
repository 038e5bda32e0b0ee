"""A picture that is pinned on a front, at the desk and for readers."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.image_shown import refuse_without_alt, refuse_without_credit
from articles.desk.image_use import unused, uses
from articles.desk.use import Use
from articles.editions.publish_front import publish_front
from articles.images.image import Image
from tests import make
from tests.desk.test_image_shown import refuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make.editor()


def states(image: Image, user) -> list[tuple[str, str]]:
    return [(use.words, use.state) for use in uses([image.pk], user)]


def test_a_front_is_named_with_where_and_since_when(user, client):
    image = make.image()
    front = make.front(make.pin(make.edition(), image_id=image.pk))
    (at_desk,) = uses([image.pk], user)
    assert at_desk.words == _("Front page")
    assert (at_desk.where, at_desk.state) == (
        _("pinned on the front"),
        _("at the desk"),
    )
    client.force_login(user)
    assert client.get(at_desk.url).status_code == 200
    publish_front(front, by=user)
    seen = Use(at_desk.words, at_desk.where, _("readers see it now"), at_desk.url)
    assert uses([image.pk], user) == [at_desk, seen]


def test_of_a_front_that_went_out_more_than_once_the_live_one_counts(user):
    image, section = make.image(), make.section()
    story, other = make.edition(), make.edition("Ander")
    own = make.pin(story, image_id=image.pk)
    for where, name in ((None, _("Front page")), (section, "Binnenland")):
        publish_front(make.front(own, section=where), by=user)
        bare = make.front(make.pin(other), section=where)
        assert (name, _("readers see it now")) in states(image, user)
        publish_front(bare, by=user)
        assert (name, _("earlier edition")) in states(image, user)
    later = timezone.now() + dt.timedelta(hours=1)
    publish_front(make.front(own), by=user, at=later)
    assert states(image, user)[1:] == [
        (_("Front page"), _("planned")),
        ("Binnenland", _("earlier edition")),
    ]


def test_what_is_on_a_front_is_used_and_keeps_credit_and_alt(user):
    bare, own, gone, loose = (make.image(caption=words) for words in "abcd")
    story, other = make.edition(), make.edition("Ander")
    publish_front(make.front(make.pin(story, image_id=gone.pk)), by=user)
    pins = [
        make.pin(story, image_id=bare.pk),
        make.pin(other, image_id=own.pk, alt="Brug"),
    ]
    publish_front(make.front(*pins), by=user)
    assert set(unused(Image.objects.all())) == {gone, loose}
    images = (bare, own, gone, loose)
    for check, found in (
        (refuse_without_credit, [True, True, False, False]),
        (refuse_without_alt, [True, False, False, False]),
    ):
        assert [refuses(check, image, user) for image in images] == found


def test_a_pinned_picture_cannot_be_deleted(client, user):
    image = make.image()
    make.front(make.pin(make.edition(), image_id=image.pk))
    client.force_login(user)
    url = reverse("admin:articles_image_delete", args=[image.pk])
    page = client.post(url, {"post": "yes"}).content.decode()
    assert _("pinned on the front") in page
    assert Image.objects.filter(pk=image.pk).exists()


@pytest.mark.parametrize("fronts", [1, 3])
def test_uses_on_fronts_take_six_queries(django_assert_num_queries, fronts):
    user = make.user(is_staff=True, is_superuser=True)
    image, story = make.image(), make.edition()
    for name in ("Binnenland", "Buitenland", "Sport")[:fronts]:
        pin = make.pin(story, image_id=image.pk)
        publish_front(make.front(pin, section=make.section(name)), by=user)
    with django_assert_num_queries(6):
        assert len(uses([image.pk], user)) == 2 * fronts

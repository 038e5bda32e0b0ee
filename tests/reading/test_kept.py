"""Parts of pages that are kept are as if they had been written anew."""

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.images.image import Image
from articles.masthead.section import Section
from articles.reading import kept
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    kept.forget()


@pytest.fixture
def story():
    article = make.article("Brug open", section=make.section(), lead_image=make.image())
    return publish(article, by=None)


def pages(client, story) -> list[bytes]:
    paths = ("/", "/binnenland/", story.get_absolute_url())
    return [client.get(path).content for path in paths]


def test_a_page_of_kept_parts_is_the_page(client, story):
    first = pages(client, story)
    assert kept._kept
    assert pages(client, story) == first
    kept.forget()
    assert pages(client, story) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda: Image.objects.update(alt="Een andere brug"),
        lambda: Image.objects.update(credit="EPA"),
        lambda: Image.objects.update(rights_end=timezone.now()),
        lambda: Image.objects.update(focal_x=0.1),
        lambda: Section.objects.update(name="Elders"),
    ],
)
def test_what_changes_is_written_anew(client, story, change):
    before = pages(client, story)
    change()
    after = pages(client, story)
    kept.forget()
    assert after == pages(client, story)
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_the_papers_own_name_is_of_now(client, story, settings):
    pages(client, story)
    settings.SITE_NAME = "De Nieuwe Krant"
    for page in pages(client, story):
        assert page.count(b"De Nieuwe Krant") >= 3


def test_each_language_has_its_own_parts(client, story, settings):
    dutch = pages(client, story)
    settings.LANGUAGE_CODE = "en"
    english = pages(client, story)
    assert b"Deel dit verhaal" not in english[2]
    settings.LANGUAGE_CODE = "nl"
    assert pages(client, story) == dutch


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 25)
    for number in range(5):
        kept.kept(number, lambda: "x" * 10)
    assert list(kept._kept) == [3, 4]
    assert kept._size == 20

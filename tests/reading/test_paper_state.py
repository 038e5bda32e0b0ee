"""The word for the state of the paper: another as soon as readers see anything else."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from articles.drafts.working_copy import WorkingCopy
from articles.editions.paper_change import PaperChange, prune
from articles.editions.paper_watch import COUNTED, SEEN
from articles.editions.publish import publish
from articles.editions.publish_front import publish_front
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading.paper_state import gone, paper_state
from tests import make

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def article():
    values = {"authors": [make.author()], "tags": [make.tag()]}
    article = make.article("Brug", section=make.section(), **values)
    publish(article, by=None)
    return article


def update(article):
    article.headline = "Brug dicht"
    article.save()
    publish(article, by=None)


def correct(article):
    article.headline = "Brug dicht"
    article.save()
    publish(article, by=None, correction="Dinsdag.")


CHANGES = {
    "a new story": lambda article: make.edition("Sluis"),
    "an update": update,
    "a correction": correct,
    "a withdrawal": lambda article: withdraw(article, by=None, reason="Nee."),
    "a plan": lambda article: publish(
        make.article("Straks", section=make.section()),
        by=None,
        at=timezone.now() + HOUR,
    ),
    "a front": lambda article: publish_front(make.front(make.pin(article)), by=None),
    "a section's name": lambda article: Section.objects.update(name="Nieuws"),
    "an author's name": lambda article: Author.objects.update(name="Eva"),
    "a tag's name": lambda article: Tag.objects.update(name="Rivieren"),
    "a new picture": lambda article: make.image(),
    "a removal": lambda article: remove(
        article.pk, by="J.", ground="Rb.", at=timezone.now()
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_readers_see_changes_the_word(article, change):
    now = timezone.now()
    before = paper_state(now)
    assert paper_state(now) == before
    CHANGES[change](article)
    assert paper_state(now) != before


def test_a_picture_that_is_changed_by_hand_changes_it(article):
    make.image()
    now = timezone.now()
    before = paper_state(now)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_image SET credit = 'AFP'")
    assert paper_state(now) != before


def test_a_planned_moment_changes_it_by_itself(article):
    later = timezone.now() + HOUR
    publish(make.article("Straks", section=make.section()), by=None, at=later)
    word = paper_state(later - dt.timedelta(seconds=1))
    assert paper_state(later) != word


def test_rights_that_end_change_it_by_themselves(article):
    end = timezone.now() + HOUR
    Image.objects.filter(pk=make.image().pk).update(rights_end=end)
    word = paper_state(end - dt.timedelta(seconds=1))
    assert paper_state(end) != word


def test_a_new_day_changes_it(article):
    noon = timezone.now().replace(hour=11)
    assert paper_state(noon) == paper_state(noon + HOUR)
    assert paper_state(noon) != paper_state(noon + 24 * HOUR)


def test_work_at_the_desk_changes_nothing(article):
    now = timezone.now()
    before = paper_state(now)
    article.headline = "Nog niet af"
    article.save()
    make.article("Concept")
    WorkingCopy.objects.create(article=article, editor=make.editor(), form={})
    assert paper_state(now) == before


def test_it_is_one_query(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        paper_state(timezone.now())


def test_every_table_that_readers_get_something_of_is_watched():
    beside = {
        "articles_editionbyline",
        "articles_editiontag",
        "articles_editionpicture",
    }
    assert beside.isdisjoint(SEEN)
    assert set(SEEN) <= set(connection.introspection.table_names())


def test_old_changes_are_forgotten_and_the_word_stays(article):
    if connection.vendor == "postgresql":
        PaperChange.objects.bulk_create(
            PaperChange(changed="articles_tag") for _ in range(COUNTED + 50)
        )
    word = paper_state(timezone.now())
    prune()
    assert PaperChange.objects.count() <= COUNTED + 1
    assert paper_state(timezone.now()) == word


def test_what_went_is_named(article):
    since = timezone.now() - HOUR
    assert gone(since) == []
    withdraw(article, by=None, reason="Nee.")
    assert gone(since) == [article.pk]

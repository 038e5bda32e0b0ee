"""A question whose SQL is composed once finds what the same question finds each time."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.sight import without_withdrawn
from articles.masthead.section import Section
from articles.reading.listed import listed
from articles.reading.prepared import Prepared
from tests import make

pytestmark = pytest.mark.django_db


def live_but(at, article_ids):
    live = listed(Edition.objects.live(at)).exclude(article_id__in=article_ids)
    return live.by_first_publication()[:2]


def published(*headlines: str) -> list[Edition]:
    section = make.section()
    return [
        publish(make.article(headline, section=section), by=None)
        for headline in headlines
    ]


def test_it_finds_what_the_question_finds_with_each_value():
    first, second, third = published("een", "twee", "drie")
    question, now = Prepared(Edition, live_but), timezone.now()
    for ids in ((), (third.article_id,), (first.article_id,), (7, 8)):
        asked = question(at=now, article_ids=ids)
        assert list(asked) == list(live_but(now, ids))
    early = second.published_at - dt.timedelta(microseconds=1)
    assert list(question(at=early, article_ids=())) == [first]


def test_it_is_composed_once_for_each_shape():
    composed = []

    def compose(at, article_ids):
        composed.append(article_ids)
        return live_but(at, article_ids)

    question, now = Prepared(Edition, compose), timezone.now()
    for ids in ((1,), (2,), (3, 4), (5,)):
        list(question(at=now, article_ids=ids))
    assert [len(ids) for ids in composed] == [1, 2]


def test_what_it_finds_has_its_section_with_it(django_assert_num_queries):
    published("een")
    question = Prepared(Edition, live_but)
    with django_assert_num_queries(1):
        (found,) = question(at=timezone.now(), article_ids=())
        assert found.section.name == Section(name="Binnenland").name


def test_a_value_that_stands_nowhere_in_the_question_is_a_fault():
    question = Prepared(Edition, lambda at: Edition.objects.all())
    with pytest.raises(TypeError, match="does not ask for at"):
        question(at=timezone.now())


def test_whoever_looks_back_asks_the_question_anew():
    published("een")
    question, now = Prepared(Edition, live_but), timezone.now()
    list(question(at=now, article_ids=()))
    with without_withdrawn():
        assert question(at=now, article_ids=()).query.get_compiler
        assert list(question(at=now, article_ids=())) == list(live_but(now, ()))
    assert len(question._composed) == 1


def test_two_threads_do_not_share_what_they_ask():
    first, second = published("een", "twee")
    question, now = Prepared(Edition, live_but), timezone.now()
    one = question(at=now, article_ids=(first.article_id,))
    other = question(at=now, article_ids=(second.article_id,))
    assert list(one) == [second]
    assert list(other) == [first]

"""How stories are read, as the desk sees it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.desk.reading_curve import Curve, reading_curves
from articles.reading.reads.read_count import add
from tests import make

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def drawn(page: bytes) -> dict[str, str]:
    """The curves of a page: the story's name, and what is said of its readers."""
    curves = html.fromstring(page.decode()).find_class("curve")
    holder = "ancestor::*[self::tr or self::li][1]//a"
    return {
        each.xpath(f"string({holder})"): each.findtext("span[@class='visually-hidden']")
        for each in curves
    }


@pytest.fixture
def read():
    """Three stories: one read twice at different hours, one never, one long ago."""
    now = timezone.now()
    editions = [make.edition(name) for name in ("Gelezen", "Ongelezen", "Eerder")]
    often, _, before = (edition.article_id for edition in editions)
    add({often: 1200}, now - 5 * HOUR)
    add({often: 34}, now)
    add({before: 9}, now - 30 * HOUR)
    return editions


def test_the_list_and_the_day_draw_the_same_curve(client, read):
    client.force_login(make.editor())
    said = "1.234 keer gelezen in 24 uur, waarvan 34 in het laatste uur"
    for name in ("admin:articles_article_changelist", "admin:index"):
        assert drawn(client.get(reverse(name)).content) == {"Gelezen": said}


def test_the_best_hour_is_at_the_top_and_each_hour_has_its_step():
    curve = Curve([0, 5, 10])
    assert (curve.points, curve.total) == ("0,10 1,5 2,0", 15)
    assert (curve.width, curve.height) == (2, 10)


def test_many_curves_are_one_query_and_no_story_asks_none(
    read, django_assert_num_queries
):
    with django_assert_num_queries(1):
        shown = reading_curves([each.article_id for each in read], timezone.now())
    assert list(shown) == [read[0].article_id]
    assert len(shown[read[0].article_id].hours) == 24
    with django_assert_num_queries(0):
        assert reading_curves([], timezone.now()) == {}

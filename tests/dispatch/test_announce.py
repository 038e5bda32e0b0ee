"""Who is told of what came out: everybody, once, at its moment."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.dispatch import announce as dispatch
from articles.dispatch.announce import announce
from articles.dispatch.announcement import Announcement
from articles.dispatch.delivery import Delivery
from articles.dispatch.web_hook import WebHook
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def hook():
    made = WebHook.objects.create(name="Partner", address="https://partner.example/in")
    WebHook.objects.update(since=NOW - dt.timedelta(days=1))
    return made


def told() -> list[int]:
    """The numbers of the editions that the partner is told of, in order."""
    editions = Delivery.objects.order_by("id").values_list("about__edition", flat=True)
    return [Edition.objects.get(pk=key).number for key in editions]


def test_every_edition_is_told_once_however_often_it_is_looked(hook):
    make.edition("Brug")
    for _ in range(3):
        announce(timezone.now())
    assert told() == [1]


def test_a_planned_edition_is_told_at_its_moment_and_not_before(hook):
    article = make.article("Brug", section=make.section())
    publish(article, by=None, at=NOW + HOUR)
    announce(NOW + HOUR - dt.timedelta(seconds=1))
    assert told() == []
    announce(NOW + HOUR)
    assert told() == [1]


def test_a_cancelled_plan_is_never_told(hook):
    article = make.article("Brug", section=make.section())
    publish(article, by=None, at=NOW + HOUR)
    Edition.objects.planned().delete()
    announce(NOW + 2 * HOUR)
    assert told() == []


def test_update_correction_and_withdrawal_are_told_in_order(hook):
    article = make.article("Brug", section=make.section())
    for place, correction in enumerate(["", "", "Dinsdag."]):
        article.headline = f"Brug {place}"
        article.save()
        publish(article, by=None, correction=correction)
    withdraw(article, by=None, reason="Klopte niet.")
    announce(timezone.now())
    assert told() == [1, 2, 3, 4]


def test_what_came_out_before_the_partner_is_not_told(hook):
    WebHook.objects.update(since=timezone.now() + HOUR)
    make.edition("Brug")
    announce(timezone.now())
    assert told() == []
    assert Announcement.objects.count() == 1


def test_a_fault_half_way_leaves_nothing_and_the_next_look_all_of_it(hook, monkeypatch):
    make.edition("Brug")

    def broken(edition, at):
        raise RuntimeError

    with monkeypatch.context() as broke:
        broke.setattr(dispatch.web_hooks, "deliveries", broken)
        with pytest.raises(RuntimeError):
            announce(timezone.now())
    assert not Announcement.objects.exists()
    announce(timezone.now())
    assert told() == [1]


def test_a_look_without_news_is_one_query(hook, django_assert_num_queries):
    make.edition("Brug")
    announce(timezone.now())
    with django_assert_num_queries(1):
        announce(timezone.now())

"""The admin's first page: the newsroom's day."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db


def boxes(client) -> dict[str, list[str]]:
    page = html.fromstring(client.get(reverse("admin:index")).content.decode())
    return {
        box.get("aria-labelledby").removeprefix("day-"): [
            link.text_content() for link in box.findall(".//li/a")
        ]
        for box in page.find_class("day__box")
    }


def a_day(editor) -> None:
    """One story of each kind, and pictures with and without a problem."""
    section = make.section()
    make.article("Van mij", created_by=editor)
    make.article("Van een ander", created_by=make.editor())
    make.article("Te lezen", stage=Article.Stage.REVIEW)
    later = timezone.now() + dt.timedelta(hours=3)
    publish(make.article("Straks", section=section), by=editor, at=later)
    publish(make.article("Vandaag", section=section), by=editor)
    wrong = make.article("Fout", section=section)
    publish(wrong, by=editor)
    publish(wrong, by=editor, correction="Het was 3, niet 4.")
    gone = make.article("Weg", section=section)
    publish(gone, by=editor)
    withdraw(gone, by=editor, reason="Klopte niet.")
    make.article("Met beeld", lead_image=make.image("", caption="Brug zonder credit"))
    make.image("", caption="Ongebruikt")


def test_each_story_is_in_its_own_box(client):
    editor = make.editor()
    client.force_login(editor)
    a_day(editor)
    assert boxes(client) == {
        "mine": ["Van mij"],
        "review": ["Te lezen"],
        "planned": ["Straks"],
        "live": ["Fout", "Vandaag"],
        "corrected": ["Weg", "Fout"],
        "pictures": ["Brug zonder credit"],
    }


@pytest.mark.parametrize("times", [1, 3])
def test_the_day_takes_the_same_few_queries_whatever_there_is(
    client, times, django_assert_max_num_queries
):
    editor = make.editor()
    client.force_login(editor)
    for _ in range(times):
        make.article("Van mij", created_by=editor)
        publish(make.article(section=make.section()), by=editor)
    with django_assert_max_num_queries(13):
        client.get(reverse("admin:index"))


def test_who_has_no_desk_for_stories_sees_none(client):
    client.force_login(make.user(is_staff=True))
    make.article("Geheim", stage=Article.Stage.REVIEW)
    assert boxes(client) == {}

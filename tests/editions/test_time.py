"""What readers see at each moment: one filter, tried before, at and after each boundary."""

import datetime as dt

import pytest

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import cancel, withdraw
from tests import make

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 1, 15, 12, 0, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
HOUR = dt.timedelta(hours=1)


def seen(article, at) -> list[str]:
    """The headlines that readers have of a story at a moment."""
    live = Edition.objects.live(at).filter(article_id=article.pk)
    return [edition.headline for edition in live]


def around(article, at) -> tuple[list[str], list[str], list[str]]:
    return seen(article, at - TICK), seen(article, at), seen(article, at + TICK)


@pytest.fixture
def article():
    return make.article("Brug open", section=make.section())


def renamed(article, headline: str):
    article.headline = headline
    article.save()
    return article


def test_a_story_appears_at_its_moment(article):
    publish(article, by=None, at=NOON)
    assert around(article, NOON) == ([], ["Brug open"], ["Brug open"])


def test_a_story_ends_at_its_moment(article):
    publish(article, by=None, at=NOON, until=NOON + HOUR)
    assert around(article, NOON) == ([], ["Brug open"], ["Brug open"])
    assert around(article, NOON + HOUR) == (["Brug open"], [], [])


def test_an_update_takes_over_at_its_moment(article):
    publish(article, by=None, at=NOON)
    publish(renamed(article, "Brug dicht"), by=None, at=NOON + HOUR)
    assert around(article, NOON + HOUR) == (
        ["Brug open"],
        ["Brug dicht"],
        ["Brug dicht"],
    )


def test_a_correction_takes_over_at_its_moment_and_says_what_was_wrong(article):
    publish(article, by=None, at=NOON)
    renamed(article, "Brug dicht")
    correction = publish(article, by=None, at=NOON + HOUR, correction="Hij is dicht.")
    assert around(article, NOON + HOUR) == (
        ["Brug open"],
        ["Brug dicht"],
        ["Brug dicht"],
    )
    assert (correction.kind, correction.correction) == ("correction", "Hij is dicht.")


def test_a_withdrawn_story_goes_at_its_moment(article):
    publish(article, by=None, at=NOON)
    withdraw(article, by=None, reason="Niet waar.", at=NOON + HOUR)
    assert around(article, NOON + HOUR) == (["Brug open"], [], [])


def test_a_withdrawn_story_can_come_back(article):
    publish(article, by=None, at=NOON)
    withdraw(article, by=None, reason="Te vroeg.", at=NOON + HOUR)
    publish(article, by=None, at=NOON + 2 * HOUR)
    assert around(article, NOON + 2 * HOUR) == ([], ["Brug open"], ["Brug open"])


def test_of_two_editions_at_one_moment_the_later_made_is_seen(article):
    publish(article, by=None, at=NOON)
    publish(renamed(article, "Brug dicht"), by=None, at=NOON)
    assert around(article, NOON) == ([], ["Brug dicht"], ["Brug dicht"])


def test_a_cancelled_plan_never_shows(article):
    soon = dt.datetime.now(dt.UTC) + HOUR
    cancel(publish(article, by=None, at=soon))
    assert around(article, soon) == ([], [], [])


def test_withdrawing_takes_planned_updates_with_it(article):
    soon = dt.datetime.now(dt.UTC) + HOUR
    publish(article, by=None, at=NOON)
    publish(renamed(article, "Brug dicht"), by=None, at=soon)
    withdraw(article, by=None, reason="Niet waar.", at=soon - HOUR / 2)
    assert around(article, soon) == ([], [], [])


def test_each_story_shows_once_and_no_draft_shows(article):
    other = make.article("Sluis open", section=make.section())
    make.article("Nog niet af", section=make.section())
    for story in (article, other):
        publish(story, by=None, at=NOON)
        publish(renamed(story, f"{story.headline} weer"), by=None, at=NOON + HOUR)
    live = Edition.objects.live(NOON + HOUR).order_by("headline")
    assert [edition.headline for edition in live] == [
        "Brug open weer",
        "Sluis open weer",
    ]

"""What else to read below a story: by subject, then of its section, each once."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.edition import Edition
from articles.reading.related import further
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def story(name: str, hours: int, *tags: str, **values) -> Edition:
    """A story that came out so many hours ago."""
    return make.edition(name, at=timezone.now() - hours * HOUR, tags=tags, **values)


def told(edition: Edition) -> tuple[list[str], list[str]]:
    found = further(edition, timezone.now())
    return (
        [each.headline for each in found.related],
        [each.headline for each in found.more],
    )


def test_who_shares_most_subjects_comes_first_then_the_newest():
    this = story("Brug open", 1, "Bruggen", "Waal", "Verkeer")
    other = make.section("Economie")
    story("Een gemeen", 2, "Waal", section=other)
    story("Twee gemeen", 3, "Waal", "Bruggen", section=other)
    story("Ook een gemeen", 4, "Verkeer", section=other)
    story("Te oud", 5, "Verkeer", section=other)
    story("Niets gemeen", 1, "Voetbal", section=other)
    assert told(this) == (["Twee gemeen", "Een gemeen", "Ook een gemeen"], [])


def test_the_section_fills_what_no_subject_names_and_no_story_stands_twice():
    this = story("Brug open", 1, "Bruggen")
    story("Oude brug", 9, "Bruggen")
    for hours in range(2, 5):
        story(f"Nieuws {hours}", hours)
    story("Elders", 1, section=make.section("Sport"))
    related, more = told(this)
    assert related == ["Oude brug"]
    assert more == ["Nieuws 2", "Nieuws 3", "Nieuws 4"]


def test_a_story_without_subjects_has_its_section():
    this = story("Brug open", 1)
    story("Sluis dicht", 2, "Bruggen")
    assert told(this) == ([], ["Sluis dicht"])


def test_what_is_not_out_or_out_no_more_is_not_named():
    this = story("Brug open", 3, "Bruggen")
    later = make.article("Morgen", section=this.section, tags=["Bruggen"])
    make.article("Concept", section=this.section, tags=["Bruggen"])
    publish_at = timezone.now() + HOUR
    from_now = make.publish(later, by=None, at=publish_at)
    assert told(this) == ([], [])
    found = further(this, from_now.published_at)
    assert [each.headline for each in found.related] == ["Morgen"]


@pytest.mark.parametrize("stories", [1, 9])
@pytest.mark.parametrize("tags", [(), ("Bruggen",), tuple("abcdefgh")])
def test_it_is_one_query_however_much_there_is(
    django_assert_num_queries, stories, tags
):
    for hours in range(stories):
        story(f"Nieuws {hours}", hours + 2, *tags)
    key = story("Brug open", 1, *tags).pk
    this = Edition.objects.with_everything().get(pk=key)
    with django_assert_num_queries(1):
        further(this, timezone.now())

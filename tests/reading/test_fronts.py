"""Fronts as readers get them: what is pinned first, the rest fills itself."""

import datetime as dt

import pytest
from django.utils import timezone
from lxml import html

from articles.editions.publish_front import publish_front
from articles.editions.withdraw import withdraw
from articles.reading.front import front_page
from articles.reading.pinned import front_places
from tests import make
from tests.reading.test_pages import headlines, publish_many, tree

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
MOMENT = dt.timedelta(microseconds=1)


def pin_live(*pins, section=None, at=None):
    return publish_front(make.front(*pins, section=section), by=None, at=at)


def top(client) -> list[str]:
    page = tree(client, "/")
    links = page.xpath("//div[@class='top']//*[contains(@class, 'teaser__headline')]/a")
    return [link.text_content().strip() for link in links]


def links(client, address: str) -> list[str]:
    """Where each story of a page leads, as often as it does."""
    found = tree(client, address).xpath("//main//a[contains(@href, '~')]/@href")
    return list(found)


def test_pinned_stories_come_first_in_order_and_the_newest_fill_the_rest(client):
    made = publish_many(9)
    pin_live(made[2], made[0])
    assert top(client) == ["Verhaal 3", "Verhaal 1", "Verhaal 9", "Verhaal 8"]


def test_a_pinned_opening_needs_no_picture(client):
    made = publish_many(3, lead_image=make.image())
    bare = make.edition("Zonder beeld", at=timezone.now() - 9 * HOUR)
    pin_live(bare)
    assert top(client)[0] == "Zonder beeld"
    assert len(made) == 3


def test_more_pins_than_the_top_holds_stand_below_it(client):
    made = publish_many(9)
    pin_live(*made[:6])
    page = tree(client, "/")
    further = page.xpath("//section[contains(@class, 'further')]//h2/a/text()")
    assert (top(client), further) == (
        ["Verhaal 1", "Verhaal 2", "Verhaal 3", "Verhaal 4"],
        ["Verhaal 5", "Verhaal 6"],
    )


@pytest.mark.parametrize("stories", [3, 9, 70])
@pytest.mark.parametrize("pins", [0, 1, 3, 6])
def test_no_story_stands_twice_on_the_front_or_on_a_section(client, stories, pins):
    made = publish_many(stories)
    make.edition("Oud", section=make.section("Cultuur"), at=timezone.now() - 99 * HOUR)
    pin_live(*made[:pins]) if pins else None
    pin_live(*made[:pins], section=make.section()) if pins else None
    for address in ("/", "/binnenland/"):
        found = links(client, address)
        assert len(found) == len(set(found)), address
    assert any("/cultuur/oud~" in link for link in links(client, "/"))


def test_a_front_says_a_story_in_its_own_words_and_the_story_does_not(client):
    image = make.image("EPA", alt="Eigen")
    story = make.edition("Brug open", kicker="Verkeer", lead_image=make.image("ANP"))
    own = {
        "kicker": "Water",
        "headline": "De brug!",
        "image_id": image.pk,
        "alt": "Hek",
    }
    pin_live(make.pin(story, **own))
    page = tree(client, "/")
    (teaser,) = page.xpath("//article[contains(@class, 'teaser--opening')]")
    assert teaser.xpath(".//h2/a/text()") == ["De brug!"]
    assert teaser.xpath(".//p[@class='kicker']/text()") == ["Water"]
    assert teaser.xpath(".//figcaption/text()") == ["Beeld EPA"]
    assert teaser.xpath(".//img/@alt") == ["Hek"]
    own_page = client.get(story.get_absolute_url()).content.decode()
    assert ("De brug!" in own_page, "Beeld ANP" in own_page) == (False, True)


def test_a_picture_whose_rights_have_ended_makes_way_for_the_storys_own(client):
    image = make.image("EPA", rights_end=timezone.now() + HOUR)
    story = make.edition(lead_image=make.image("ANP"))
    pin_live(make.pin(story, image_id=image.pk))
    at = timezone.now() + HOUR
    before = front_page([], front_places(None, at - HOUR / 2), at - HOUR / 2)
    after = front_page([], front_places(None, at), at)
    assert before.opening.lead_image.credit == "EPA"
    assert after.opening.lead_image.credit == "ANP"


def test_a_withdrawn_story_falls_out_at_once_and_the_next_takes_its_place(client):
    made = publish_many(4)
    pin_live(made[0], made[1])
    gone = make.Article.objects.get(pk=made[0].article_id)
    withdraw(gone, by=None, reason="Klopte niet.")
    assert top(client) == ["Verhaal 2", "Verhaal 4", "Verhaal 3"]


def test_a_planned_front_shows_from_its_moment_on(client):
    made = publish_many(4)
    pin_live(made[0])
    at = timezone.now() + HOUR
    pin_live(made[1], at=at)

    def opening(moment) -> str:
        return front_page([], front_places(None, moment), moment).opening.headline

    assert [opening(at - MOMENT), opening(at), opening(at + MOMENT)] == [
        "Verhaal 1",
        "Verhaal 2",
        "Verhaal 2",
    ]


def test_a_story_planned_for_the_same_moment_opens_at_that_moment():
    publish_many(2)
    at = timezone.now() + HOUR
    planned = make.edition("Straks", at=at)
    pin_live(planned)

    def opening(moment) -> str:
        return front_page([], front_places(None, moment), moment).opening.headline

    assert [opening(at - MOMENT), opening(at)] == ["Verhaal 2", "Straks"]


def test_readers_see_nothing_of_an_arrangement_that_is_not_published(client):
    made = publish_many(3)
    pin_live(make.pin(made[0], headline="Wel"))
    make.front(make.pin(made[1], headline="GEHEIM", kicker="GEHEIM"))
    draft = make.article("GEHEIM")
    pin_live(make.pin(made[0], headline="GEHEIM later"), at=timezone.now() + HOUR)
    make.front(draft, section=make.section())
    assert top(client)[0] == "Wel"
    for address in ("/", "/binnenland/", "/rss.xml"):
        assert "GEHEIM" not in client.get(address).content.decode(), address


def test_a_draft_that_is_pinned_and_published_shows_nothing(client):
    publish_many(2)
    draft = make.article("GEHEIM", section=make.section())
    pin_live(make.pin(draft, headline="GEHEIM eigen"), make.edition("Brug"))
    assert "GEHEIM" not in client.get("/").content.decode()
    assert top(client)[0] == "Brug"


def test_the_first_page_of_a_section_has_its_pins_and_no_page_has_them_again(client):
    made = publish_many(25)
    pin_live(made[0], made[24], section=make.section())
    first = tree(client, "/binnenland/")
    assert headlines(first)[:3] == ["Verhaal 1", "Verhaal 25", "Verhaal 24"]
    (older,) = first.xpath("//a[@rel='next']/@href")
    rest = headlines(tree(client, f"/binnenland/{older}"))
    assert (headlines(first)[-1], rest) == (
        "Verhaal 5",
        ["Verhaal 4", "Verhaal 3", "Verhaal 2"],
    )


def test_a_front_of_a_section_leaves_the_front_page_alone(client):
    made = publish_many(3)
    pin_live(made[0], section=make.section())
    assert top(client)[0] == "Verhaal 3"


@pytest.mark.parametrize("pins", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/", 4), ("/binnenland/", 4)])
def test_fronts_ask_the_database_the_same_few_times(
    client, django_assert_num_queries, address, queries, pins
):
    image = make.image()
    made = [
        make.pin(one, image_id=image.pk) for one in publish_many(9, lead_image=image)
    ]
    pin_live(*made[:pins])
    pin_live(*made[:pins], section=make.section())
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("quiet", [1, 3])
def test_quiet_sections_cost_two_queries_however_many_they_are(
    client, django_assert_num_queries, quiet
):
    for number in range(quiet):
        section = make.section(f"Rubriek {number}")
        make.edition(f"Stil {number}", section=section, at=timezone.now() - 99 * HOUR)
    publish_many(62)
    with django_assert_num_queries(5):
        page = client.get("/").content.decode()
    assert all(f"Stil {number}" in page for number in range(quiet))


def test_net_binnen_leaves_a_small_paper_its_bands(client):
    publish_many(10)
    page = html.fromstring(client.get("/").content.decode())
    lines = page.xpath("//section[@class='just-in']//li")
    band = page.xpath("//section[@class='band']//article")
    assert (len(lines), len(band)) == (2, 4)

"""RFC 5005: whoever walks the archive reads each story once, and it stays as it was."""

import pytest
from django.utils import timezone

from articles.editions.edition import Edition
from tests import make
from tests.reading.feeds.many import moment, stories
from tests.reading.feeds.reader import FILES, SITE, found, get, path_of, read, walk

pytestmark = pytest.mark.django_db

NOVEMBER = moment(2026, 11, 24)


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is."""

    def at(now):
        monkeypatch.setattr(timezone, "now", lambda: now)

    at(NOVEMBER)
    return at


def days(month: int, many: int, year: int = 2026):
    """So many moments in a month, a few on each day."""
    return [moment(year, month, minute=7 * number) for number in range(many)]


def walked(client, address: str) -> list[str]:
    """All ids of a feed and its archive, newest first, as often as they come."""
    return [each for document in walk(client, address) for each in document.ids]


@pytest.mark.parametrize("file", FILES)
def test_a_walk_to_the_end_finds_every_story_once(client, clock, file):
    made = [
        *stories(days(12, 3, year=2024)),
        *stories(days(8, 62)),
        *stories(days(9, 25)),
        *stories(days(11, 61)),
    ]
    other = stories(days(9, 4), section=make.section("Sport"))
    assert walked(client, f"/binnenland/{file}") == made[::-1]
    assert walked(client, f"/sport/{file}") == other[::-1]
    whole = walked(client, f"/{file}")
    assert (len(whole), set(whole)) == (155, {*made, *other})


@pytest.mark.parametrize("many", [0, 1, 24, 25, 26, 49, 50, 51, 75, 76, 100])
def test_no_document_is_large_and_none_is_empty(client, clock, many):
    earlier = stories(days(10, 2))
    made = [*earlier, *stories(days(11, many))]
    sizes = [len(document.ids) for document in walk(client, "/atom.xml")]
    assert sum(sizes) == len(made)
    assert sizes[0] >= min(25, len(made))
    assert max(sizes) < 50
    assert min(sizes) > 0


def test_stories_of_one_moment_are_cut_too(client, clock):
    made = stories([moment(2020, 9)] * 90, dated="2020-09")
    documents = walk(client, "/rss.xml")
    assert [each for document in documents for each in document.ids] == made[::-1]
    assert [len(document.ids) for document in documents] == [40, 25, 25]


def test_a_month_that_is_over_stays_as_it_is(client, clock):
    stories(days(9, 62))
    stories(days(11, 30))
    addresses = addresses_of(client, "/binnenland/atom.xml")
    before = [get(client, address).content for address in addresses]
    assert len(before) == 3
    stories([moment(2026, 11, 20, number) for number in range(7)])
    clock(moment(2027, 1, 3))
    stories(days(12, 80))
    assert addresses_of(client, "/binnenland/atom.xml")[-3:] == addresses
    assert [get(client, address).content for address in addresses] == before


def test_a_document_that_is_full_stays_as_it_is_in_its_month(client, clock):
    stories(days(11, 80))
    addresses = addresses_of(client, "/feed.json")
    before = [get(client, address).content for address in addresses]
    stories([moment(2026, 11, 20, number) for number in range(3)])
    assert addresses_of(client, "/feed.json") == addresses
    assert [get(client, address).content for address in addresses] == before


def addresses_of(client, address: str) -> list[str]:
    return [document.earlier for document in walk(client, address)][:-1]


def test_only_a_correction_or_a_withdrawal_changes_it(client, clock):
    stories(days(9, 30))
    month = "/atom.xml?month=2026-09"
    before, etag = get(client, month).content, get(client, month)["ETag"]
    edition = Edition.objects.order_by("-first_published_at").first()
    kept = ("headline", "slug", "body", "section_id", "article_id", "article_uuid")
    values = {name: getattr(edition, name) for name in kept}
    values |= {"first_published_at": edition.first_published_at}
    said = [{"text": "Het is anders.", "at": moment(2026, 11, 2).isoformat()}]
    Edition.objects.create(
        **values,
        number=2,
        kind="correction",
        correction="Het is anders.",
        corrections=said,
        published_at=moment(2026, 11, 2),
    )
    corrected = get(client, month)
    assert "Het is anders." in corrected.content.decode()
    assert corrected["ETag"] != etag
    Edition.objects.create(
        **values | {"body": ""},
        number=3,
        kind="withdrawal",
        published_at=moment(2026, 11, 3),
    )
    gone = read(client, month)
    assert gone.gone == [f"urn:uuid:{edition.article_uuid}"]
    assert len(gone.ids) == len(found(before, "//a:entry")) - 1


def test_a_story_that_goes_out_during_a_walk_shifts_nothing(client, clock):
    made = stories(days(11, 120))
    seen, address = [], "/binnenland/atom.xml"
    while address:
        document = read(client, address)
        seen += document.ids
        stories([moment(2026, 11, 20, len(seen))])
        address = document.earlier
    assert seen == made[::-1]


def test_the_clock_of_the_house_says_which_month_it_is(client, clock):
    (last,) = stories([moment(2026, 9, 30, 23 * 60 + 59)])
    (first,) = stories([moment(2026, 10, 1, 1)])
    assert read(client, "/atom.xml?month=2026-09").ids == [last]
    assert read(client, "/atom.xml?month=2026-10").ids == [first]


def test_an_archive_says_that_it_is_one_and_where_the_feed_is(client, clock):
    stories(days(9, 30))
    stories(days(11, 30))
    for file, link in (("atom.xml", "/*/a:link"), ("rss.xml", "//channel/atom:link")):
        month = f"/binnenland/{file}?month=2026-09"
        content = get(client, month).content
        current = f"{SITE}/binnenland/{file}"
        assert len(found(content, "//fh:archive")) == 1
        assert found(content, f"{link}[@rel='self']/@href") == [f"{SITE}{month}"]
        assert found(content, f"{link}[@rel='current']/@href") == [current]
        assert found(get(client, current).content, "//fh:archive") == []
        now = get(client, f"/binnenland/{file}?month=2026-11").content
        assert found(now, "//fh:archive") == []


@pytest.mark.parametrize(
    "query",
    [
        "month=2026-13",
        "month=2026-1",
        "month=x",
        "month=2026-12",
        "month=2025-01",
        "month=0001-01",
        "month=2026-11&before=x",
        "before=1-1",
    ],
)
def test_what_is_no_archive_is_not_found(client, clock, query):
    stories(days(11, 2))
    missing = client.get(f"/atom.xml?{query}")
    assert (missing.status_code, missing.content) == (404, client.get("/x/y").content)


def test_whatever_else_is_asked_changes_nothing(client, clock):
    stories(days(11, 2))
    assert client.get("/rss.xml?utm_source=x").content == client.get("/rss.xml").content


def test_a_walk_goes_by_the_links_of_its_own_format(client, clock):
    stories(days(9, 30))
    stories(days(11, 30))
    for file in FILES:
        for address in addresses_of(client, f"/binnenland/{file}"):
            assert path_of(address).startswith(f"/binnenland/{file}?month=")

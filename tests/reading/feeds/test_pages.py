"""What people see of feeds: the list of them, their addresses on pages, and one feed."""

import pytest
from lxml import etree, html

from tests import make
from tests.reading.feeds.many import moment, stories
from tests.reading.feeds.reader import FILES, SITE, get

pytestmark = pytest.mark.django_db

TYPES = ["application/rss+xml", "application/atom+xml", "application/feed+json"]


def tree(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def alternates(client, address: str) -> list[str]:
    """The feeds that a page announces, which must be there."""
    links = tree(client.get(address)).xpath("//link[@rel='alternate'][@type]")
    feeds = [link for link in links if link.get("type") in TYPES]
    for link in feeds:
        response = get(client, link.get("href"))
        assert response["Content-Type"].startswith(link.get("type"))
        assert link.get("title")
    return [link.get("href") for link in feeds]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("/", ""),
        ("/binnenland/", "binnenland/"),
        ("/tag/bruggen/", "tag/bruggen/"),
        ("/author/anna-de-vries/", "author/anna-de-vries/"),
        ("/corrections/", "corrections/"),
        ("/search/", ""),
        ("/feeds/", ""),
    ],
)
def test_a_page_announces_its_own_feeds_and_those_of_the_paper(client, page, place):
    make.edition(tags=[make.tag()], authors=[make.author()])
    own = [f"/{place}{file}" for file in FILES] if place else []
    assert alternates(client, page) == [*own, *(f"/{file}" for file in FILES)]


def test_a_story_announces_the_feeds_of_the_paper(client):
    edition = make.edition()
    whole = [f"/{file}" for file in FILES]
    assert alternates(client, edition.get_absolute_url()) == whole


def test_a_search_announces_its_own_feeds(client):
    make.edition()
    found = alternates(client, "/search/?q=brug&order=date")
    assert found[:3] == [f"/search/{file}?q=brug" for file in FILES]


def test_the_list_of_feeds_names_them_all_and_they_are_there(client):
    make.section("Sport")
    make.edition()
    page = tree(client.get("/feeds/"))
    links = page.xpath("//main//a[@type]/@href")
    places = ("", "binnenland/", "sport/", "corrections/")
    assert links == [f"/{place}{file}" for place in places for file in FILES]
    for link in links:
        get(client, link)
    names = page.xpath("//main//a[@type]/@aria-label")
    assert len(set(names)) == len(names)


def test_all_sections_are_one_file(client):
    make.section("Binnenland & meer", slug="binnenland", description="Het land")
    make.section("Sport", position=1)
    response = client.get("/feeds.opml")
    assert response["Content-Type"] == "text/x-opml; charset=utf-8"
    opml = etree.fromstring(response.content)
    assert (opml.tag, opml.get("version")) == ("opml", "2.0")
    assert opml.findtext("head/title") == "De Courant"
    lines = [dict(line.attrib) for line in opml.findall("body/outline")]
    assert lines == [
        {
            "type": "rss",
            "text": f"De Courant – {name}",
            "title": f"De Courant – {name}",
            "description": words,
            "xmlUrl": f"{SITE}/{slug}/rss.xml",
            "htmlUrl": f"{SITE}/{slug}/",
        }
        for name, words, slug in (
            ("Binnenland & meer", "Het land", "binnenland"),
            ("Sport", "Sport", "sport"),
        )
    ]
    for line in lines:
        get(client, line["xmlUrl"])


@pytest.mark.parametrize("file", FILES)
def test_a_person_in_a_browser_gets_a_page_that_no_cache_keeps(client, file):
    stories([moment(2026, 1, minute=number) for number in range(60)])
    browser = {"sec-fetch-dest": "document", "accept": "text/html,*/*;q=0.8"}
    response = client.get(f"/binnenland/{file}", headers=browser)
    page = tree(response)
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"
    assert "Sec-Fetch-Dest" in response["Vary"]
    assert "ETag" not in response
    assert page.xpath("//input[@readonly]/@value") == [f"{SITE}/binnenland/{file}"]
    assert len(page.xpath("//main//h3")) == 35
    (older,) = page.xpath("//main//a[@rel='next']/@href")
    assert older.startswith(f"{SITE}/binnenland/{file}?month=2026-01")
    known = browser | {"if-none-match": client.get(f"/binnenland/{file}")["ETag"]}
    assert client.get(f"/binnenland/{file}", headers=known).content == response.content


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"},
        {"accept": "text/xml, text/html, */*", "user-agent": "QuiteRSS"},
        {"sec-fetch-dest": "empty", "sec-fetch-mode": "cors"},
        {},
    ],
)
def test_a_reader_gets_the_feed_whatever_it_says_to_accept(client, headers):
    make.edition()
    plain = client.get("/rss.xml")
    response = client.get("/rss.xml", headers=headers)
    assert response.content == plain.content
    assert "Sec-Fetch-Dest" in response["Vary"]

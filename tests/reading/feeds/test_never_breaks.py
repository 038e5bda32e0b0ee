"""Whatever stands in a story, a name or a picture: every feed stays valid."""

import json

import pytest
from django.db import connection
from django.utils import timezone
from lxml import etree

from articles.images.image import Image
from articles.masthead.author import Author
from articles.masthead.section import Section
from articles.masthead.tag import Tag
from articles.reading.feeds.markup import element, printable
from tests import make
from tests.reading.feeds.reader import FILES, get, items, problems, read

pytestmark = pytest.mark.django_db

PLACES = ("", "binnenland/", "tag/t/", "author/a/", "corrections/", "search/")
NAUGHTY = [
    "\x0b\x00\x1f",
    "]]>",
    "a <![ b",
    "\ufffe\uffff",
    "👩‍🚒 שלום \u202eomgekeerd",
    "&amp;<b>&#11;&lt;",
    "\u2028",
    '"><script>alert(1)</script>',
    "<?xml version='1.0'?>",
    "e" + "\u0301" * 400,
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_no_text_breaks_a_feed(client, text):
    image = make.image(f"x{text}", photographer=text, copyright_notice=text)
    edition = make.edition(
        f"Kop {text}",
        intro=text,
        body=f"<p>x{text}</p>",
        lead_image=image,
        lead_caption=text,
        authors=[make.author(f"A{text}", slug="a")],
        tags=[make.tag(f"T{text}", slug="t")],
        place=text,
        sources=text,
    )
    make.edition("Gewoon", tags=[make.tag(f"T{text}", slug="t")])
    for place in PLACES[:3]:
        for file in FILES:
            feed = read(client, f"/{place}{file}")
            assert len(feed.ids) == 2
            assert f"urn:uuid:{edition.article_uuid}" in feed.ids


@pytest.mark.parametrize("text", ["\x0b", "]]>\x1b", "\uffff"])
def test_what_got_past_every_field_breaks_no_feed(client, text):
    """Words that somebody wrote into the tables without us."""
    make.edition(
        lead_image=make.image(),
        authors=[make.author(slug="a")],
        tags=[make.tag(slug="t")],
    )
    columns = {
        Image: ("credit", "photographer", "alt", "copyright_notice"),
        Section: ("name", "description"),
        Author: ("name", "bio"),
        Tag: ("name", "description"),
    }
    with connection.cursor() as cursor:
        for model, names in columns.items():
            values = ", ".join(f"{name} = %s" for name in names)
            said = [f"{text}x"] * len(names)
            cursor.execute(f"UPDATE {model._meta.db_table} SET {values}", said)
    for place in PLACES[:4]:
        for file in FILES:
            assert len(read(client, f"/{place}{file}").ids) == 1


def test_xml_that_is_made_here_can_always_be_read():
    every = "".join(map(chr, range(0x11000)))
    made = printable(element("a", every, {"b": every}))
    tree = etree.fromstring(made)
    readable = [each for each in every if printable(each)]
    assert tree.text == tree.get("b") == "".join(readable)


@pytest.mark.parametrize("file", FILES)
def test_half_a_megabyte_is_a_story_too(client, file):
    paragraph = "<p>" + "De brug is vandaag weer <em>open</em> & dicht. " * 20 + "</p>"
    make.edition(body=paragraph * 600)
    make.edition("Gewoon", at=timezone.now())
    response = get(client, f"/{file}")
    assert len(response.content) > 500_000
    assert len(read(client, f"/{file}").ids) == 2


@pytest.mark.parametrize("place", ["", "binnenland/", "corrections/", "search/"])
def test_an_empty_feed_is_valid(client, place):
    make.section()
    query = "?q=niets" if place == "search/" else ""
    for file in FILES:
        response = get(client, f"/{place}{file}{query}")
        assert problems(file, response.content) == []
        assert read(client, f"/{place}{file}{query}").ids == []
        known = {"if-none-match": response["ETag"]}
        assert client.get(f"/{place}{file}{query}", headers=known).status_code == 304


@pytest.mark.parametrize("file", FILES)
def test_a_story_of_pictures_only_or_without_any_is_valid(client, file):
    image = make.image()
    figure = f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'
    make.edition("Beelden", body=f"<p>x</p>{figure}{figure}")
    make.edition("Volgt", lead_image=make.image(file=False))
    make.edition("Zonder")
    assert len(read(client, f"/{file}").ids) == 3


def test_a_story_that_cannot_be_summed_up_has_its_headline(client):
    make.edition("Alleen een lijst", body="<ul><li><p>een</p></li></ul>")
    (item,) = items(client)
    assert item["summary"] == "Alleen een lijst"
    for file in FILES:
        get(client, f"/{file}")


def test_json_is_written_as_people_read_it(client):
    make.edition("שלום 👩‍🚒")
    content = get(client, "/feed.json").content.decode()
    assert "שלום 👩‍🚒" in content
    assert json.loads(content)["items"][0]["title"] == "שלום 👩‍🚒"

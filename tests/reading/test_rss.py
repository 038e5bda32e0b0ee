"""RSS 2.0 of the whole paper, as a real reader and a strict parser see it."""

import datetime as dt

import feedparser
import pytest
from django.utils import timezone
from lxml import etree

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
}


def channel(client):
    response = client.get("/rss.xml")
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return etree.fromstring(response.content).find("channel")


def found(element, path: str) -> list[str]:
    return [text or "" for text in element.xpath(path, namespaces=NAMESPACES)]


def test_an_item_is_the_whole_story_with_its_pictures_and_credits(client):
    lead = make.image("ANP", photographer="Robin Jansen", copyright_notice="© ANP")
    inside = make.image("EPA", alt="Een brug")
    at = timezone.now() - HOUR
    edition = make.edition(
        "Brug & sluis",
        at=at,
        intro="Na een jaar.",
        body=(
            '<p>Zie <a href="/binnenland/">hier</a>.</p><h2>Tussenkop</h2>'
            f'<figure data-image="{inside.pk}"><figcaption>De brug.</figcaption></figure>'
        ),
        lead_image=lead,
        lead_caption="Bij de sluis.",
        authors=[make.author("Noor"), make.author("Bram")],
        tags=[make.tag("Bruggen")],
    )
    (item,) = channel(client).findall("item")
    names = [etree.QName(child).localname for child in item]
    assert names == (
        ["title", "link", "description", "encoded", "creator", "creator", "pubDate"]
        + ["guid", "category", "category", "content", "content"]
    )
    base = "http://127.0.0.1:8000"
    assert found(item, "title/text()") == ["Brug & sluis"]
    assert found(item, "link/text()") == [base + edition.get_absolute_url()]
    assert found(item, "description/text()") == ["Na een jaar."]
    assert found(item, "guid/text()") == [f"urn:uuid:{edition.article_uuid}"]
    assert found(item, "guid/@isPermaLink") == ["false"]
    assert found(item, "dc:creator/text()") == ["Noor", "Bram"]
    assert found(item, "category/text()") == ["Binnenland", "Bruggen"]
    first, second = (image.renditions[-1] for image in (lead, inside))
    assert found(item, "content:encoded/text()") == [
        "<p><strong>Na een jaar.</strong></p>\n"
        f'<figure><img src="{base}/media/{first["name"]}" alt="Een beeld" width="48" height="32">'
        "<figcaption>Bij de sluis. <small>Beeld ANP</small></figcaption></figure>\n"
        f'<p>Zie <a href="{base}/binnenland/">hier</a>.</p>\n<h2>Tussenkop</h2>\n'
        f'<figure><img src="{base}/media/{second["name"]}" alt="Een brug" width="48" '
        'height="32"><figcaption>De brug. <small>Beeld EPA</small></figcaption></figure>\n'
    ]
    assert found(item, "media:content/@url") == [
        f"{base}/media/{first['name']}",
        f"{base}/media/{second['name']}",
    ]
    assert found(item, "media:content/@medium") == ["image", "image"]
    assert found(item, "media:content/@fileSize") == [
        str(first["bytes"]),
        str(second["bytes"]),
    ]
    assert found(item, "media:content/media:description/text()") == [
        "Bij de sluis.",
        "De brug.",
    ]
    credits = found(item, "media:content/media:credit/text()")
    roles = found(item, "media:content/media:credit/@role")
    assert list(zip(roles, credits, strict=True)) == [
        ("photographer", "Robin Jansen"),
        ("distribution company", "ANP"),
        ("distribution company", "EPA"),
    ]
    assert found(item, "media:content/media:copyright/text()") == ["© ANP"]


def test_the_channel_says_what_it_is(client):
    make.edition()
    feed = channel(client)
    assert found(feed, "title/text()") == ["De Courant"]
    assert found(feed, "link/text()") == ["http://127.0.0.1:8000/"]
    assert found(feed, "language/text()") == ["nl"]
    assert found(feed, "atom:link/@href") == ["http://127.0.0.1:8000/rss.xml"]
    assert found(feed, "atom:link/@type") == ["application/rss+xml"]
    assert found(feed, "description/text()") == ["Het nieuws van De Courant"]


def test_dates_are_in_english_with_their_zone(client):
    make.edition(at=dt.datetime(2026, 3, 2, 9, 5, tzinfo=dt.UTC))
    (date,) = found(channel(client), "item/pubDate/text()")
    assert date == "Mon, 02 Mar 2026 10:05:00 +0100"


def test_a_real_reader_follows_a_day(client):
    first = make.edition("Ochtend", at=timezone.now() - 3 * HOUR)
    make.edition("Middag", at=timezone.now() - 2 * HOUR)
    article = make.Article.objects.get(pk=first.article_id)
    later = make.article("Avond", section=make.section())
    publish(later, by=None, at=timezone.now() + HOUR)
    seen = feedparser.parse(client.get("/rss.xml").content)
    assert (seen.bozo, [entry.title for entry in seen.entries]) == (
        False,
        ["Middag", "Ochtend"],
    )
    article.headline = "Ochtend, beter"
    article.save()
    publish(article, by=None)
    again = feedparser.parse(client.get("/rss.xml").content)
    assert [entry.title for entry in again.entries] == ["Middag", "Ochtend, beter"]
    assert [entry.id for entry in again.entries] == [entry.id for entry in seen.entries]
    withdraw(article, by=None, reason="Fout")
    gone = feedparser.parse(client.get("/rss.xml").content)
    assert [entry.title for entry in gone.entries] == ["Middag"]


NAUGHTY = [
    "\x0b\x00\x1f",
    "]]>",
    "a <![ b",
    "\ufffe\uffff",
    "👩‍🚒 שלום",
    "&amp;<b>",
    "\u2028",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_no_text_breaks_the_feed(client, text):
    image = make.image(f"x{text}", photographer=text, copyright_notice=text)
    make.edition(
        f"Kop {text}",
        intro=text,
        body=f"<p>x{text}</p>",
        lead_image=image,
        lead_caption=text,
        authors=[make.author(f"A{text}", slug="a")],
        tags=[make.tag(f"T{text}", slug="t")],
    )
    make.edition("Gewoon")
    assert len(channel(client).findall("item")) == 2


def test_an_empty_feed_is_valid(client):
    assert channel(client).findall("item") == []
    assert feedparser.parse(client.get("/rss.xml").content).bozo is False


def test_a_correction_is_said_first(client):
    edition = make.edition(at=timezone.now() - HOUR)
    article = make.Article.objects.get(pk=edition.article_id)
    publish(article, by=None, correction="Het is de Maasbrug.")
    (text,) = found(channel(client), "item/content:encoded/text()")
    assert text.startswith("<p><strong>Correctie:</strong> Het is de Maasbrug.</p>")

"""Sitemaps: what is live, month by month, and the news of two days."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone
from lxml import etree

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.reading.machine import months
from tests import make
from tests.reading.machine.test_news_article import SITE

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def moment(year: int, month: int, day: int = 1, hour: int = 12) -> dt.datetime:
    return timezone.make_aware(dt.datetime(year, month, day, hour))


def read(client, path: str):
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def index(client) -> list[tuple[str, str]]:
    return [
        (
            each.findtext("s:loc", namespaces=NAMES).removeprefix(SITE),
            each.findtext("s:lastmod", namespaces=NAMES),
        )
        for each in read(client, "/sitemap.xml").findall("s:sitemap", NAMES)
    ]


def addresses(client, path: str) -> list[str]:
    found = read(client, path).findall("s:url/s:loc", NAMES)
    return [each.text.removeprefix(SITE) for each in found]


def change(edition, at, **values):
    article = make.Article.objects.get(pk=edition.article_id)
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    return publish(article, by=None, at=at)


def test_the_index_names_the_months_that_have_stories(client):
    make.edition(at=moment(2026, 1, 31, 23))
    make.edition(at=moment(2026, 3, 1, 0))
    make.edition(at=moment(2026, 3, 9))
    gone = make.edition(at=moment(2026, 5))
    withdraw(
        make.Article.objects.get(pk=gone.article_id),
        by=None,
        reason="Fout.",
        at=moment(2026, 6),
    )
    make.edition(at=timezone.now() + 40 * 24 * HOUR)
    assert index(client) == [
        ("/sitemaps/2026-03.xml", "2026-03-09T12:00:00+01:00"),
        ("/sitemaps/2026-01.xml", "2026-01-31T23:00:00+01:00"),
    ]


def test_a_change_of_an_old_story_shows_in_its_month(client):
    edition = make.edition(at=moment(2026, 3))
    at = (timezone.now() - HOUR).replace(microsecond=0)
    change(edition, at, intro="Nieuw.")
    changed = timezone.localtime(at).isoformat()
    assert index(client) == [("/sitemaps/2026-03.xml", changed)]
    month = read(client, "/sitemaps/2026-03.xml")
    assert month.findtext("s:url/s:lastmod", namespaces=NAMES) == changed


def test_an_empty_paper_has_sitemaps_too(client):
    assert index(client) == []
    news = read(client, "/news-sitemap.xml")
    assert (etree.QName(news).localname, len(news)) == ("urlset", 0)
    assert client.get("/sitemaps/2026-03.xml").status_code == 404


def test_a_month_lists_what_is_live_with_its_pictures(client):
    lead, inside = make.image("ANP"), make.image("EPA")
    ended = make.image(rights_end=timezone.now() + HOUR)
    body = "".join(
        f'<p>a</p><figure data-image="{image.pk}"><figcaption></figcaption></figure>'
        for image in (inside, ended)
    )
    first = make.edition("Een", at=moment(2026, 3, 2), lead_image=lead, body=body)
    second = make.edition("Twee", at=moment(2026, 3, 3))
    gone = make.edition("Weg", at=moment(2026, 3, 4))
    withdraw(make.Article.objects.get(pk=gone.article_id), by=None, reason="Fout.")
    make.article("Concept")
    make.edition("Later", at=timezone.now() + HOUR)
    Image.objects.filter(pk=ended.pk).update(rights_end=timezone.now())
    page = read(client, "/sitemaps/2026-03.xml")
    assert [
        each.findtext("s:loc", namespaces=NAMES)
        for each in page.findall("s:url", NAMES)
    ] == [SITE + each.get_absolute_url() for each in (first, second)]
    images = page.findall("s:url/image:image/image:loc", NAMES)
    largest = [
        default_storage.url(each.renditions[-1]["name"]) for each in (lead, inside)
    ]
    assert sorted(each.text for each in images) == sorted(SITE + url for url in largest)
    assert {child.tag for child in page.iter()} == {
        f"{{{NAMES[space]}}}{name}"
        for space, name in (
            ("s", "urlset"),
            ("s", "url"),
            ("s", "loc"),
            ("s", "lastmod"),
            ("image", "image"),
            ("image", "loc"),
        )
    }


def test_an_updated_story_stands_once_under_its_new_address(client):
    edition = make.edition(at=moment(2026, 3))
    new = change(edition, moment(2026, 4), headline="Brug dicht", slug="brug-dicht")
    assert addresses(client, "/sitemaps/2026-03.xml") == [new.get_absolute_url()]
    assert client.get("/sitemaps/2026-04.xml").status_code == 404


def test_a_large_month_comes_in_parts_each_story_once(client, monkeypatch):
    monkeypatch.setattr(months, "PART", 3)
    start = moment(2026, 3)
    editions = [
        make.edition(f"Verhaal {number}", at=start + number // 2 * HOUR)
        for number in range(8)
    ]
    change(editions[1], moment(2026, 3, 20), intro="Nieuw.")
    make.edition("April", at=moment(2026, 4))
    paths = [path for path, _changed in index(client)]
    assert paths == [
        "/sitemaps/2026-04.xml",
        "/sitemaps/2026-03.xml",
        "/sitemaps/2026-03-2.xml",
        "/sitemaps/2026-03-3.xml",
    ]
    found = [address for path in paths[1:] for address in addresses(client, path)]
    assert sorted(found) == sorted(each.get_absolute_url() for each in editions)
    assert client.get("/sitemaps/2026-03-4.xml").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "2026-13",
        "2026-00",
        "0000-01",
        "9999-12",
        "2026-3",
        "2026-03-0",
        "2026-03-99999",
    ],
)
def test_odd_months_are_not_found(client, path):
    make.edition(at=moment(2026, 3))
    assert client.get(f"/sitemaps/{path}.xml").status_code == 404


def test_the_news_of_two_days_newest_first(client):
    now = timezone.now().replace(microsecond=0)
    make.edition("Te oud", at=now - 49 * HOUR)
    make.edition("Uit het archief", dated="2020-09-01")
    older = make.edition("Gisteren & <nu>", at=now - 47 * HOUR, language="en")
    newer = make.edition("Net binnen", at=now - HOUR)
    page = read(client, "/news-sitemap.xml")
    space = "{http://www.google.com/schemas/sitemap-news/0.9}"
    said = [
        {
            each.tag.replace(space, "news:"): each.text
            for each in url.iter()
            if each.text
        }
        for url in page.findall("s:url", NAMES)
    ]
    loc = f"{{{NAMES['s']}}}loc"
    assert said == [
        {
            loc: SITE + edition.get_absolute_url(),
            "news:name": "De Courant",
            "news:language": edition.language,
            "news:publication_date": timezone.localtime(
                edition.first_published_at
            ).isoformat(),
            "news:title": edition.headline,
        }
        for edition in (newer, older)
    ]


def test_no_more_than_a_thousand_are_news(client, monkeypatch):
    monkeypatch.setattr("articles.reading.machine.sitemaps.MOST_NEWS", 2)
    for number in range(3):
        make.edition(f"Verhaal {number}")
    assert len(read(client, "/news-sitemap.xml")) == 2


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemaps/2026-03.xml", "/news-sitemap.xml"]
)
def test_a_sitemap_is_sent_once(client, path):
    make.edition(at=moment(2026, 3))
    make.edition("Nieuw")
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" in first
    make.edition("Nog een", at=moment(2026, 3, 2))
    make.edition("Nog nieuwer")
    other = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_sitemaps_ask_the_database_the_same_few_times(
    client, django_assert_num_queries
):
    for count in (1, 3):
        for number in range(count):
            make.edition(
                f"{count} {number}", at=moment(2026, 3), lead_image=make.image()
            )
        with django_assert_num_queries(5):
            client.get("/sitemap.xml")
        with django_assert_num_queries(4):
            client.get("/sitemaps/2026-03.xml")
        with django_assert_num_queries(1):
            client.get("/news-sitemap.xml")

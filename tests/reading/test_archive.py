"""The archive: years, months and days, by the house's clock."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.reading.archive import with_stories
from articles.reading.period import Period
from tests import make

pytestmark = pytest.mark.django_db

HERE = ZoneInfo("Europe/Amsterdam")


def out(headline: str, *when: int, **values):
    """A story that first came out at this local time."""
    at = dt.datetime(*when, tzinfo=HERE) if when else None
    return make.edition(headline, at=at, **values)


def tree(client, address: str):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def words(page, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


def headlines(page) -> list[str]:
    return words(page, "//main//h2[contains(@class, 'teaser__headline')]")


def links(page, css_class: str) -> list[str]:
    return page.xpath(f"//main//*[contains(@class, '{css_class}')]//a/@href")


def test_the_archive_names_each_year_and_month_that_has_stories(client):
    for when in ((2026, 3, 1), (2026, 1, 31), (2024, 12, 31)):
        out(f"{when}", *when)
    out("Oud", dated="1846-09")
    make.article("Concept", dated="1900-01")
    page = tree(client, "/archive/")
    assert words(page, "//main//h2") == ["2026", "2024", "1846"]
    assert words(page, "//main//li[ancestor::section]") == [
        *("januari", "maart", "december", "september")
    ]
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "http://127.0.0.1:8000/archive/"
    ]


def test_an_archive_without_stories_says_so(client):
    make.article()
    assert "Hier staan nog geen verhalen" in client.get("/archive/").content.decode()


def test_a_year_names_its_days_and_the_years_beside_it(client):
    for when in (
        (2026, 3, 1),
        (2024, 12, 31),
        (2024, 12, 2),
        (2024, 1, 5),
        (2022, 1, 1),
    ):
        out(f"{when}", *when)
    page = tree(client, "/archive/2024/")
    assert words(page, "//main//h2") == ["Januari", "December"]
    assert links(page, "archive__days") == [
        "/archive/2024/01/05/",
        "/archive/2024/12/02/",
        "/archive/2024/12/31/",
    ]
    beside = page.xpath("//nav[contains(@class, 'neighbours')]//a/@href")
    assert beside == ["/archive/2022/", "/archive/2026/"]


def test_a_day_is_read_from_morning_to_night_by_the_clock_of_the_house(client):
    out("Gisteravond", 2026, 6, 30, 23, 59, 59)
    out("Na middernacht", 2026, 7, 1, 0, 0)
    out("’s Ochtends", 2026, 7, 1, 7, 2)
    out("’s Avonds", 2026, 7, 1, 23, 59, 59)
    out("Morgen", 2026, 7, 2, 0, 0)
    page = tree(client, "/archive/2026/07/01/")
    assert headlines(page) == ["Na middernacht", "’s Ochtends", "’s Avonds"]
    assert words(page, "//main//h1") == ["Woensdag 1 juli 2026"]
    assert words(page, "//p[@class='teaser__time']")[1] == "07.02"
    beside = page.xpath("//nav[contains(@class, 'neighbours')]//a/@href")
    assert beside == ["/archive/2026/06/30/", "/archive/2026/07/02/"]
    trail = page.xpath("//nav[@class='breadcrumbs']//a/@href")
    assert trail == ["/", "/archive/", "/archive/2026/", "/archive/2026/07/"]


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 29, 23), (10, 25, 25)])
def test_a_day_on_which_the_clock_changes_is_whole(client, month, day, hours):
    period = Period(2026, month, day)
    span = period.ends.astimezone(dt.UTC) - period.begins.astimezone(dt.UTC)
    assert span == dt.timedelta(hours=hours)


def test_a_story_of_which_only_the_month_is_known_is_on_no_day(client):
    out("Ergens in september", dated="2020-09")
    out("De eerste", dated="2020-09-01")
    out("De tweede", dated="2020-09-02")
    out("Ergens in oktober", dated="2020-10")
    month = tree(client, "/archive/2020/09/")
    assert headlines(month) == ["Ergens in september", "De eerste", "De tweede"]
    assert links(month, "archive__days") == [
        "/archive/2020/09/01/",
        "/archive/2020/09/02/",
    ]
    assert headlines(tree(client, "/archive/2020/09/01/")) == ["De eerste"]
    second = tree(client, "/archive/2020/09/02/")
    assert second.xpath("//nav[contains(@class, 'neighbours')]//a/@href") == [
        "/archive/2020/09/01/"
    ]
    assert client.get("/archive/2020/10/").status_code == 200
    assert client.get("/archive/2020/10/01/").status_code == 404


def test_a_month_pages_by_key_from_its_beginning(client):
    for number in range(1, 24):
        out(f"Verhaal {number}", 2026, 5, number, 12)
    first = tree(client, "/archive/2026/05/")
    (later,) = first.xpath("//a[@rel='next']/@href")
    second = tree(client, f"/archive/2026/05/{later}")
    (back,) = second.xpath("//a[@rel='prev']/@href")
    assert headlines(first)[::19] == ["Verhaal 1", "Verhaal 20"]
    assert headlines(second) == ["Verhaal 21", "Verhaal 22", "Verhaal 23"]
    (canonical,) = second.xpath("//link[@rel='canonical']/@href")
    assert canonical == f"http://127.0.0.1:8000/archive/2026/05/{later}"
    assert headlines(tree(client, f"/archive/2026/05/{back}")) == headlines(first)


@pytest.mark.parametrize(
    "path",
    [
        *("2026/02/30", "2026/13", "2026/00", "2026/01/00", "2026/1", "2026/01/1"),
        *("0999", "1599", "2999", "2026/12/31", "2025", "2026/02", "20261", "x"),
        *("2026/01/03?before=x&after=1-1", "2026/01/02?after=99999999999999999-1"),
    ],
)
def test_what_is_no_date_or_has_no_story_is_not_found(client, path):
    out("Verhaal", 2026, 1, 2)
    make.article(dated="2025-05-05")
    path, _mark, query = path.partition("?")
    never = client.get("/archive/2023/")
    answer = client.get(f"/archive/{path}/?{query}")
    assert (answer.status_code, answer.content) == (404, never.content)


def test_withdrawn_planned_and_superseded_stories_make_no_day(client):
    out("Ingetrokken", 2026, 1, 5)
    withdraw(Article.objects.get(headline="Ingetrokken"), by=None, reason="Fout.")
    planned = make.article("Gepland", section=make.section())
    publish(planned, by=None, at=timezone.now() + dt.timedelta(days=3))
    out("Bijgewerkt", 2026, 2, 6)
    article = Article.objects.get(headline="Bijgewerkt")
    article.intro = "Nieuw"
    article.save()
    publish(article, by=None)
    assert with_stories(Period(2026).parts, timezone.now()) == [Period(2026, 2)]
    assert headlines(tree(client, "/archive/2026/02/06/")) == ["Bijgewerkt"]
    assert client.get("/archive/2026/01/05/").status_code == 404


QUERIES = {
    "/archive/": 4,
    "/archive/2026/": 5,
    "/archive/2026/01/": 5,
    "/archive/2026/01/02/": 4,
}


@pytest.mark.parametrize(("address", "queries"), QUERIES.items())
@pytest.mark.parametrize("stories", [1, 3])
def test_the_archive_asks_the_database_the_same_few_times(
    client, django_assert_num_queries, address, queries, stories
):
    for number in range(stories):
        for month in range(1, stories + 1):
            out(f"{number}", 2026, month, 2, number, lead_image=make.image())
    with django_assert_num_queries(queries):
        client.get(address)

"""The pages that readers visit."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from lxml import html

from articles.editions.publish import publish
from articles.reading.errors import server_error
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


def tree(client, address: str):
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def words(element) -> str:
    return " ".join(element.text_content().split())


def headlines(page) -> list[str]:
    links = page.xpath("//main//a[contains(@href, '~')]")
    return list(dict.fromkeys(filter(None, map(words, links))))


def publish_many(count: int, **values) -> list:
    """Stories an hour apart, the newest last."""
    start = timezone.now() - (count + 1) * HOUR
    return [
        make.edition(f"Verhaal {number}", at=start + number * HOUR, **values)
        for number in range(1, count + 1)
    ]


def test_a_picture_shows_with_caption_and_credit(client):
    image = make.image("EPA", alt="Een brug")
    body = (
        "<p>Voor.</p>"
        f'<figure data-image="{image.pk}"><figcaption>De <em>brug</em>.</figcaption></figure>'
        "<p>Na.</p>"
    )
    lead = make.image("ANP")
    edition = make.edition(body=body, lead_image=lead, lead_caption="Bij de sluis.")
    page = tree(client, edition.get_absolute_url())
    captions = [words(caption) for caption in page.xpath("//article//figcaption")]
    assert captions == ["Bij de sluis. Beeld ANP", "De brug. Beeld EPA"]
    picture = page.xpath("//article//figure[2]//img | //article//figure//img")[-1]
    largest = image.renditions[-1]
    assert picture.get("alt") == "Een brug"
    assert picture.get("src") == f"/media/{largest['name']}"
    assert (picture.get("width"), picture.get("height")) == ("48", "32")


def test_a_picture_to_come_is_left_out_for_readers(client):
    image = make.image("EPA", file=False, caption="Nog niet")
    body = f'<p>a</p><figure data-image="{image.pk}"><figcaption>Nog niet</figcaption></figure>'
    edition = make.edition(body=body, lead_image=image, lead_caption="Nog niet")
    page = client.get(edition.get_absolute_url()).content.decode()
    assert ("<figure" in page, "Nog niet" in page) == (False, False)


def test_a_wrong_section_or_slug_leads_to_the_right_address(client):
    edition = make.edition()
    right = edition.get_absolute_url()
    for wrong in (
        f"/sport/{edition.slug}~{edition.article_id}/",
        f"/binnenland/x~{edition.article_id}/",
    ):
        response = client.get(wrong)
        assert (response.status_code, response.headers["Location"]) == (301, right)


def test_the_old_address_leads_on_when_a_headline_changes(client):
    edition = make.edition()
    article = make.Article.objects.get(pk=edition.article_id)
    article.headline, article.slug = "Brug dicht", ""
    article.save()
    new = publish(article, by=None).get_absolute_url()
    assert client.get(edition.get_absolute_url()).headers["Location"] == new
    assert client.get(new).status_code == 200


@pytest.mark.parametrize("number", ["0", "01", "9" * 19, "1e3", "-1", "%31%00"])
def test_odd_numbers_in_an_address_are_not_found(client, number):
    make.edition()
    assert client.get(f"/binnenland/x~{number}/").status_code == 404


def test_an_archive_story_shows_the_month_that_is_known_and_no_more(client):
    edition = make.edition(dated="2020-09")
    page = client.get(edition.get_absolute_url()).content.decode()
    assert "september 2020" in page
    assert "1 september 2020" not in page


def test_a_correction_shows_with_its_text(client):
    edition = make.edition(at=timezone.now() - HOUR)
    article = make.Article.objects.get(pk=edition.article_id)
    publish(article, by=None, correction="De brug heet Maasbrug.")
    article.intro = "Een nieuwe versie"
    article.save()
    publish(article, by=None)
    page = tree(client, edition.get_absolute_url())
    assert "De brug heet Maasbrug." in words(page.xpath("//article")[0])


def test_hostile_words_are_words(client):
    hostile = "<script>alert(1)</script>&\"'"
    edition = make.edition(
        hostile,
        kicker="<b>x",
        intro=hostile,
        lead_image=make.image(hostile, alt=hostile),
        lead_caption=hostile,
        authors=[make.author(hostile, slug="hostile")],
        tags=[make.tag("<i>tag", slug="tag-x")],
        section=make.section("<u>sectie", slug="sectie"),
    )
    for address in (
        "/",
        edition.get_absolute_url(),
        "/sectie/",
        "/tag/tag-x/",
        "/author/hostile/",
    ):
        page = client.get(address).content.decode()
        assert re.findall(r"<script(?! type=)|<b>|<i>|<u>", page) == [], address
        assert hostile in html.fromstring(page).text_content(), address


def test_a_section_pages_by_key_and_shows_each_story_once(client):
    publish_many(23)
    first = tree(client, "/binnenland/")
    (older,) = first.xpath("//a[contains(@href, 'before=')]/@href")
    second = tree(client, f"/binnenland/{older}")
    make.edition("Net binnen")
    again = tree(client, f"/binnenland/{older}")
    assert headlines(first)[:2] == ["Verhaal 23", "Verhaal 22"]
    assert (
        headlines(second) == headlines(again) == ["Verhaal 3", "Verhaal 2", "Verhaal 1"]
    )
    assert second.xpath("//a[contains(@href, 'before=')]/@href") == []


@pytest.mark.parametrize("key", ["x", "-1", "9" * 17 + "-1", "1-", "' OR 1=1", "%00"])
def test_a_bad_key_is_a_page_and_no_error(client, key):
    make.edition()
    assert client.get(f"/binnenland/?before={key}").status_code == 200


def test_a_story_with_one_date_for_many_pages_without_loss(client):
    at = timezone.now() - HOUR
    for number in range(23):
        make.edition(f"Verhaal {number}", at=at)
    first = tree(client, "/binnenland/")
    (older,) = first.xpath("//a[contains(@href, 'before=')]/@href")
    rest = headlines(tree(client, f"/binnenland/{older}"))
    assert len({*headlines(first), *rest}) == 23


LISTS = {
    "/": 3,
    "/binnenland/": 3,
    "/tag/bruggen/": 4,
    "/author/anna-de-vries/": 3,
    "/rss.xml": 5,
}


@pytest.mark.parametrize(("address", "queries"), LISTS.items())
@pytest.mark.parametrize("stories", [1, 3, 9])
def test_lists_ask_the_database_the_same_few_times(
    client, django_assert_num_queries, address, queries, stories
):
    image = make.image()
    body = f'<p>a</p><figure data-image="{image.pk}"><figcaption></figcaption></figure>'
    publish_many(
        stories, body=body, lead_image=image, authors=[make.author()], tags=[make.tag()]
    )
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("pictures", [1, 3])
@pytest.mark.parametrize("stories", [1, 9])
def test_a_story_asks_the_database_six_times(
    client, django_assert_num_queries, pictures, stories
):
    images = [make.image() for _ in range(pictures)]
    body = "<p>a</p>" + "".join(
        f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'
        for image in images
    )
    values = {"lead_image": images[0], "authors": [make.author()], "tags": [make.tag()]}
    address = publish_many(stories, body=body, **values)[-1].get_absolute_url()
    with django_assert_num_queries(6):
        client.get(address)


def test_only_get_and_head_are_answered(client):
    edition = make.edition()
    for address in ("/", "/binnenland/", edition.get_absolute_url(), "/rss.xml"):
        assert client.post(address).status_code == 405
        assert client.head(address).content == b""


def test_pages_say_what_scripts_may_run(client):
    make.edition()
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_a_quiet_section_keeps_its_band_when_another_is_busy(client):
    quiet = make.section("Cultuur")
    make.edition("Een stille avond", at=timezone.now() - 100 * HOUR, section=quiet)
    publish_many(62, section=make.section("Sport"))
    page = tree(client, "/")
    assert "Een stille avond" in headlines(page)
    assert "Verhaal 62" in headlines(page)


def test_the_page_after_a_fault_needs_no_database(client, rf):
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()


def test_a_summary_is_text_and_no_markup(client):
    make.edition(intro="Eerder <b>fout</b> & weg")
    page = client.get("/rss.xml").content.decode()
    escaped = "Eerder &amp;lt;b&amp;gt;fout&amp;lt;/b&amp;gt; &amp;amp; weg"
    assert f"<description>{escaped}</description>" in page

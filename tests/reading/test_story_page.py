"""The page of one story: who, where, when, what was changed, and what a click loads."""

import datetime as dt

import pytest
from django.utils import timezone
from lxml import html

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.reading.last_change import with_last_change
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
VIDEO = (
    '<figure data-embed="https://youtu.be/aqz-KE-bpKQ">'
    "<figcaption>De brug gaat open.</figcaption></figure>"
)
READERS = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def words(element) -> str:
    return " ".join(element.text_content().split())


def page(client, edition: Edition):
    return html.fromstring(client.get(edition.get_absolute_url()).content.decode())


def byline(client, edition: Edition) -> list[str]:
    return [
        words(line) for line in page(client, edition).xpath("//*[@class='byline']/p")
    ]


def update(edition: Edition, at: dt.datetime, correction: str = "", **changes):
    article = make.Article.objects.get(pk=edition.article_id)
    for name, value in changes.items():
        setattr(article, name, value)
    article.save()
    return publish(article, by=None, at=at, correction=correction)


def changed_at(edition: Edition) -> dt.datetime | None:
    live = Edition.objects.live().filter(article_id=edition.article_id)
    return with_last_change(live).get().changed_at


def test_a_story_says_who_wrote_it_where_and_how_long_it_takes(client):
    authors = [make.author(), make.author("Bas Kok"), make.author("Cor Dam")]
    text = f"<p>{'woord ' * 700}</p>"
    edition = make.edition(authors=authors, sources="ANP", place="Tiel", body=text)
    who, sources, place, _time, minutes = byline(client, edition)
    assert (who, sources, place, minutes) == (
        "Anna de Vries, Bas Kok en Cor Dam",
        "ANP",
        "Tiel",
        "3 minuten lezen",
    )
    links = page(client, edition).xpath("//a[@rel='author']/@href")
    assert links == ["/author/anna-de-vries/", "/author/bas-kok/", "/author/cor-dam/"]


def test_a_story_that_was_never_changed_says_nothing_of_it(client):
    edition = make.edition(at=timezone.now() - 3 * HOUR)
    assert changed_at(edition) is None
    assert len(byline(client, edition)) == 2


def test_a_change_has_its_time_and_leads_to_what_was_changed(client):
    edition = make.edition(at=timezone.now() - 3 * HOUR)
    new = update(edition, timezone.now() - HOUR, headline="Brug dicht")
    line = byline(client, new)[1]
    clock = timezone.localtime(new.published_at).strftime("%H.%M")
    assert line == f"Laatst gewijzigd {clock} uur Wat er veranderde"
    (way,) = page(client, new).xpath("//p[contains(@class, 'byline__changed')]/a")
    assert way.get("href") == f"{new.get_absolute_url()}changes/"


def test_what_readers_do_not_see_is_no_change():
    first = make.edition(at=timezone.now() - 5 * HOUR)
    update(first, timezone.now() - 4 * HOUR, search_title="Voor zoekers")
    assert changed_at(first) is None
    real = update(first, timezone.now() - 3 * HOUR, intro="Een nieuwe inleiding")
    update(first, timezone.now() - 2 * HOUR, search_title="Anders voor zoekers")
    assert changed_at(first) == real.published_at


def test_another_picture_is_a_change_and_so_are_the_first_words_again():
    first = make.edition(at=timezone.now() - 5 * HOUR)
    image = update(first, timezone.now() - 4 * HOUR, lead_image=make.image())
    assert changed_at(first) == image.published_at
    back = update(first, timezone.now() - 3 * HOUR, lead_image=None)
    assert changed_at(first) == back.published_at


@pytest.mark.parametrize(("place", "order"), [("top", 0), ("bottom", 1)])
def test_corrections_stand_where_the_desk_wants_them(client, place, order):
    edition = make.edition(at=timezone.now() - HOUR)
    update(edition, timezone.now(), "De brug heet Maasbrug.", corrections_place=place)
    parts = page(client, edition).xpath("//*[@class='story__text']/*")
    correction = f"correction correction--{place}"
    classes = [correction, "body"] if place == "top" else ["body", correction]
    assert [part.get("class") for part in parts[:2]] == classes
    said = parts[order].xpath("./h2 | ./p[@class='correction__words']")
    assert [words(line) for line in said] == ["Correctie", "De brug heet Maasbrug."]


def test_an_embed_is_a_link_until_it_is_asked_for(client):
    edition = make.edition(body=make.BODY + VIDEO)
    (embed,) = page(client, edition).xpath("//*[@data-frame]")
    assert embed.get("data-frame") == (
        "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
    )
    (link,) = embed.xpath(".//a")
    assert (link.get("href"), words(link)) == (
        "https://youtu.be/aqz-KE-bpKQ",
        "Bekijk bij YouTube",
    )
    # What needs a script shows where there is one.
    hidden = [part.get("class") for part in embed.xpath(".//*[@hidden]")]
    assert hidden == ["embed__load", "embed__note"]
    assert embed.xpath(".//iframe | .//img | .//script") == []


def test_only_a_page_with_an_embed_may_frame_and_only_that_site(client):
    plain = client.get(make.edition().get_absolute_url())
    assert plain.headers["Content-Security-Policy"] == READERS
    unknown = make.BODY + '<figure data-embed="https://example.org/x"></figure>'
    without = client.get(make.edition(body=unknown).get_absolute_url())
    assert without.headers["Content-Security-Policy"] == READERS
    framed = client.get(make.edition(body=make.BODY + VIDEO).get_absolute_url())
    assert framed.headers["Content-Security-Policy"] == (
        f"{READERS}; frame-src https://www.youtube-nocookie.com"
    )


def test_a_preview_at_the_desk_runs_no_script_and_shows_the_link(client):
    client.force_login(make.editor())
    article = make.article(section=make.section(), body=make.BODY + VIDEO)
    response = client.get(f"/admin/articles/article/{article.pk}/preview/")
    assert b"module" not in response.content
    assert b'href="https://youtu.be/aqz-KE-bpKQ"' in response.content


def test_a_table_is_a_part_that_scrolls_with_its_headers_named(client):
    table = (
        "<table><tbody><tr><th>Brug</th><th>Hoogte</th></tr>"
        "<tr><th>Waalbrug</th><td>20 m</td></tr></tbody></table>"
    )
    (part,) = page(client, make.edition(body=table)).xpath("//*[@class='table']")
    label = (part.get("role"), part.get("aria-label"), part.get("tabindex"))
    assert label == ("region", "Tabel", "0")
    scopes = [(words(cell), cell.get("scope")) for cell in part.xpath(".//th")]
    assert scopes == [("Brug", "col"), ("Hoogte", "col"), ("Waalbrug", "row")]


def test_a_story_can_be_sent_on_without_a_script(client):
    edition = make.edition("Brug open & dicht", at=timezone.now())
    (share,) = page(client, edition).xpath("//*[@class='share']")
    address = f"http%3A%2F%2F127.0.0.1%3A8000%2Fbinnenland%2F{edition.slug}~{edition.article_id}%2F"
    assert share.xpath(".//a/@href") == [
        f"mailto:?subject=Brug%20open%20%26%20dicht&body={address}"
    ]
    buttons = [button.get("hidden") for button in share.xpath(".//button")]
    assert buttons == ["", ""]


def test_words_of_the_page_keep_its_language_round_a_story_in_another(client):
    tree = page(client, make.edition("The bridge opens", language="en"))
    marked = [part.get("class") for part in tree.xpath("//article//*[@lang='en']")]
    assert marked == [None, "body"]
    assert tree.xpath("//h1/ancestor::*[@lang][1]/@lang") == ["en"]
    share = tree.xpath("//*[@class='share']/ancestor::*[@lang][1]/@lang")
    assert share == ["nl"]


def test_a_tag_that_was_merged_leads_straight_to_the_other_and_costs_no_query(
    client, django_assert_num_queries
):
    double, other = make.tag("Brug"), make.tag("Kanalen")
    address = make.edition(tags=[double, other]).get_absolute_url()
    into = make.tag("Bruggen")
    double.merged_into = into
    double.save()
    with django_assert_num_queries(5):
        page = client.get(address).content.decode()
    tags = html.fromstring(page).xpath("//nav[@class='tags']//a")
    assert [(tag.text, tag.get("href")) for tag in tags] == [
        ("Brug", "/tag/bruggen/"),
        ("Kanalen", "/tag/kanalen/"),
    ]

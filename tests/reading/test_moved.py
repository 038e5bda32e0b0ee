"""Addresses that are no more lead on in one step, and only within this site."""

import datetime as dt

import pytest
from django.urls import include, path
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.masthead.old_address import OldAddress, normal
from articles.reading import pages
from tests import make

pytestmark = pytest.mark.django_db

# A page below a tag's, as feeds are.
urlpatterns = [
    path("tag/<slug:slug>/under/", pages.tag),
    path("", include("newsroom.urls")),
]
handler404 = "articles.reading.errors.page_not_found"


def led(client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("Location", "")


def rename(thing, slug: str):
    thing.slug = slug
    thing.save()
    return thing


def old(path: str, **to) -> OldAddress:
    return OldAddress.objects.create(path=path, **to)


def test_a_renamed_section_tag_and_author_lead_on_in_one_step(client):
    section, tag, author = make.section(), make.tag(), make.author()
    make.edition(section=section, tags=[tag], authors=[author])
    for slug in ("tweede", "derde"):
        for thing in (section, tag, author):
            rename(thing, slug)
    found = {
        address: led(client, address)
        for address in (
            *("/binnenland/", "/tweede/", "/binnenland", "/binnenland/?before=1-1"),
            *("/tag/bruggen/", "/tag/tweede/", "/author/anna-de-vries/"),
        )
    }
    assert found == {
        "/binnenland/": (301, "/derde/"),
        "/tweede/": (301, "/derde/"),
        "/binnenland": (301, "/derde/"),
        "/binnenland/?before=1-1": (301, "/derde/?before=1-1"),
        "/tag/bruggen/": (301, "/tag/derde/"),
        "/tag/tweede/": (301, "/tag/derde/"),
        "/author/anna-de-vries/": (301, "/author/derde/"),
    }
    assert client.get("/derde/").status_code == 200


def test_a_story_of_a_renamed_section_leads_on_in_one_step(client):
    edition = make.edition()
    before = edition.get_absolute_url()
    article = Article.objects.get(pk=edition.article_id)
    article.slug, article.section = "anders", make.section("Sport")
    article.save()
    publish(article, by=None)
    rename(make.section("Sport"), "sporten")
    right = f"/sporten/anders~{article.pk}/"
    ways = (before, before.rstrip("/"), right.rstrip("/"), f"/sport/x~{article.pk}")
    assert {led(client, way) for way in ways} == {(301, right)}
    assert client.get(right).status_code == 200


def test_a_name_that_goes_back_leads_nowhere_round(client):
    section = make.section()
    rename(rename(section, "anders"), "binnenland")
    assert client.get("/binnenland/").status_code == 200
    assert led(client, "/anders/") == (301, "/binnenland/")
    assert list(OldAddress.objects.values_list("path", flat=True)) == ["/anders/"]


def test_a_name_that_is_taken_again_is_the_new_ones(client):
    rename(make.section(), "anders")
    taken = make.section("Binnenland 2", slug="binnenland")
    make.edition(section=taken)
    assert client.get("/binnenland/").status_code == 200
    rename(taken, "derde")
    assert led(client, "/binnenland/") == (301, "/derde/")


def test_what_lies_below_a_renamed_tag_goes_along_if_it_is_a_page(client, settings):
    settings.ROOT_URLCONF = __name__
    tag = make.tag()
    make.edition(tags=[tag])
    rename(tag, "overspanningen")
    assert led(client, "/tag/bruggen/under/") == (301, "/tag/overspanningen/under/")
    assert led(client, "/tag/bruggen/nergens/") == (404, "")
    old("/tag/elders/", tag=tag)
    assert led(client, "/tag/elders/under/") == (404, "")


def test_a_synonym_and_a_merged_tag_lead_to_the_tag(client):
    tag = make.tag("Bruggen", synonyms="Viaducten\nDe Brug!\n")
    double = make.tag("Brug")
    make.edition("Van dubbel", tags=[double])
    make.edition("Van bruggen", tags=[tag])
    double.merged_into = tag
    double.save()
    found = [led(client, f"/tag/{slug}/") for slug in ("viaducten", "de-brug", "brug")]
    assert found == [(301, "/tag/bruggen/")] * 3
    page = client.get("/tag/bruggen/").content.decode()
    assert ("Van dubbel" in page, "Van bruggen" in page) == (True, True)
    tag.synonyms = "Viaducten"
    tag.save()
    assert led(client, "/tag/de-brug/") == (404, "")
    rename(double, "oeververbinding")
    assert led(client, "/tag/brug/") == (301, "/tag/bruggen/")


def test_a_tag_that_only_drafts_have_leads_nowhere(client):
    """Else a redirect would tell that there is such a tag."""
    tag, author = make.tag("Overname"), make.author("Nieuwe Naam")
    make.article(tags=[tag], authors=[author])
    rename(tag, "fusie")
    rename(author, "andere-naam")
    double = make.tag("Bod", merged_into=tag)
    make.article(tags=[double])
    never = client.get("/tag/x/")
    for address in ("/tag/overname/", "/author/nieuwe-naam/", "/tag/bod/"):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (404, never.content)
        keyed = client.get("/tag/fusie/?before=99999999999999999-1")
        assert (keyed.status_code, keyed.content) == (404, never.content)


def test_an_address_of_a_former_site_leads_to_its_story(client):
    edition = make.edition()
    here = edition.get_absolute_url()
    old("/nieuws/2019/Brug gaat open.html", article_id=edition.article_id)
    old("/artikel.php?cat=2&id=7", article_id=edition.article_id)
    old("/over-ons", to="/archive/")
    assert {
        address: led(client, address)
        for address in (
            "/nieuws/2019/Brug%20gaat%20open.html",
            "/nieuws/2019/Brug%20gaat%20open.html?utm_source=brief",
            "/nieuws/2019/Brug%20gaat%20open.html/?x=1",
            "/artikel.php?id=7&cat=2&fbclid=abc",
            "/artikel.php?id=8&cat=2",
            "/artikel.php",
            "/over-ons/",
        )
    } == {
        "/nieuws/2019/Brug%20gaat%20open.html": (301, here),
        "/nieuws/2019/Brug%20gaat%20open.html?utm_source=brief": (301, here),
        "/nieuws/2019/Brug%20gaat%20open.html/?x=1": (301, here),
        "/artikel.php?id=7&cat=2&fbclid=abc": (301, here),
        "/artikel.php?id=8&cat=2": (404, ""),
        "/artikel.php": (404, ""),
        "/over-ons/": (301, "/archive/"),
    }
    assert client.head("/over-ons").headers["Location"] == "/archive/"
    assert client.post("/artikel.php?id=7&cat=2").status_code == 404


def test_an_old_address_of_a_withdrawn_story_is_gone_and_of_a_draft_not_found(client):
    edition = make.edition("Ingetrokken")
    article = Article.objects.get(pk=edition.article_id)
    withdraw(article, by=None, reason="Klopte niet.")
    planned = make.article("Gepland", section=make.section())
    publish(planned, by=None, at=timezone.now() + dt.timedelta(hours=1))
    for name, number in (("/weg.html", article.pk), ("/later.html", planned.pk)):
        old(name, article_id=number)
    old("/concept.html", article_id=make.article().pk)
    gone = client.get("/weg.html")
    assert (gone.status_code, "Klopte niet." in gone.content.decode()) == (410, True)
    never = client.get("/nooit.html")
    for address in ("/later.html", "/concept.html"):
        answer = client.get(address)
        assert (answer.status_code, answer.content) == (404, never.content)


@pytest.mark.parametrize(
    "to", ["//evil.example/", "/\\evil.example", "https://evil.example/"]
)
def test_nothing_leads_to_another_site(client, to):
    old("/weg.html", to=to)
    assert client.get("/weg.html").status_code == 404


@pytest.mark.parametrize(
    "address", ["//evil.example/", "/tag/bruggen//evil.example/", "/%5Cevil.example/"]
)
def test_no_way_of_asking_leads_to_another_site(client, address):
    tag = make.tag()
    make.edition(tags=[tag])
    rename(tag, "anders")
    assert led(client, address)[1] == ""


def test_a_page_that_is_there_asks_nothing_of_old_addresses(
    client, django_assert_num_queries
):
    make.edition(tags=[make.tag()])
    for number in range(3):
        old(f"/weg-{number}", to="/archive/")
    with django_assert_num_queries(4) as asked:
        client.get("/tag/bruggen/")
    assert "oldaddress" not in " ".join(query["sql"] for query in asked)


@pytest.mark.parametrize("addresses", [1, 3])
def test_an_old_address_is_one_question(client, django_assert_num_queries, addresses):
    for number in range(addresses):
        old(f"/a/b/weg-{number}", to="/archive/")
    with django_assert_num_queries(1):
        assert led(client, "/a/b/weg-0?utm_source=x") == (301, "/archive/")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://oud.example/a/b.html?b=2&a=1#top", "/a/b.html?a=1&b=2"),
        ("/caf%C3%A9/?utm_source=x", "/café/"),
        ("/a?leeg=", "/a?leeg="),
        ("/a?x=1&x=0&gclid=9", "/a?x=0&x=1"),
    ],
)
def test_an_address_is_kept_in_one_form(written, kept):
    assert normal(written) == kept

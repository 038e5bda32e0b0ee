"""The front, sections, subjects and authors as machines read them."""

import datetime as dt

import pytest
from django.utils import timezone

from tests import make
from tests.reading.machine.said import links, metas, things, tree
from tests.reading.machine.test_news_article import PAPER, SITE

pytestmark = pytest.mark.django_db

LOGO = {
    "og:image": f"{SITE}/static/reading/logo.png",
    "og:image:type": "image/png",
    "og:image:width": "512",
    "og:image:height": "512",
    "og:image:alt": "De Courant",
    "twitter:card": "summary",
}


@pytest.fixture
def story(db):
    return make.edition(
        section=make.section(description="Uit het land"),
        authors=[make.author(bio="Schrijft over bruggen", role="verslaggever")],
        tags=[make.tag(description="Over water")],
    )


def test_the_front_says_what_paper_it_is(client, story):
    site, paper = things(tree(client, "/"))
    assert paper == PAPER | {"@context": "https://schema.org"}
    assert site == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{SITE}/#website",
        "name": "De Courant",
        "url": f"{SITE}/",
        "inLanguage": "nl",
        "publisher": {"@id": PAPER["@id"]},
    }


@pytest.mark.parametrize(
    ("path", "name", "description"),
    [
        ("/binnenland/", "Binnenland", "Uit het land"),
        ("/tag/bruggen/", "Bruggen", "Over water"),
    ],
)
def test_a_list_is_a_collection_with_the_way_to_it(
    client, story, path, name, description
):
    page = tree(client, path)
    (said,) = things(page)
    assert said["@type"] == "CollectionPage"
    assert (said["name"], said["description"]) == (name, description)
    assert said["url"] == SITE + path
    assert [step["name"] for step in said["breadcrumb"]["itemListElement"]] == [
        "Voorpagina",
        name,
    ]
    assert metas(page) | LOGO | {"og:url": SITE + path} == metas(page)


def test_an_authors_page_is_a_profile(client, story):
    page = tree(client, "/author/anna-de-vries/")
    (said,) = things(page)
    person = said["mainEntity"]
    assert (said["@type"], person["@type"]) == ("ProfilePage", "Person")
    assert (person["name"], person["jobTitle"], person["description"]) == (
        "Anna de Vries",
        "verslaggever",
        "Schrijft over bruggen",
    )
    assert person["worksFor"] == PAPER
    assert metas(page)["og:type"] == "profile"


def test_each_page_names_its_one_address(client, story):
    start = timezone.now() - dt.timedelta(days=2)
    for number in range(25):
        make.edition(f"Verhaal {number}", at=start + dt.timedelta(minutes=number))
    for path in (
        "/",
        "/binnenland/",
        "/author/anna-de-vries/",
        story.get_absolute_url(),
    ):
        assert links(tree(client, f"{path}?utm_source=x"), "canonical") == [SITE + path]
    (older,) = tree(client, "/binnenland/").xpath("//a[@rel='next']/@href")
    page = tree(client, f"/binnenland/{older}&utm_source=x")
    assert links(page, "canonical") == [f"{SITE}/binnenland/{older}"]
    assert metas(page)["og:url"] == f"{SITE}/binnenland/{older}"

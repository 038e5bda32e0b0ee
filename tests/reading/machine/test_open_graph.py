"""What networks read of a story."""

import datetime as dt

import pytest

from articles.editions.publish import publish
from tests import make
from tests.reading.machine.said import links, metas, tree
from tests.reading.machine.test_news_article import NOON, SITE

pytestmark = pytest.mark.django_db

OWN = ("description", "robots", "color-scheme", "viewport", "theme-color")


def test_a_story_says_everything_that_networks_show(client):
    image = make.image("EPA", file=make.jpeg(800, 500), alt="Een brug in de mist")
    edition = make.edition(
        at=NOON,
        intro="De brug over de Maas.",
        social_title="Eindelijk: de brug",
        social_description="Wie had dat gedacht.",
        authors=[make.author(), make.author("Bo Pol")],
        tags=[make.tag(), make.tag("Maas")],
        lead_image=image,
    )
    page = tree(client, edition.get_absolute_url())
    said = {name: value for name, value in metas(page).items() if name not in OWN}
    crop = next(
        made
        for made in reversed(image.renditions)
        if (made["crop"], made["format"]) == ("16:9", "JPEG")
    )
    assert said == {
        "tdm-reservation": "1",
        "og:site_name": "De Courant",
        "og:locale": "nl_NL",
        "og:type": "article",
        "og:title": "Eindelijk: de brug",
        "og:description": "Wie had dat gedacht.",
        "og:url": SITE + edition.get_absolute_url(),
        "og:image": f"{SITE}/media/{crop['name']}",
        "og:image:type": "image/jpeg",
        "og:image:width": "800",
        "og:image:height": "450",
        "og:image:alt": "Een brug in de mist",
        "twitter:card": "summary_large_image",
        "article:published_time": "2026-11-03T12:00:00+01:00",
        "article:section": "Binnenland",
        "article:author": [
            f"{SITE}/author/anna-de-vries/",
            f"{SITE}/author/bo-pol/",
        ],
        "article:tag": ["Bruggen", "Maas"],
    }
    assert metas(page)["description"] == "De brug over de Maas."


def test_a_change_is_said_once_there_is_one(client):
    edition = make.edition(at=NOON)
    article = make.Article.objects.get(pk=edition.article_id)
    article.intro = "Nieuw."
    article.save()
    publish(article, by=None, at=NOON + dt.timedelta(hours=1))
    said = metas(tree(client, edition.get_absolute_url()))
    assert said["article:modified_time"] == "2026-11-03T13:00:00+01:00"


def test_a_story_without_a_picture_names_none(client):
    said = metas(tree(client, make.edition(language="en").get_absolute_url()))
    assert [name for name in said if name.startswith("og:image")] == []
    assert (said["twitter:card"], said["og:locale"]) == ("summary", "en_GB")


def test_a_story_names_its_ninjs_document_and_the_feed(client):
    edition = make.edition()
    page = tree(client, edition.get_absolute_url())
    own, *feeds = links(page, "alternate")
    assert own == f"{SITE}{edition.get_absolute_url()}ninjs.json"
    assert "/rss.xml" in feeds

"""A story as search engines read it."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.images.metadata.fields import Metadata
from articles.reading.machine.json_ld import script
from tests import make
from tests.reading.machine.said import things, tree

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NOON = dt.datetime(2026, 11, 3, 11, tzinfo=dt.UTC)
PAPER = {
    "@type": "NewsMediaOrganization",
    "@id": f"{SITE}/#organization",
    "name": "De Courant",
    "url": f"{SITE}/",
    "logo": {
        "@type": "ImageObject",
        "url": f"{SITE}/static/reading/logo.png",
        "contentUrl": f"{SITE}/static/reading/logo.png",
        "width": 512,
        "height": 512,
    },
    "correctionsPolicy": f"{SITE}/corrections/",
}


def article_of(client, edition) -> dict:
    return things(tree(client, edition.get_absolute_url()))[0]


def test_a_story_says_all_that_is_known_of_it(client):
    said = Metadata(
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        web_statement="https://epa.example/terms",
        licensor_url="https://epa.example/buy",
    )
    image = make.image(
        "EPA",
        file=make.jpeg(800, 500, said),
        photographer="Jan Jansen",
        copyright_notice="© EPA",
    )
    edition = make.edition(
        "Brug gaat open",
        at=NOON,
        intro="De brug over de Maas.",
        place="Rotterdam",
        sources="ANP",
        social_title="Eindelijk: de brug",
        section=make.section("Binnenland"),
        authors=[make.author("Anna de Vries")],
        tags=[make.tag("Bruggen")],
        lead_image=image,
        lead_caption="De brug bij nacht.",
    )
    address = SITE + edition.get_absolute_url()
    sizes = {"16:9": (800, 450), "4:3": (666, 500), "1:1": (500, 500)}
    files = {
        (made["crop"], made["width"]): f"{SITE}/media/{made['name']}"
        for made in image.renditions
        if made["format"] == "JPEG"
    }
    assert article_of(client, edition) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": "Brug gaat open",
        "alternativeHeadline": "Eindelijk: de brug",
        "description": "De brug over de Maas.",
        "image": [
            {
                "@type": "ImageObject",
                "contentUrl": files[ratio, width],
                "width": width,
                "height": height,
                "caption": "De brug bij nacht.",
                "creditText": "Beeld EPA",
                "creator": {"@type": "Person", "name": "Jan Jansen"},
                "copyrightNotice": "© EPA",
                "license": "https://epa.example/terms",
                "acquireLicensePage": "https://epa.example/buy",
                "digitalSourceType": "https://schema.org/DigitalCaptureDigitalSource",
            }
            for ratio, (width, height) in sizes.items()
        ],
        "datePublished": "2026-11-03T12:00:00+01:00",
        "dateModified": "2026-11-03T12:00:00+01:00",
        "author": [
            {
                "@type": "Person",
                "name": "Anna de Vries",
                "url": f"{SITE}/author/anna-de-vries/",
            },
            {"@type": "Organization", "name": "ANP"},
        ],
        "publisher": PAPER,
        "articleSection": "Binnenland",
        "keywords": ["Bruggen"],
        "wordCount": 5,
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "dateline": "Rotterdam",
        "contentLocation": {"@type": "Place", "name": "Rotterdam"},
    }


def test_a_plain_story_leaves_out_what_it_has_not(client):
    said = article_of(client, make.edition(at=NOON))
    assert sorted(said) == sorted(
        [
            "@context",
            "@type",
            "mainEntityOfPage",
            "url",
            "headline",
            "description",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "articleSection",
            "wordCount",
            "inLanguage",
            "isAccessibleForFree",
        ]
    )
    assert said["author"] == [
        {name: PAPER[name] for name in ("@type", "@id", "name", "url")}
    ]
    assert said["description"] == "De brug gaat maandag open."


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("news", "NewsArticle"),
        ("interview", "NewsArticle"),
        ("report", ["NewsArticle", "ReportageNewsArticle"]),
        ("analysis", ["NewsArticle", "AnalysisNewsArticle"]),
        ("background", ["NewsArticle", "BackgroundNewsArticle"]),
        ("opinion", ["NewsArticle", "OpinionNewsArticle"]),
        ("review", ["NewsArticle", "ReviewNewsArticle"]),
    ],
)
def test_a_genre_is_said_beside_the_kind_that_all_know(client, genre, kind):
    assert article_of(client, make.edition(genre=genre))["@type"] == kind


def test_the_date_of_change_moves_with_a_change_and_a_correction_is_said(client):
    edition = make.edition(at=NOON)
    article = make.Article.objects.get(pk=edition.article_id)
    article.search_title = "Alleen voor zoekmachines"
    article.save()
    publish(article, by=None, at=NOON + dt.timedelta(hours=1))
    same = article_of(client, edition)
    assert same["dateModified"] == "2026-11-03T12:00:00+01:00"
    article.intro = "Een nieuwe intro."
    article.save()
    publish(article, by=None, at=NOON + dt.timedelta(hours=2), correction="Was fout.")
    changed = article_of(client, edition)
    assert changed["dateModified"] == "2026-11-03T14:00:00+01:00"
    assert changed["datePublished"] == "2026-11-03T12:00:00+01:00"
    assert changed["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Was fout.",
            "datePublished": "2026-11-03T14:00:00+01:00",
        }
    ]


def test_an_archive_story_is_dated_as_far_as_that_is_known(client):
    said = article_of(client, make.edition(dated="2020-09"))
    assert (said["datePublished"], said["dateModified"]) == ("2020-09", "2020-09")


def test_a_picture_leaves_the_data_when_its_rights_end(client):
    image = make.image(rights_end=timezone.now() + dt.timedelta(hours=1))
    edition = make.edition(lead_image=image)
    assert article_of(client, edition)["image"]
    image.rights_end = timezone.now()
    image.save()
    assert "image" not in article_of(client, edition)


def test_pictures_in_the_text_stand_behind_the_lead_once_each(client):
    lead, inside = make.image("ANP"), make.image("EPA")
    body = (
        f'<p>a</p><figure data-image="{inside.pk}"><figcaption>In</figcaption></figure>'
    )
    said = article_of(client, make.edition(lead_image=lead, body=body))["image"]
    assert [(each["creditText"], each.get("caption")) for each in said] == [
        ("Beeld ANP", None),
        ("Beeld ANP", None),
        ("Beeld ANP", None),
        ("Beeld EPA", "In"),
    ]


def test_the_way_to_a_story_is_said(client):
    edition = make.edition()
    way = things(tree(client, edition.get_absolute_url()))[1]
    assert way["@type"] == "BreadcrumbList"
    assert [
        (step["position"], step["name"], step["item"])
        for step in way["itemListElement"]
    ] == [
        (1, "Voorpagina", f"{SITE}/"),
        (2, "Binnenland", f"{SITE}/binnenland/"),
        (3, "Brug gaat open", SITE + edition.get_absolute_url()),
    ]


def test_hostile_words_stay_inside_the_block():
    hostile = "</script><script>alert(1)</script>&\u2028\u2029<!--"
    html = script({"@type": "NewsArticle", "headline": hostile})
    start, end = '<script type="application/ld+json">', "</script>\n"
    inside = html.removeprefix(start).removesuffix(end)
    assert html == start + inside + end
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside)["headline"] == hostile

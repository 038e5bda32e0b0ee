"""Every kind of page says what search engines ask for, in names that schema.org has."""

import pytest

from articles.editions.publish import publish
from articles.images.metadata.fields import Metadata
from tests import make
from tests.reading.machine.said import things, tree
from tests.reading.machine.structured_data import faults


@pytest.fixture
def addresses(db) -> dict[str, str]:
    """The way to each kind of page, and how many things are said there."""
    said = Metadata(web_statement="https://epa.example/terms")
    image = make.image("EPA", file=make.jpeg(800, 500, said), photographer="Jan Jansen")
    author = make.author(role="Verslaggever", bio="Schrijft over bruggen.")
    values = {"lead_image": image, "authors": [author], "tags": ["Bruggen"]}
    body = f'<p>Open.</p><figure data-image="{make.image("ANP").pk}"></figure>'
    first = make.edition(body=body, place="Nijmegen", sources="ANP", **values)
    article = make.Article.objects.get(pk=first.article_id)
    article.headline = "De brug gaat open"
    article.save()
    story = publish(article, by=None, correction="De brug is uit 1933.")
    blog = make.liveblog(body="", **values)
    make.live_post(blog, headline="Storm", pinned=True)
    make.live_post(blog, f'<p>Zie.</p><figure data-image="{image.pk}"></figure>')
    return {
        "front": "/",
        "section": "/binnenland/",
        "tag": "/tag/bruggen/",
        "author": author.get_absolute_url(),
        "story": story.get_absolute_url(),
        "bare story": make.edition("Kaal").get_absolute_url(),
        "liveblog": blog.get_absolute_url(),
        "post": f"{blog.get_absolute_url()}1/",
        "corrections": "/corrections/",
        "archive": "/archive/",
        "search": "/search/",
        "feeds": "/feeds/",
        "api": "/api/",
    }


def test_every_page_says_what_is_asked_in_names_that_are_there(client, addresses):
    said = {kind: things(tree(client, path)) for kind, path in addresses.items()}
    wrong = {kind: [faults(each) for each in found] for kind, found in said.items()}
    assert {kind: found for kind, found in wrong.items() if any(found)} == {}
    assert {kind: [_kind(each) for each in found] for kind, found in said.items()} == {
        "front": ["WebSite", "NewsMediaOrganization"],
        "section": ["CollectionPage"],
        "tag": ["CollectionPage"],
        "author": ["ProfilePage"],
        "story": ["NewsArticle", "BreadcrumbList"],
        "bare story": ["NewsArticle", "BreadcrumbList"],
        "liveblog": ["LiveBlogPosting", "BreadcrumbList"],
        "post": ["BlogPosting"],
        "corrections": ["CollectionPage"],
        "archive": ["CollectionPage"],
        "search": ["CollectionPage"],
        "feeds": ["CollectionPage"],
        "api": ["CollectionPage"],
    }


def _kind(thing: dict) -> str:
    kinds = thing["@type"]
    return kinds if isinstance(kinds, str) else kinds[0]


PERSON = {"@type": "Person", "name": "Anna"}


@pytest.mark.parametrize(
    ("thing", "wrong"),
    [
        (PERSON, []),
        (PERSON | {"adress": "x"}, ["Person may have no adress"]),
        ({"@type": "Person"}, ["Person lacks name"]),
        (PERSON | {"name": ""}, ["Person.name is empty"]),
        (PERSON | {"url": "/author/anna/"}, ["Person.url is wrong"]),
        ({"@type": "Persoon"}, ["Persoon: unknown"]),
        ({"name": "Anna"}, [": no type"]),
        (
            {
                "@type": "CorrectionComment",
                "text": "Fout.",
                "datePublished": "2026-11-03",
            },
            ["CorrectionComment.datePublished is wrong"],
        ),
        (
            {"@type": "WebPage", "@id": "https://a.nl/", "name": "x"},
            ["WebPage may have no name"],
        ),
        (
            PERSON
            | {"image": [{"@type": "ImageObject", "contentUrl": "https://a.nl/1"}]},
            ["Person.image.ImageObject has no credit"],
        ),
        (
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "name": "x",
                        "item": "https://a.nl",
                    }
                ],
            },
            ["BreadcrumbList counts [2]"],
        ),
    ],
)
def test_the_rules_find_what_is_wrong(thing, wrong):
    assert faults(thing) == wrong

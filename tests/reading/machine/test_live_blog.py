"""A liveblog as structured data: LiveBlogPosting with a BlogPosting for each post."""

import datetime as dt
import json
import re
import uuid

import pytest
from django.utils import timezone

from articles.drafts.article import Article
from articles.editions.live_withdraw import end_liveblog, withdraw_post
from tests import make

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture
def blog():
    at = timezone.now() - dt.timedelta(hours=2)
    return make.liveblog(authors=[make.author("Anna de Vries")], at=at)


def things(client, address: str) -> list[dict]:
    page = client.get(address).content.decode()
    return [json.loads(found) for found in DATA.findall(page)]


def written(moment: dt.datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")


def person(name: str, slug: str) -> dict:
    return {"@type": "Person", "name": name, "url": f"{SITE}/author/{slug}/"}


def test_the_story_is_a_live_blog_posting_with_its_posts(client, blog):
    writer = make.author("Marit Oldersma")
    first = make.live_post(
        blog, "<p>Het <em>waait</em>.</p>", headline="Storm", author_id=writer.pk
    )
    newer = make.live_post(
        blog, "<p>Het stormt.</p>", headline="Storm", author_id=writer.pk,
        uuid=first.uuid, began_from=1,
    )  # fmt: skip
    second = make.live_post(blog, f"<p>{'Rustig. ' * 30}</p>")
    address = SITE + blog.get_absolute_url()
    story = things(client, blog.get_absolute_url())[0]
    assert story["@type"] == "LiveBlogPosting"
    assert story["coverageStartTime"] == written(blog.first_published_at)
    assert story["dateModified"] == written(second.published_at)
    assert "coverageEndTime" not in story
    assert story["liveBlogUpdate"] == [
        {
            "@type": "BlogPosting",
            "url": f"{address}2/",
            "headline": "Rustig. " * 12 + "Rustig.…",
            "articleBody": ("Rustig. " * 30).strip(),
            "datePublished": written(second.posted_at),
            "dateModified": written(second.published_at),
            "author": [person("Anna de Vries", "anna-de-vries")],
        },
        {
            "@type": "BlogPosting",
            "url": f"{address}1/",
            "headline": "Storm",
            "articleBody": "Het stormt.",
            "datePublished": written(first.posted_at),
            "dateModified": written(newer.changed_at),
            "author": [person("Marit Oldersma", "marit-oldersma")],
        },
    ]


def test_it_says_when_the_coverage_ended(client, blog):
    make.live_post(blog)
    article = Article.objects.get(pk=blog.article_id)
    last = end_liveblog(article, uuid=uuid.uuid4(), by=None)
    story = things(client, blog.get_absolute_url())[0]
    assert story["coverageEndTime"] == written(last.posted_at)


def test_a_picture_in_a_post_carries_its_credit(client, blog):
    image = make.image("EPA", alt="Een dijk")
    caption = "<figcaption>De dijk</figcaption>"
    make.live_post(blog, f'<figure data-image="{image.pk}">{caption}</figure>')
    (post,) = things(client, blog.get_absolute_url())[0]["liveBlogUpdate"]
    said = {(one["caption"], one["creditText"]) for one in post["image"]}
    assert said == {("De dijk", "Beeld EPA")}


def test_a_post_by_itself_says_of_which_liveblog_it_is(client, blog):
    make.live_post(blog, headline="Storm")
    address = blog.get_absolute_url()
    (post,) = things(client, f"{address}1/")
    assert (post["@type"], post["headline"]) == ("BlogPosting", "Storm")
    assert post["mainEntityOfPage"] == {"@type": "WebPage", "@id": f"{SITE}{address}1/"}
    assert post["isPartOf"] == {
        "@type": "LiveBlogPosting",
        "url": SITE + address,
        "headline": "Storm over het land",
        "datePublished": written(blog.first_published_at),
    }


def test_an_article_is_no_liveblog(client):
    story = things(client, make.edition().get_absolute_url())[0]
    assert (story["@type"], "liveBlogUpdate" in story) == ("NewsArticle", False)


def test_what_was_withdrawn_is_in_none_of_it(client, blog):
    post = make.live_post(blog, "<p>GEHEIM</p>", headline="GEHEIM", key_event=True)
    article = Article.objects.get(pk=blog.article_id)
    withdraw_post(article, uuid=post.uuid, by=None, reason="Fout")
    assert "GEHEIM" not in json.dumps(things(client, blog.get_absolute_url()))

"""A liveblog, followed post by post."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.live_withdraw import withdraw_post
from articles.editions.withdraw import withdraw
from tests import make
from tests.reading.feeds.reader import FILES, SITE, get, items, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def blog():
    return make.liveblog(at=timezone.now() - dt.timedelta(hours=3), tags=[make.tag()])


@pytest.mark.parametrize("file", FILES)
def test_each_post_is_an_item_and_a_withdrawn_one_a_tombstone(client, blog, file):
    first = make.live_post(blog, headline="Bomen om", author_id=make.author("Noor").pk)
    second = make.live_post(blog, "<p>Treinen staan stil.</p>")
    gone = make.live_post(blog, "<p>GEHEIM</p>")
    article = make.Article.objects.get(pk=blog.article_id)
    withdraw_post(article, uuid=gone.uuid, by=None, reason="Klopte niet.")
    later = timezone.now() + dt.timedelta(hours=1)
    make.live_post(blog, "<p>GEHEIM</p>", time=later)
    address = f"{blog.get_absolute_url()}{file}"
    feed = read(client, address)
    assert (feed.ids, feed.gone) == ([second.uuid.urn, first.uuid.urn], [gone.uuid.urn])
    assert "GEHEIM" not in get(client, address).content.decode()


def test_a_post_says_what_it_is(client, blog):
    picture = make.image("EPA")
    figure = f'<figure data-image="{picture.pk}"><figcaption>Om.</figcaption></figure>'
    make.live_post(blog, f"<p>Het waait.</p>{figure}", author_id=make.author("Noor").pk)
    (item,) = items(client, f"{blog.get_absolute_url()}feed.json")
    assert item["url"] == f"{SITE}{blog.get_absolute_url()}1/"
    assert item["title"] == "Het waait. Om."
    assert item["authors"] == [{"name": "Noor", "url": f"{SITE}/author/noor/"}]
    assert item["tags"] == ["Binnenland", "Bruggen"]
    assert [each["credit"] for each in item["_pictures"]] == ["Beeld EPA"]


@pytest.mark.parametrize("file", FILES)
def test_a_post_that_is_new_or_corrected_changes_the_feed(client, blog, file):
    address = f"{blog.get_absolute_url()}{file}"
    seen = [client.head(address)["ETag"]]
    post = make.live_post(blog)
    seen.append(client.head(address)["ETag"])
    make.live_post(blog, "<p>Het stormt.</p>", uuid=post.uuid, began_from=1)
    seen.append(client.head(address)["ETag"])
    assert len(set(seen)) == 3
    known = {"if-none-match": seen[-1]}
    assert client.get(address, headers=known).status_code == 304
    assert read(client, address).ids == [post.uuid.urn]


def test_only_a_liveblog_that_is_live_has_such_a_feed(client, blog):
    story = make.edition()
    assert client.get(f"{story.get_absolute_url()}rss.xml").status_code == 404
    wrong = f"/sport/anders~{blog.article_id}/rss.xml"
    assert client.get(wrong).url == f"{blog.get_absolute_url()}rss.xml"
    page = client.get(blog.get_absolute_url()).content.decode()
    assert f'href="{blog.get_absolute_url()}atom.xml"' in page
    withdraw(make.Article.objects.get(pk=blog.article_id), by=None, reason="Fout")
    assert client.get(f"{blog.get_absolute_url()}rss.xml").status_code == 404

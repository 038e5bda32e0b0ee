"""A liveblog as readers get it: its page, each post by itself, and what is new."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from articles.drafts.article import Article
from articles.editions.live_withdraw import end_liveblog, withdraw_post
from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.reading.live.posts import A_PAGE, posts
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def blog():
    made = make.liveblog(at=timezone.now() - 5 * HOUR)
    # Its section is found here: that is no query of a page.
    assert made.get_absolute_url()
    return made


def article_of(blog) -> Article:
    return Article.objects.get(pk=blog.article_id)


def page_of(client, blog, way: str = "") -> str:
    return client.get(blog.get_absolute_url() + way).content.decode()


def order(page: str) -> list[str]:
    """The posts on a page, as they stand."""
    return re.findall(r'<article class="post[^"]*" id="post-(\d+)"', page)


def test_the_pinned_post_stands_first_then_the_newest(client, blog):
    for number in range(1, 4):
        make.live_post(blog, f"<p>Bericht {number}</p>", pinned=number == 2)
    assert order(page_of(client, blog)) == ["2", "3", "1"]


def test_key_events_are_summed_up_with_the_way_to_each(client, blog):
    make.live_post(blog, headline="Dijk houdt", key_event=True)
    make.live_post(blog, headline="Geen gebeurtenis")
    for number in range(A_PAGE):
        make.live_post(blog, f"<p>Bericht {number}</p>")
    make.live_post(blog, headline="Water zakt", key_event=True)
    summary = re.search(r'<nav class="live__key".*?</nav>', page_of(client, blog), re.S)
    found = re.findall(r'href="([^"]+)">.*?<span>([^<]+)</span>', summary[0], re.S)
    address = blog.get_absolute_url()
    assert found == [("#post-23", "Water zakt"), (f"{address}1/", "Dijk houdt")]


def test_a_post_says_who_when_and_that_it_was_changed(client, blog):
    writer = make.author("Marit Oldersma")
    image = make.image("EPA", alt="Een dijk")
    body = f'<p>Een.</p><figure data-image="{image.pk}"><figcaption>De dijk</figcaption></figure>'
    first = make.live_post(blog, body, headline="Kop", author_id=writer.pk)
    assert "post__changed" not in page_of(client, blog)
    make.live_post(
        blog, body, headline="Andere kop", author_id=writer.pk, uuid=first.uuid,
        began_from=1,
    )  # fmt: skip
    page = page_of(client, blog)
    post = re.search(r'<article class="post".*?</article>', page, re.S)[0]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", post))
    clock = timezone.localtime(first.posted_at).strftime("%H.%M")
    assert words.split() == [
        clock, "Andere", "kop", "Een.", "De", "dijk", "Beeld", "EPA",
        "Marit", "Oldersma", *gettext("Changed").split(), clock,
    ]  # fmt: skip


def test_older_posts_follow_by_key_whatever_is_posted_meanwhile(client, blog):
    for number in range(A_PAGE + 3):
        make.live_post(blog, f"<p>Bericht {number + 1}</p>")
    page = page_of(client, blog)
    older = re.search(r'href="(\?before=[^"]+)" rel="next"', page)[1]
    assert order(page) == [str(number) for number in range(A_PAGE + 3, 3, -1)]
    make.live_post(blog, "<p>Nog een</p>")
    second = page_of(client, blog, older)
    assert order(second) == ["3", "2", "1"]
    assert (f'href="{blog.get_absolute_url()}" rel="first"' in second) is True
    assert 'rel="next"' not in second


@pytest.mark.parametrize("bad", ["?before=x", "?before=1-1-1", "?before=" + "9" * 40])
def test_a_key_that_is_none_is_the_first_page(client, blog, bad):
    make.live_post(blog)
    assert order(page_of(client, blog, bad)) == ["1"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_seven_queries(client, django_assert_num_queries, many):
    blog = make.liveblog(
        authors=[make.author()], tags=["Storm"], lead_image=make.image()
    )
    other = make.edition("Ander verhaal", tags=["Storm"])
    for number in range(many):
        body = f'<p>Bericht</p><figure data-image="{make.image().pk}"></figure>'
        make.live_post(
            blog, body, headline="Kop", key_event=True, pinned=number == 1,
            author_id=make.author().pk,
        )  # fmt: skip
    assert blog.get_absolute_url()
    with django_assert_num_queries(7):
        page = page_of(client, blog)
    assert (len(order(page)), other.headline in page) == (many, True)


def test_a_post_has_a_page_of_its_own_in_six_queries(
    client, blog, django_assert_num_queries
):
    body = f'<p>Bericht</p><figure data-image="{make.image().pk}"></figure>'
    make.live_post(blog, body, headline="Dijk houdt")
    make.live_post(blog, "<p>Een ander bericht</p>")
    with django_assert_num_queries(6):
        page = page_of(client, blog, "1/")
    assert order(page) == ["1"]
    address = blog.get_absolute_url()
    assert f'rel="canonical" href="http://127.0.0.1:8000{address}1/"' in page
    assert "<title>Dijk houdt – De Courant</title>" in page
    assert f'href="{address}"' in page


def test_an_old_address_of_a_post_leads_to_the_new_one(client, blog):
    make.live_post(blog)
    old = client.get(f"/binnenland/heel-anders~{blog.article_id}/1/")
    assert (old.status_code, old["Location"]) == (301, f"{blog.get_absolute_url()}1/")


def test_a_withdrawn_post_answers_410_with_its_reason(client, blog):
    post = make.live_post(blog, "<p>GEHEIM</p>", headline="GEHEIM")
    withdraw_post(article_of(blog), uuid=post.uuid, by=None, reason="Het klopte niet.")
    answer = client.get(f"{blog.get_absolute_url()}1/")
    page = answer.content.decode()
    assert (answer.status_code, "Het klopte niet." in page) == (410, True)
    assert "GEHEIM" not in page


def test_what_is_planned_is_told_from_nothing_by_nobody(client, blog):
    make.live_post(blog, "<p>GEHEIM</p>", time=timezone.now() + HOUR)
    planned, never = (client.get(f"{blog.get_absolute_url()}{n}/") for n in (1, 99))
    assert (planned.status_code, planned.content) == (404, never.content)
    for way in ("", "live.json", "live.html"):
        assert "GEHEIM" not in page_of(client, blog, way)
    assert client.get(f"{blog.get_absolute_url()}live.json").json()["posts"] == []


WAYS = ("live.json", "live.html", "1/")


@pytest.mark.parametrize("way", WAYS)
def test_where_there_is_no_liveblog_nothing_is_told(client, way):
    later = make.article("Straks", form="liveblog", section=make.section())
    publish(later, by=None, at=timezone.now() + HOUR)
    draft = make.article("Concept", form="liveblog", section=make.section())
    never = client.get(f"/binnenland/x~999999/{way}")
    for article in (later, draft):
        answer = client.get(f"/binnenland/{article.slug}~{article.pk}/{way}")
        assert (answer.status_code, answer.content) == (404, never.content)


@pytest.mark.parametrize("way", WAYS)
def test_with_its_story_a_liveblog_is_withdrawn_whole(client, blog, way):
    make.live_post(blog, "<p>GEHEIM</p>")
    withdraw(article_of(blog), by=None, reason="Klopte niet.")
    answer = client.get(blog.get_absolute_url() + way)
    assert (answer.status_code, b"GEHEIM" in answer.content) == (410, False)


def test_an_article_has_no_posts(client):
    story = make.edition()
    assert client.get(f"{story.get_absolute_url()}live.json").status_code == 404
    answer = client.get(f"{story.get_absolute_url()}1/")
    assert (answer.status_code, answer["Location"]) == (302, story.get_absolute_url())


def test_an_ended_liveblog_says_so_and_waits_for_nothing(client, blog):
    make.live_post(blog)
    assert "reading/live.js" in page_of(client, blog)
    end_liveblog(article_of(blog), uuid=blog.article_uuid, by=None, body="<p>Dag.</p>")
    page = page_of(client, blog)
    assert (order(page), "live__ended" in page) == (["2", "1"], True)
    assert "reading/live.js" not in page
    assert client.get(f"{blog.get_absolute_url()}live.json").json()["ended"] is True


def test_the_page_of_a_moment_shows_the_posts_of_that_moment(client, blog, settings):
    settings.READERS_LOOK_BACK = True
    now = timezone.now()
    for hours in (3, 2, 1):
        make.live_post(blog, f"<p>{hours} uur geleden</p>", at=now - hours * HOUR)
    moment = timezone.localtime(now - 1.5 * HOUR).strftime("%Y-%m-%dT%H:%M")
    page = page_of(client, blog, f"?at={moment}")
    assert (order(page), "reading/live.js" in page) == (["2", "1"], False)


def test_a_feed_gets_the_newest_posts_with_their_authors(
    blog, django_assert_num_queries
):
    make.live_post(blog, "<p>Een.</p>", author_id=make.author().pk)
    make.live_post(blog, "<p>Twee.</p>")
    make.live_post(blog, "<p>Straks.</p>", time=timezone.now() + HOUR)
    with django_assert_num_queries(1):
        found = [
            (post.body, str(post.author))
            for post in posts(blog.article_id, timezone.now())
        ]
    assert found == [("<p>Twee.</p>", "None"), ("<p>Een.</p>", "Anna de Vries")]

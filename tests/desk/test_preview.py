"""The preview is the readers' page of the draft, and nobody else's."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.desk.preview_links import address, make_link
from articles.drafts.revision import Revision
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make.article(
        headline="Brug gaat open",
        intro="Na drie jaar.",
        section=make.section(),
        authors=[make.author()],
        tags=[make.tag()],
        lead_image=make.image(),
        body="<p>Het verkeer rijdt weer.</p>",
    )


@pytest.fixture
def desk(client):
    client.force_login(make.editor())
    return client


def url(name: str, article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def story(response) -> str:
    """The article of a page, its times left out: a moment passes between two pages."""
    page = html.fromstring(response.content.decode()).find(".//article")
    for time in page.findall(".//time"):
        time.clear()
    return html.tostring(page, encoding="unicode")


def form_of(page) -> dict:
    """What a browser would send of the story's form."""
    forms = html.fromstring(page.content.decode()).forms
    values = next(one for one in forms if one.get("id") == "article_form").form_values()
    return {name: value or "" for name, value in values}


def test_the_preview_is_what_readers_get_once_it_is_published(desk, client, article):
    preview = desk.get(url("preview", article))
    publish(article, by=None)
    address = Edition.objects.live().get().get_absolute_url()
    assert story(preview) == story(client.get(address))
    assert Edition.objects.count() == 1


def test_the_preview_shows_what_is_typed_and_saves_nothing(desk, article):
    sent = form_of(desk.get(url("change", article)))
    before = list(Revision.objects.all())
    sent |= {
        "headline": "Brug blijft dicht",
        "body": "<p>Toch <script>x</script>niet.</p>",
    }
    page = desk.post(url("preview", article), sent).content.decode()
    assert "Brug blijft dicht" in page
    assert "<p>Toch niet.</p>" in page
    assert "<script>x" not in page
    article.refresh_from_db()
    assert (article.headline, article.version) == ("Brug gaat open", 1)
    assert list(Revision.objects.all()) == before


@pytest.mark.django_db(transaction=True)
def test_a_preview_waits_for_no_lock_and_takes_none(desk, article):
    """With real commits: PostgreSQL refuses to lock a row outside a transaction."""
    sent = form_of(desk.get(url("change", article)))
    page = desk.post(url("preview", article), sent | {"headline": "Brug blijft dicht"})
    assert page.status_code == 200
    assert "Brug blijft dicht" in page.content.decode()


def test_a_story_without_a_section_or_a_headline_has_a_preview(desk):
    page = desk.get(url("preview", make.article("", body="")))
    assert page.status_code == 200


def test_a_preview_is_in_no_cache_and_no_search_engine(desk, article):
    headers = desk.get(url("preview", article)).headers
    found = [headers[name] for name in ("Cache-Control", "X-Robots-Tag")]
    assert found == ["private, no-store", "noindex, nofollow, noarchive"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_a_link_shows_the_draft_until_it_expires(client, article):
    link = make_link(article, by=None, at=timezone.now(), hours=24)
    page = client.get(address(link))
    assert (page.status_code, "Het verkeer rijdt weer." in page.content.decode()) == (
        200,
        True,
    )
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    link.expires_at = timezone.now() - dt.timedelta(seconds=1)
    link.save()
    assert client.get(address(link)).status_code == 404


def test_a_link_that_nobody_made_shows_nothing(client, article):
    link = make_link(article, by=None, at=timezone.now(), hours=24)
    for signed in (link.token, f"{link.token}:x", "A" + address(link)[10:-1]):
        assert client.get(f"/preview/{signed}/").status_code == 404


def test_an_editor_makes_a_link_and_revokes_it(desk, article):
    desk.post(url("links", article), {"hours": "72"})
    link = article.preview_links.get()
    page = desk.get(url("links", article)).content.decode()
    assert address(link) in page
    desk.post(url("revoke_link", article), {"link": link.pk})
    assert desk.get(address(link)).status_code == 404
    assert address(link) not in desk.get(url("links", article)).content.decode()


def test_who_may_not_write_the_story_makes_no_link(client, article):
    client.force_login(make.member("Picture desk"))
    assert client.post(url("links", article), {"hours": "72"}).status_code == 403
    assert client.post(url("preview", article), {"headline": "x"}).status_code == 403
    assert not article.preview_links.exists()


def test_a_colleague_who_reads_along_gets_only_links_that_answer(client):
    """Each of them, since one that is refused is a promise broken."""
    edition = make.edition(by=make.editor(), lead_image=make.image())
    for name in ("Reporter", "Picture desk"):
        client.force_login(make.member(name))
        change = reverse("admin:articles_article_change", args=[edition.article_id])
        page = html.fromstring(client.get(change).content.decode())
        ways = {
            way.partition("#")[0]
            for way in page.xpath("//main//a/@href | //noscript//a/@href")
            if way.startswith("/admin/articles/article/")
        }
        preview = reverse("admin:articles_article_preview", args=[edition.article_id])
        assert preview in ways
        assert {way: client.get(way).status_code for way in ways} == dict.fromkeys(
            ways, 200
        )

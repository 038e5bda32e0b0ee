"""One sweep over every public address, with what must not show really there."""

import datetime as dt
import re

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from articles.editions.live_withdraw import withdraw_post
from articles.editions.publish import publish
from articles.editions.publish_front import publish_front
from articles.editions.withdraw import withdraw
from articles.urls import urlpatterns
from tests import make

pytestmark = pytest.mark.django_db

SECRETS = (
    "GEHEIM-CONCEPT",
    "GEHEIM-EMBARGO",
    "GEHEIM-INGETROKKEN",
    "GEHEIM-BIJLAGE",
    "GEHEIM-VOORPAGINA",
    "GEHEIM-LIVEBLOG",
)


# A search that asks nothing.
UNASKED = re.compile(r"/search/(\w+.(xml|json))?")
# Name dates or addresses, and no story by its headline.
DATES_ONLY = re.compile(
    r"/archive/([0-9]{4}/)?|/robots.txt|/sitemap.*|/(.well-known/)?security.txt"
    r"|/.well-known/tdmrep.json|/[^/]+/[^/]+/live.json"
    r"|/api/((openapi.json)|(pictures/[0-9]+|removals|sections|tags|authors)/)?"
    r"|/feeds(/|.opml)|/corrections/\w+.(xml|json)"
)
# Shows a draft to whoever was given the link: tests/desk/test_preview.py. A card has a
# name of its own: tests/reading/machine/test_card.py.
BY_LINK = {"shared_preview", "card"}
# Where something is sent, and nothing is shown.
SENT_TO = {"read", "hub"}


@pytest.fixture
def paper():
    """A live story whose draft has moved on, a draft, an embargo, a withdrawn story."""
    values = {
        "section": make.section(),
        "authors": [make.author()],
        "tags": [make.tag()],
        "lead_image": make.image(),
    }
    live = make.edition("Brug gaat open", **values)
    draft = make.Article.objects.get(pk=live.article_id)
    draft.intro = "Maandag."
    draft.save()
    live = publish(draft, by=None, correction="Het is maandag.")
    draft.headline = draft.intro = draft.lead_caption = "GEHEIM-CONCEPT"
    draft.save()
    make.article("GEHEIM-CONCEPT nieuw", **values)
    embargoed = make.article("GEHEIM-EMBARGO", **values)
    publish(embargoed, by=None, at=timezone.now() + dt.timedelta(minutes=1))
    make.edition("GEHEIM-INGETROKKEN", **values)
    gone = make.Article.objects.get(headline="GEHEIM-INGETROKKEN")
    withdraw(gone, by=None, reason="Klopte niet.")
    make.image(credit="GEHEIM-BIJLAGE", caption="GEHEIM-BIJLAGE")
    arrange_fronts(live, [embargoed, gone, draft])
    blog = make.liveblog("Brug gaat open, live", **values)
    fill_liveblog(blog)
    return {"live": live, "embargoed": embargoed, "gone": gone, "blog": blog}


def fill_liveblog(blog) -> None:
    """A post that is out, an older text of it, one for later, and one that was withdrawn."""
    words = {"headline": "GEHEIM-LIVEBLOG", "body": "<p>GEHEIM-LIVEBLOG</p>"}
    post = make.live_post(blog, **words, key_event=True)
    new = {"uuid": post.uuid, "began_from": 1}
    make.live_post(blog, "<p>Brug gaat open.</p>", headline="Brug gaat open", **new)
    later = timezone.now() + dt.timedelta(minutes=1)
    make.live_post(blog, **words, pinned=True, time=later)
    gone = make.live_post(blog, **words, pinned=True, key_event=True)
    article = make.Article.objects.get(pk=blog.article_id)
    withdraw_post(article, uuid=gone.uuid, by=None, reason="Klopte niet.")


def arrange_fronts(live, hidden) -> None:
    """Fronts with what must not show: out, planned, and still at the desk."""
    own = {"kicker": "GEHEIM-VOORPAGINA", "headline": "GEHEIM-VOORPAGINA"}
    later = timezone.now() + dt.timedelta(minutes=1)
    for section in (None, live.section):
        out = make.front(
            *(make.pin(story, **own) for story in hidden[:2]), section=section
        )
        publish_front(out, by=None)
        front = make.front(make.pin(live, **own), section=section)
        publish_front(front, by=None, at=later)
        make.front(make.pin(hidden[2], **own), section=section)


def addresses(paper) -> list[str]:
    """Every public address by its name, for what is live."""
    live, blog = paper["live"], paper["blog"]
    out = timezone.localtime(live.first_published_at)
    date = [out.year, out.month, out.day]
    known = {
        "api": [],
        "api_article": [live.article_uuid],
        "api_articles": [],
        "api_authors": [],
        "api_openapi": [],
        "api_picture": [live.lead_image_id],
        "api_removals": [],
        "api_sections": [],
        "api_tags": [],
        "archive": [],
        "archive_year": date[:1],
        "archive_month": date[:2],
        "archive_day": date,
        "front": [],
        "robots": [],
        "sitemap": [],
        "sitemap_month": [out.year, f"{out.month:02}"],
        "news_sitemap": [],
        "tdmrep": [],
        "security_txt": [],
        "old_security_txt": [],
        "story_ninjs": [live.section.slug, live.slug, live.article_id],
        "rss": [],
        "search": [],
        "tag": [make.tag().slug],
        "author": [make.author().slug],
        "section": [make.section().slug],
        "story": [live.section.slug, live.slug, live.article_id],
        "story_changes": [live.section.slug, live.slug, live.article_id],
        "corrections": [],
        "live_post": [blog.section.slug, blog.slug, blog.article_id, 1],
        "live_posts": [blog.section.slug, blog.slug, blog.article_id],
        "live_pulse": [blog.section.slug, blog.slug, blog.article_id],
    }
    known |= feeds(live, blog)
    names = {pattern.name for pattern in urlpatterns if pattern.name}
    assert names - BY_LINK - SENT_TO == set(known), (
        "a new public address needs its place in this sweep"
    )
    found = [reverse(name, args=arguments) for name, arguments in known.items()]
    # All of them have this author; words of a headline would be marked in it.
    asked = [f"{address}?q=anna" for address in found if address.startswith("/search/")]
    return [*found, *asked, blog.get_absolute_url()]


def feeds(live, blog) -> dict[str, list]:
    """The names of all feeds, in their three formats."""
    of = {
        "corrections": [],
        "search": [],
        "tag": [make.tag().slug],
        "author": [make.author().slug],
        "section": [make.section().slug],
        "liveblog": [blog.section.slug, blog.slug, blog.article_id],
    }
    formats = ("rss", "atom", "json_feed")
    each = {f"{name}_{form}": args for name, args in of.items() for form in formats}
    return each | {"atom": [], "json_feed": [], "feeds": [], "feeds_opml": []}


def test_every_public_page_shows_the_live_story_and_no_secret(client, paper):
    for address in addresses(paper):
        page = client.get(address).content.decode()
        nothing = DATES_ONLY.fullmatch(address) or UNASKED.fullmatch(address)
        assert "Brug gaat open" in page or nothing, address
        assert [secret for secret in SECRETS if secret in page] == [], address


def test_what_is_not_out_is_told_from_nothing_by_nobody(client, paper):
    embargoed = paper["embargoed"]
    hidden = f"/binnenland/{embargoed.slug}~{embargoed.pk}/"
    never = f"/binnenland/{embargoed.slug}~999999/"
    one, other = client.get(hidden), client.get(never)
    assert (one.status_code, one.content) == (404, other.content)
    assert dict(one.headers) == dict(other.headers)


def test_a_tag_or_author_that_only_drafts_have_is_told_from_nothing_by_nobody(client):
    make.article(tags=["Overname"], authors=[make.author("Nieuwe Naam")])
    for kind, name in (("tag", "overname"), ("author", "nieuwe-naam")):
        one, other = client.get(f"/{kind}/{name}/"), client.get(f"/{kind}/x/")
        assert (one.status_code, one.content) == (404, other.content)


def test_a_withdrawn_story_says_so_and_no_more(client, paper):
    gone = paper["gone"]
    response = client.get(f"/binnenland/{gone.slug}~{gone.pk}/")
    page = response.content.decode()
    assert (response.status_code, "Klopte niet." in page) == (410, True)
    assert "GEHEIM" not in page.replace(gone.slug, "")


def test_no_public_page_sets_a_cookie_or_varies_by_one(client, paper):
    client.force_login(make.editor())
    client.cookies.clear()
    for address in addresses(paper):
        response = client.get(address)
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address


def test_originals_are_not_served_to_readers(client, paper):
    image = paper["live"].lead_image
    assert client.get(f"/media/{image.file.name}").status_code == 404
    (webp, *_) = [each for each in image.renditions if each["format"] == "WEBP"]
    rendition = client.get(f"/media/{webp['name']}")
    assert rendition.status_code == 200
    assert rendition.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(rendition.streaming_content)[:4] == b"RIFF"
    rendition.close()
    desk = client.get(reverse("admin:articles_image_original", args=[image.pk]))
    assert desk.status_code == 302


def test_every_address_of_the_resolver_is_public_or_the_desks():
    first = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert first == {"admin/", ""}

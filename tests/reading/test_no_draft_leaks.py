"""One sweep over every public address, with what must not show really there."""

import datetime as dt

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

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
)


# Shows a draft to whoever was given the link: tests/desk/test_preview.py.
BY_LINK = {"shared_preview"}


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
    return {"live": live, "embargoed": embargoed, "gone": gone}


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
    live = paper["live"]
    known = {
        "front": [],
        "rss": [],
        "tag": [make.tag().slug],
        "author": [make.author().slug],
        "section": [make.section().slug],
        "story": [live.section.slug, live.slug, live.article_id],
    }
    names = {pattern.name for pattern in urlpatterns if pattern.name}
    assert names - BY_LINK == set(known), (
        "a new public address needs its place in this sweep"
    )
    return [reverse(name, args=arguments) for name, arguments in known.items()]


def test_every_public_page_shows_the_live_story_and_no_secret(client, paper):
    for address in addresses(paper):
        page = client.get(address).content.decode()
        assert "Brug gaat open" in page, address
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
    rendition = client.get(f"/media/{image.renditions[0]['name']}")
    assert rendition.status_code == 200
    assert rendition.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(rendition.streaming_content)[:4] == b"RIFF"
    rendition.close()
    desk = client.get(reverse("admin:articles_image_original", args=[image.pk]))
    assert desk.status_code == 302


def test_every_address_of_the_resolver_is_public_or_the_desks():
    first = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert first == {"admin/", ""}

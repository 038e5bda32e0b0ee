"""What can be followed: each kind in each format, and where it has gone."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from tests import make
from tests.reading.feeds.reader import FILES, SITE, found, get, items, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    """Two stories: one on bridges by Noor in Binnenland, one of Bram in Sport."""
    bridge = make.edition(
        "Brug open", tags=[make.tag("Bruggen")], authors=[make.author("Noor")]
    )
    match = make.edition(
        "Wedstrijd",
        body="<p>Het werd 2-1.</p>",
        section=make.section("Sport"),
        authors=[make.author("Bram")],
    )
    make.section("Leeg")
    return [f"urn:uuid:{edition.article_uuid}" for edition in (bridge, match)]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("place", "which"),
    [
        ("", (1, 0)),
        ("binnenland/", (0,)),
        ("sport/", (1,)),
        ("leeg/", ()),
        ("tag/bruggen/", (0,)),
        ("author/noor/", (0,)),
        ("author/bram/", (1,)),
        ("corrections/", ()),
    ],
)
def test_everything_can_be_followed(client, paper, place, which, file):
    assert read(client, f"/{place}{file}").ids == [paper[each] for each in which]


@pytest.mark.parametrize("file", FILES)
def test_a_search_is_followed_by_its_words_and_filters(client, paper, file):
    assert read(client, f"/search/{file}?q=brug").ids == paper[:1]
    assert read(client, f"/search/{file}?q=wedstrijd&section=sport").ids == paper[1:]
    assert read(client, f"/search/{file}?q=wedstrijd&section=binnenland").ids == []
    assert read(client, f"/search/{file}?author=noor").ids == paper[:1]
    assert read(client, f"/search/{file}?q=niets").ids == []
    assert client.get(f"/search/{file}").status_code == 404
    assert client.get(f"/search/{file}?q=").status_code == 404


def test_a_search_feed_knows_its_own_question(client, paper):
    content = get(
        client, "/search/atom.xml?order=date&section=sport&q=de wedstrijd"
    ).content
    own = f"{SITE}/search/atom.xml?q=de+wedstrijd&section=sport"
    assert found(content, "/*/a:link[@rel='self']/@href") == [own]
    page = f"{SITE}/search/?q=de+wedstrijd&section=sport"
    assert found(content, "/*/a:link[@rel='alternate']/@href") == [page]


def test_what_a_search_found_and_is_withdrawn_leaves_its_tombstone(client, paper):
    article = make.Article.objects.get(headline="Brug open")
    withdraw(article, by=None, reason="Fout")
    feed = read(client, "/search/atom.xml?q=brug")
    assert (feed.ids, feed.gone) == ([], paper[:1])
    assert read(client, "/search/atom.xml?q=wedstrijd").gone == []


def test_a_correction_has_an_item_of_its_own(client):
    edition = make.edition("Brug open", at=timezone.now() - dt.timedelta(hours=1))
    article = make.Article.objects.get(pk=edition.article_id)
    publish(article, by=None, correction="Het is de Maasbrug.")
    article.headline = "Maasbrug open"
    article.save()
    publish(article, by=None)
    publish(article, by=None, correction="Sinds dinsdag.")
    second, first = items(client, "/corrections/feed.json")
    title = gettext("Correction: %(headline)s") % {"headline": "Maasbrug open"}
    assert [second["title"], first["title"]] == [title, title]
    assert first["content_html"] == (
        "<p>Het is de Maasbrug.</p>\n"
        f'<p><a href="{SITE}{edition.get_absolute_url()}">Maasbrug open</a></p>\n'
    )
    assert second["summary"] == "Sinds dinsdag."
    ids = {first["id"], second["id"], f"urn:uuid:{edition.article_uuid}"}
    assert len(ids) == 3
    withdraw(article, by=None, reason="Fout")
    feed = read(client, "/corrections/atom.xml")
    assert (feed.ids, feed.gone) == ([], [second["id"], first["id"]])


def test_a_tag_is_followed_with_those_that_were_merged_into_it(client):
    into, old = make.tag("Oeververbindingen"), make.tag("Bruggen")
    both = make.edition("Beide", tags=[into, old])
    one = make.edition("Een", tags=[old])
    old.merged_into = into
    old.save()
    ids = [f"urn:uuid:{edition.article_uuid}" for edition in (one, both)]
    assert read(client, "/tag/oeververbindingen/rss.xml").ids == ids
    response = client.get("/tag/bruggen/rss.xml?month=2026-10")
    assert response.status_code == 301
    assert response.url == "/tag/oeververbindingen/rss.xml?month=2026-10"


@pytest.mark.parametrize("file", FILES)
def test_the_feed_of_what_was_renamed_leads_on(client, paper, file):
    section, tag = make.section("Sport"), make.tag("Bruggen")
    section.slug, tag.slug = "sporten", "brug"
    section.save()
    tag.save()
    for old, new in (("sport", "sporten"), ("tag/bruggen", "tag/brug")):
        response = client.get(f"/{old}/{file}?month=2026-10")
        assert response.status_code == 301
        assert response.url == f"/{new}/{file}?month=2026-10"


@pytest.mark.parametrize("file", FILES)
def test_a_name_that_only_drafts_have_is_told_from_nothing_by_nobody(client, file):
    make.article(tags=["Overname"], authors=[make.author("Nieuwe Naam")])
    for kind, name in (("tag", "overname"), ("author", "nieuwe-naam")):
        one, other = (
            client.get(f"/{kind}/{name}/{file}"),
            client.get(f"/{kind}/x/{file}"),
        )
        assert (one.status_code, one.content) == (404, other.content)
        # What a cache is told to purge it by is made of the address itself.
        asked = {"Cache-Tag", "Surrogate-Key"}
        differ = dict(one.headers).items() ^ dict(other.headers).items()
        assert {header for header, _value in differ} <= asked


def test_a_story_that_was_removed_is_called_gone_in_every_atom_feed(client, paper):
    edition = make.edition("Weg")
    remove(edition.article_id, by="J.", ground="AVG", at=timezone.now())
    gone = f"urn:uuid:{edition.article_uuid}"
    for place in ("", "binnenland/", "sport/"):
        assert read(client, f"/{place}atom.xml").gone == [gone]
        assert gone not in get(client, f"/{place}rss.xml").content.decode()


@pytest.mark.parametrize(
    "place", ["", "binnenland/", "tag/bruggen/", "author/noor/", "search/"]
)
@pytest.mark.parametrize("many", [1, 30])
def test_a_feed_of_any_length_takes_as_many_queries(
    client, django_assert_max_num_queries, place, many
):
    picture = make.image()
    body = (
        f'<p>x</p><figure data-image="{picture.pk}"><figcaption>x</figcaption></figure>'
    )
    for number in range(many):
        make.edition(
            f"Brug {number}",
            body=body,
            lead_image=picture,
            tags=[make.tag("Bruggen"), make.tag("Sluizen")],
            authors=[make.author("Noor"), make.author("Bram")],
        )
    address = f"/{place}atom.xml" + ("?q=brug" if place == "search/" else "")
    get(client, address)
    with django_assert_max_num_queries(8 if place != "search/" else 10):
        etag = get(client, address)["ETag"]
    # A search first asks SQLite how many stories have the word.
    with django_assert_max_num_queries(1 if place != "search/" else 2):
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304

"""What an item holds, in each of the three formats."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from tests import make
from tests.reading.feeds.reader import FILES, SITE, found, get, items, read

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
BODY = """<p>Zie <a href="/binnenland/">hier</a>.</p>
<h2>Tussenkop</h2>
<figure data-image="{picture}"><figcaption>De <em>brug</em>.</figcaption></figure>
<blockquote><p>Wat een brug.</p></blockquote>
<aside data-block="pullquote"><p>Een hele brug</p></aside>
<ul><li><p>een</p></li><li><p>twee</p></li></ul>
<aside data-block="factbox"><h3>De feiten</h3><p>Gebouwd in 1936.</p></aside>
<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"><figcaption>Kijk</figcaption></figure>
<table><tbody><tr><th><p>jaar</p></th></tr><tr><td><p>1936</p></td></tr></tbody></table>"""


@pytest.fixture
def lead():
    return make.image("ANP", photographer="Robin Jansen", copyright_notice="© ANP")


@pytest.fixture
def inside():
    return make.image("EPA", alt="Een brug", kind="illustration", photographer="Fem")


@pytest.fixture
def edition(lead, inside):
    return make.edition(
        "Brug & sluis",
        at=dt.datetime(2026, 3, 2, 9, 5, tzinfo=dt.UTC),
        intro="Na een jaar.",
        body=BODY.format(picture=inside.pk),
        place="Nijmegen",
        sources="ANP, AFP",
        lead_image=lead,
        lead_caption="Bij de sluis.",
        authors=[make.author("Noor"), make.author("Bram")],
        tags=[make.tag("Bruggen")],
    )


def address(image) -> str:
    return f"{SITE}/media/{image.renditions[-1]['name']}"


def text(lead, inside) -> str:
    """The story whole, as it stands in every format."""
    return (
        "<p><strong>Na een jaar.</strong></p>\n"
        f'<figure><img src="{address(lead)}" alt="Een beeld" width="48" height="32">'
        "<figcaption>Bij de sluis. <small>Beeld ANP</small></figcaption></figure>\n"
        f'<p>Zie <a href="{SITE}/binnenland/">hier</a>.</p>\n'
        "<h2>Tussenkop</h2>\n"
        f'<figure><img src="{address(inside)}" alt="Een brug" width="48" height="32">'
        "<figcaption>De <em>brug</em>. <small>Illustratie EPA</small></figcaption></figure>\n"
        "<blockquote><p>Wat een brug.</p></blockquote>\n"
        "<aside><p><strong>Een hele brug</strong></p></aside>\n"
        "<ul><li>een</li><li>twee</li></ul>\n"
        "<hr>\n<aside><h3>De feiten</h3>\n<p>Gebouwd in 1936.</p>\n</aside>\n<hr>\n"
        '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Kijk</a></p>\n'
        '<table><thead><tr><th scope="col">jaar</th></tr></thead>'
        "<tbody><tr><td>1936</td></tr></tbody></table>\n"
        "<p><small>Nijmegen, ANP / AFP</small></p>\n"
    )


def test_an_rss_item_is_the_whole_story_with_pictures_and_credits(
    client, edition, lead, inside
):
    content = get(client, "/rss.xml").content
    told = {
        "title": ["Brug & sluis"],
        "link": [SITE + edition.get_absolute_url()],
        "description": ["Na een jaar."],
        "content:encoded": [text(lead, inside)],
        "dc:creator": ["Noor", "Bram"],
        "pubDate": ["Mon, 02 Mar 2026 10:05:00 +0100"],
        "guid": [f"urn:uuid:{edition.article_uuid}"],
        "category": ["Binnenland", "Bruggen"],
        "dc:language": ["nl"],
        "atom:updated": ["2026-03-02T10:05:00+01:00"],
        "media:content/media:description": ["Bij de sluis.", "De brug."],
        "media:content/media:copyright": ["© ANP"],
    }
    assert {path: found(content, f"//item/{path}/text()") for path in told} == told
    assert credits_of(content) == CREDITS
    assert sizes(content) == [sizes_of(lead), sizes_of(inside)]


def test_an_atom_entry_is_the_whole_story_with_pictures_and_credits(
    client, edition, lead, inside
):
    content = get(client, "/atom.xml").content
    told = {
        "a:id": [f"urn:uuid:{edition.article_uuid}"],
        "a:title": ["Brug & sluis"],
        "a:summary": ["Na een jaar."],
        "a:content[@type='html']": [text(lead, inside)],
        "a:author/a:name": ["Noor", "Bram"],
        "a:author/a:uri": [f"{SITE}/author/noor/", f"{SITE}/author/bram/"],
        "a:published": ["2026-03-02T10:05:00+01:00"],
        "a:updated": ["2026-03-02T10:05:00+01:00"],
        "a:rights": ["© De Courant"],
        "media:content/media:description": ["Bij de sluis.", "De brug."],
        "media:content/media:copyright": ["© ANP"],
    }
    assert {path: found(content, f"//a:entry/{path}/text()") for path in told} == told
    assert credits_of(content) == CREDITS
    assert sizes(content) == [sizes_of(lead), sizes_of(inside)]
    subjects = [
        found(content, f"//a:category/@{name}") for name in ("term", "scheme", "label")
    ]
    assert list(zip(*subjects, strict=True)) == [
        ("binnenland", f"{SITE}/", "Binnenland"),
        ("bruggen", f"{SITE}/tag/", "Bruggen"),
    ]


CREDITS = [
    ("photographer", "Robin Jansen"),
    ("distribution company", "ANP"),
    ("illustrator", "Fem"),
    ("distribution company", "EPA"),
]


def credits_of(content) -> list[tuple[str, str]]:
    roles = found(content, "//media:credit/@role")
    return list(zip(roles, found(content, "//media:credit/text()"), strict=True))


def sizes(content) -> list[dict]:
    names = ("url", "type", "medium", "width", "height", "fileSize")
    values = [found(content, f"//media:content/@{name}") for name in names]
    return [dict(zip(names, each, strict=True)) for each in zip(*values, strict=True)]


def sizes_of(image) -> dict:
    made = image.renditions[-1]
    return {
        "url": address(image),
        "type": "image/jpeg",
        "medium": "image",
        "width": str(made["width"]),
        "height": str(made["height"]),
        "fileSize": str(made["bytes"]),
    }


def test_a_json_item_is_the_whole_story_with_pictures_and_credits(
    client, edition, lead, inside
):
    (item,) = items(client)
    pictures = item.pop("_pictures")
    assert item == {
        "id": f"urn:uuid:{edition.article_uuid}",
        "url": SITE + edition.get_absolute_url(),
        "title": "Brug & sluis",
        "summary": "Na een jaar.",
        "content_html": text(lead, inside),
        "image": address(lead),
        "date_published": "2026-03-02T10:05:00+01:00",
        "date_modified": "2026-03-02T10:05:00+01:00",
        "authors": [
            {"name": "Noor", "url": f"{SITE}/author/noor/"},
            {"name": "Bram", "url": f"{SITE}/author/bram/"},
        ],
        "tags": ["Binnenland", "Bruggen"],
        "language": "nl",
    }
    assert pictures == [
        {
            "url": address(lead),
            "mime_type": "image/jpeg",
            "size_in_bytes": lead.renditions[-1]["bytes"],
            "width": 48,
            "height": 32,
            "caption": "Bij de sluis.",
            "credit": "Beeld ANP",
            "photographer": "Robin Jansen",
            "copyright": "© ANP",
            "alt": "Een beeld",
        },
        {
            "url": address(inside),
            "mime_type": "image/jpeg",
            "size_in_bytes": inside.renditions[-1]["bytes"],
            "width": 48,
            "height": 32,
            "caption": "De brug.",
            "credit": "Illustratie EPA",
            "photographer": "Fem",
            "alt": "Een brug",
        },
    ]


def test_a_feed_says_what_it_is(client, edition):
    rss, atom = (get(client, f"/{file}").content for file in FILES[:2])
    assert {
        name: found(rss, f"/rss/channel/{name}/text()")
        for name in (
            "title",
            "link",
            "description",
            "language",
            "copyright",
            "lastBuildDate",
        )
    } == {
        "title": ["De Courant"],
        "link": [f"{SITE}/"],
        "description": ["Het nieuws van De Courant"],
        "language": ["nl"],
        "copyright": ["© De Courant"],
        "lastBuildDate": ["Mon, 02 Mar 2026 10:05:00 +0100"],
    }
    assert found(rss, "//atom:link[@rel='self']/@href") == [f"{SITE}/rss.xml"]
    assert found(atom, "/*/a:id/text()") == ["tag:127.0.0.1,2026:feed/paper"]
    assert found(atom, "/*/a:link[@rel='self']/@href") == [f"{SITE}/atom.xml"]
    assert found(atom, "/*/a:link[@rel='alternate']/@href") == [f"{SITE}/"]
    assert found(atom, "/*/a:author/a:name/text()") == ["De Courant"]
    feed = json.loads(get(client, "/feed.json").content)
    assert {name: feed[name] for name in feed if name != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "De Courant",
        "description": "Het nieuws van De Courant",
        "home_page_url": f"{SITE}/",
        "feed_url": f"{SITE}/feed.json",
        "favicon": f"{SITE}/static/reading/icon.svg",
        "language": "nl",
        "_copyright": "© De Courant",
    }


def test_the_id_of_a_feed_outlives_the_address_of_the_site(client, settings, edition):
    settings.FEED_AUTHORITY, settings.SITE_URL = "oud.example", "https://nieuw.example"
    content = get(client, "/binnenland/atom.xml").content
    key = f"feed/section/{edition.section.pk}"
    assert found(content, "/*/a:id/text()") == [f"tag:oud.example,2026:{key}"]
    assert found(content, "//a:entry/a:id/text()") == [
        f"urn:uuid:{edition.article_uuid}"
    ]


def test_the_id_of_a_story_outlives_its_slug_and_section(client, edition):
    article = make.Article.objects.get(pk=edition.article_id)
    article.slug, article.section = "iets-anders", make.section("Sport")
    article.save()
    publish(article, by=None)
    for file in FILES:
        assert read(client, f"/sport/{file}").ids == [
            f"urn:uuid:{edition.article_uuid}"
        ]
        assert read(client, f"/binnenland/{file}").ids == []


@pytest.mark.parametrize("file", FILES)
def test_a_correction_is_said_first_and_is_an_update(client, file):
    edition = make.edition(at=timezone.now() - HOUR, intro="Intro.")
    article = make.Article.objects.get(pk=edition.article_id)
    article.corrections_place = "bottom"
    made = publish(article, by=None, correction="Het is de Maasbrug.")
    (before, words) = (edition.published_at, items(client)[0]["content_html"])
    assert words.startswith(
        "<p><strong>Correctie:</strong> Het is de Maasbrug. <small>("
    )
    updated = items(client)[0]["date_modified"]
    assert dt.datetime.fromisoformat(updated) == made.published_at.replace(
        microsecond=0
    ) or (dt.datetime.fromisoformat(updated) == made.published_at)
    assert dt.datetime.fromisoformat(items(client)[0]["date_published"]) == before
    assert "Het is de Maasbrug." in get(client, f"/{file}").content.decode()


def test_only_other_words_are_an_update(client):
    edition = make.edition(at=timezone.now() - 3 * HOUR)
    first = items(client)[0]["date_modified"]
    article = make.Article.objects.get(pk=edition.article_id)
    article.search_title = "Voor zoekmachines"
    article.save()
    publish(article, by=None, at=timezone.now() - 2 * HOUR)
    assert items(client)[0]["date_modified"] == first
    article.refresh_from_db()
    article.headline = "Een andere kop"
    article.save()
    later = publish(article, by=None, at=timezone.now() - HOUR)
    updated = items(client)[0]["date_modified"]
    assert dt.datetime.fromisoformat(updated) == later.published_at


def test_a_withdrawn_story_leaves_a_tombstone_and_an_expired_item(client):
    first = timezone.now() - 2 * HOUR
    edition = make.edition(
        "Geheime kop", at=first, tags=[make.tag()], authors=[make.author()]
    )
    make.edition("Blijft", at=first, tags=[make.tag()], authors=[make.author()])
    article = make.Article.objects.get(pk=edition.article_id)
    end = withdraw(article, by=None, reason="Klopte niet.", at=timezone.now() - HOUR)
    gone = f"urn:uuid:{edition.article_uuid}"
    for place in ("", "binnenland/", "tag/bruggen/", "author/anna-de-vries/"):
        for file in FILES:
            feed = read(client, f"/{place}{file}")
            assert (len(feed.ids), feed.gone) == (1, [gone]), place + file
            content = get(client, f"/{place}{file}").content.decode()
            assert "Geheime kop" not in content
            assert "Klopte niet." in content
    (when,) = found(get(client, "/atom.xml").content, "//at:deleted-entry/@when")
    assert dt.datetime.fromisoformat(when) == end.published_at


def test_a_story_that_comes_back_is_newer_than_its_tombstone(client):
    edition = make.edition(at=timezone.now() - 3 * HOUR)
    article = make.Article.objects.get(pk=edition.article_id)
    withdraw(article, by=None, reason="Klopte niet.", at=timezone.now() - 2 * HOUR)
    back = publish(article, by=None, at=timezone.now() - HOUR)
    (item,) = items(client)
    assert item["id"] == f"urn:uuid:{edition.article_uuid}"
    assert dt.datetime.fromisoformat(item["date_modified"]) == back.published_at
    assert dt.datetime.fromisoformat(item["date_published"]) == edition.published_at


def test_a_story_in_another_language_says_so(client):
    make.edition("Bridge", language="en", body="<p>It opens.</p>")
    (item,) = items(client)
    assert item["language"] == "en"
    assert item["content_html"] == '<div lang="en">\n<p>It opens.</p>\n</div>\n'
    atom = get(client, "/atom.xml").content
    assert found(atom, "//a:entry/@xml:lang") == ["en"]
    assert found(get(client, "/rss.xml").content, "//dc:language/text()") == ["en"]


def test_words_in_another_language_keep_their_mark(client):
    make.edition(body='<p>De <span lang="en">speaker</span> sprak.</p>')
    (item,) = items(client)
    assert item["content_html"] == '<p>De <span lang="en">speaker</span> sprak.</p>\n'


def test_a_merged_tag_is_told_by_the_name_it_has_now(client):
    into = make.tag("Oeververbindingen")
    make.edition(tags=[make.tag("Bruggen", merged_into=into), into])
    assert items(client)[0]["tags"] == ["Binnenland", "Oeververbindingen"]


def test_a_picture_is_there_until_its_rights_end(client):
    at = timezone.now()
    picture = make.image("ANP", rights_end=at + HOUR)
    make.edition(lead_image=picture)
    assert items(client)[0]["image"] == address(picture)
    type(picture).objects.update(rights_end=at - HOUR)
    assert "image" not in items(client)[0]

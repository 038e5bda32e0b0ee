"""Cheap: who has a feed already is told so, and whatever changes changes the ETag."""

import datetime as dt
import gzip
from email.utils import parsedate_to_datetime

import brotli
import pytest
from django.utils import timezone
from django.utils.http import http_date

from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.reading.feeds.compressed import encoding_for
from tests import make
from tests.reading.feeds.reader import FILES, get, read

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)


def etags(client) -> list[str]:
    return [client.head(f"/{file}")["ETag"] for file in FILES]


@pytest.mark.parametrize("file", FILES)
def test_who_has_it_is_told_so_by_etag_or_by_date(client, file):
    make.edition(at=timezone.now() - HOUR)
    first = get(client, f"/{file}")
    for headers in (
        {"if-none-match": first["ETag"]},
        {"if-none-match": f'"x", W/{first["ETag"]}'},
        {"if-none-match": first["ETag"].replace('"', "", 1).join(['"', ""])},
        {"if-none-match": f'"{first["ETag"].strip(chr(34))}-gzip"'},
        {"if-modified-since": first["Last-Modified"]},
    ):
        again = client.get(f"/{file}", headers=headers)
        assert (again.status_code, again.content) == (304, b""), headers
        kept = ("ETag", "Last-Modified", "Cache-Control", "Vary")
        assert {name: again[name] for name in kept} == {
            name: first[name] for name in kept
        }
    earlier = parsedate_to_datetime(first["Last-Modified"]) - SECOND
    for headers in (
        {"if-none-match": '"x"'},
        {"if-none-match": '"x"', "if-modified-since": first["Last-Modified"]},
        {"if-modified-since": http_date(earlier.timestamp())},
        {"if-modified-since": "gisteren"},
    ):
        assert client.get(f"/{file}", headers=headers).content == first.content


@pytest.mark.parametrize("file", FILES)
def test_the_headers_let_everybody_keep_and_share_it(client, file):
    make.edition(at=timezone.now() - HOUR)
    client.force_login(make.editor())
    client.cookies.clear()
    response = client.get(f"/{file}", headers={"origin": "https://elders.example"})
    told = {
        "Cache-Control": "public, max-age=60, stale-while-revalidate=60, stale-if-error=1800",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
        "Vary": "Accept-Encoding, Sec-Fetch-Dest",
    }
    assert {name: response[name] for name in told} == told
    assert not response.cookies
    assert not response["ETag"].startswith("W/")
    asked = client.options(f"/{file}")
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Headers"] == "If-None-Match, If-Modified-Since"
    assert client.post(f"/{file}").status_code == 405


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
    ],
)
def test_head_says_what_get_says_and_makes_nothing(
    client, file, media_type, django_assert_num_queries
):
    make.edition(at=timezone.now() - HOUR)
    whole = client.get(f"/{file}")
    with django_assert_num_queries(1):
        head = client.head(f"/{file}")
    assert head.content == b""
    names = ("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Vary")
    assert {name: head[name] for name in names} == {name: whole[name] for name in names}
    assert whole["Content-Type"] == media_type


def test_each_encoding_has_its_own_etag_and_the_same_words(client):
    make.edition()
    plain = client.get("/rss.xml")
    packed = client.get("/rss.xml", headers={"accept-encoding": "gzip"})
    smaller = client.get("/rss.xml", headers={"accept-encoding": "gzip, deflate, br"})
    assert (packed["Content-Encoding"], smaller["Content-Encoding"]) == ("gzip", "br")
    assert gzip.decompress(packed.content) == plain.content
    assert brotli.decompress(smaller.content) == plain.content
    assert len({plain["ETag"], packed["ETag"], smaller["ETag"]}) == 3
    again = client.get("/rss.xml", headers={"accept-encoding": "gzip"})
    assert again.content == packed.content


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("gzip;q=x", ""),
        ("deflate, zstd", ""),
    ],
)
def test_an_encoding_is_one_that_the_reader_takes(accepted, encoding):
    assert encoding_for(accepted) == encoding


def test_whatever_changes_what_readers_get_changes_the_etag(client, settings):
    section, tag, author = make.section(), make.tag(), make.author()
    picture = make.image("ANP", photographer="Robin")
    edition = make.edition(
        at=timezone.now() - 2 * HOUR,
        tags=[tag],
        authors=[author],
        lead_image=picture,
        lead_caption="x",
    )
    make.edition("Ander", at=timezone.now() - HOUR)
    article = make.Article.objects.get(pk=edition.article_id)
    seen = [etags(client)]

    def changed(act: str) -> None:
        now = etags(client)
        assert [one for one in now if any(one in each for each in seen)] == [], act
        seen.append(now)

    for thing in (section, tag, author):
        thing.name += " anders"
        thing.save()
        changed(f"name of {thing}")
        thing.slug += "-anders"
        thing.save()
        changed(f"slug of {thing}")
    for name in ("credit", "photographer", "copyright_notice", "alt"):
        Image.objects.update(**{name: "Anders"})
        changed(name)
    Image.objects.update(renditions=picture.renditions[:-1])
    changed("files of a picture")
    publish(article, by=None, correction="Het is anders.")
    changed("correction")
    Image.objects.update(rights_end=timezone.now() - SECOND)
    changed("end of rights")
    withdraw(article, by=None, reason="Fout")
    changed("withdrawal")
    remove(edition.article_id, by="J.", ground="AVG", at=timezone.now())
    changed("removal")
    settings.SITE_NAME = "De Andere Courant"
    changed("name of the paper")


def test_words_that_were_removed_change_the_etag_for_good(client):
    edition = make.edition(intro="Jan Jansen was erbij.", at=timezone.now() - HOUR)
    before = etags(client)
    long_ago = timezone.now() - dt.timedelta(days=400)
    remove(edition.article_id, by="J.", ground="AVG", at=long_ago, words="Jan Jansen")
    after = etags(client)
    assert [one for one in after if one in before] == []
    assert "Jan Jansen" not in get(client, "/rss.xml").content.decode()


def test_what_is_no_part_of_it_changes_nothing(client):
    make.edition(at=timezone.now() - HOUR)
    before = etags(client)
    section = client.head("/binnenland/rss.xml")["ETag"]
    make.article("Concept", section=make.section(), tags=["Nieuw"])
    publish(
        make.article("Later", section=make.section()), by=None, at=timezone.now() + HOUR
    )
    make.image("EPA")
    make.author("Iemand")
    assert etags(client) == before
    make.edition("Elders", section=make.section("Sport"))
    assert client.head("/binnenland/rss.xml")["ETag"] == section
    assert etags(client) != before


def test_the_end_of_a_pictures_rights_needs_nobody(client, monkeypatch):
    now = timezone.now()
    make.edition(at=now - HOUR, lead_image=make.image(rights_end=now + HOUR))
    before = get(client, "/atom.xml")
    monkeypatch.setattr(timezone, "now", lambda: now + HOUR - SECOND)
    known = {"if-none-match": before["ETag"]}
    assert client.get("/atom.xml", headers=known).status_code == 304
    monkeypatch.setattr(timezone, "now", lambda: now + HOUR)
    for headers in (known, {"if-modified-since": before["Last-Modified"]}):
        after = client.get("/atom.xml", headers=headers)
        assert (after.status_code, b"media:content" in after.content) == (200, False)


def test_a_second_that_is_not_over_may_bring_another_story(client, monkeypatch):
    """Whoever asks by date only misses no story of the same second."""
    second = timezone.now().replace(microsecond=0) - HOUR
    for story, later in (("Een", 100_000), ("Twee", 900_000)):
        make.edition(story, at=second + dt.timedelta(microseconds=later))
    monkeypatch.setattr(timezone, "now", lambda: second + SECOND / 2)
    first = get(client, "/rss.xml")
    assert len(read(client, "/rss.xml").ids) == 1
    monkeypatch.setattr(timezone, "now", lambda: second + 2 * SECOND)
    again = client.get(
        "/rss.xml", headers={"if-modified-since": first["Last-Modified"]}
    )
    assert again.status_code == 200
    settled = client.get("/rss.xml")["Last-Modified"]
    headers = {"if-modified-since": settled}
    assert client.get("/rss.xml", headers=headers).status_code == 304


def test_a_reader_that_polls_through_a_day_sees_each_story_once_and_never_early(
    client, monkeypatch
):
    start = timezone.now().replace(second=0, microsecond=0) - 24 * HOUR
    planned = {}
    for number in range(60):
        at = start + dt.timedelta(minutes=11 * number, seconds=number % 60)
        edition = make.edition(f"Verhaal {number}", at=at)
        planned[f"urn:uuid:{edition.article_uuid}"] = at
    article = make.Article.objects.get(headline="Verhaal 3")
    publish(article, by=None, at=start + 2 * HOUR, correction="Anders.")
    withdraw(article, by=None, reason="Fout", at=start + 5 * HOUR)
    seen: dict[str, dt.datetime] = {}
    known: dict[str, str] = {}
    for minutes in range(0, 24 * 60, 15):
        now = start + dt.timedelta(minutes=minutes)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        response = client.get("/atom.xml", headers=known)
        if response.status_code == 304:
            continue
        known = {"if-none-match": response["ETag"]}
        for each in read(client, "/atom.xml").ids:
            assert planned[each] <= now
            seen.setdefault(each, now)
    assert set(seen) == set(planned)
    quarter = dt.timedelta(minutes=15)
    assert all(seen[each] - planned[each] < quarter for each in planned)


def test_it_changes_in_the_second_in_which_a_story_is_due(client, monkeypatch):
    now = timezone.now()
    make.edition("Nu", at=now - HOUR)
    later = publish(
        make.article("Straks", section=make.section()), by=None, at=now + HOUR
    )
    before = etags(client)
    tick = dt.timedelta(microseconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later.published_at - tick)
    assert etags(client) == before
    monkeypatch.setattr(timezone, "now", lambda: later.published_at)
    assert [one for one in etags(client) if one in before] == []
    assert len(read(client, "/feed.json").ids) == 2
    assert Edition.objects.count() == 2

"""robots.txt, tdmrep.json, security.txt, and what every page says of mining."""

import datetime as dt
from urllib.robotparser import RobotFileParser

import pytest
from django.utils import timezone

from tests import make
from tests.reading.machine.said import metas, tree
from tests.reading.machine.test_news_article import SITE

pytestmark = pytest.mark.django_db


def test_robots_find_the_sitemaps_and_keep_off_the_desk(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    robots = RobotFileParser()
    robots.parse(lines)
    assert robots.site_maps() == [f"{SITE}/sitemap.xml", f"{SITE}/news-sitemap.xml"]
    edition = make.edition()
    for path, may in (
        (edition.get_absolute_url(), True),
        ("/", True),
        ("/media/renditions/a.jpg", True),
        ("/admin/articles/", False),
        ("/preview/x/", False),
        ("/search/?q=brug", False),
    ):
        assert robots.can_fetch("*", SITE + path) is may, path


def test_mining_is_reserved_unless_the_house_says_otherwise(client, settings):
    assert client.get("/.well-known/tdmrep.json").json() == [
        {"location": "/", "tdm-reservation": 1}
    ]
    settings.TDM_POLICY = "https://courant.example/tdm.json"
    assert client.get("/.well-known/tdmrep.json").json() == [
        {
            "location": "/",
            "tdm-reservation": 1,
            "tdm-policy": "https://courant.example/tdm.json",
        }
    ]
    settings.TDM_RESERVED = False
    assert client.get("/.well-known/tdmrep.json").json() == [
        {"location": "/", "tdm-reservation": 0}
    ]


def test_pages_and_files_say_the_same_of_mining(client, settings):
    settings.TDM_POLICY = "https://courant.example/tdm.json"
    edition = make.edition(lead_image=make.image())
    said = metas(tree(client, edition.get_absolute_url()))
    assert (said["tdm-reservation"], said["tdm-policy"]) == ("1", settings.TDM_POLICY)
    assert "TDM-Reservation" not in client.get("/admin/login/").headers
    rendition = client.get(f"/media/{edition.lead_image.renditions[0]['name']}")
    for response in (client.get("/"), client.get("/rss.xml"), rendition):
        headers = response.headers
        assert (headers["TDM-Reservation"], headers["TDM-Policy"]) == (
            "1",
            settings.TDM_POLICY,
        )
    rendition.close()


def test_nobody_is_named_where_the_house_named_nobody(client):
    for path in ("/.well-known/security.txt",):
        assert client.get(path).status_code == 404
    response = client.get("/security.txt")
    assert (response.status_code, response["Location"]) == (
        301,
        "/.well-known/security.txt",
    )


def test_whoever_finds_a_hole_finds_somebody(client, settings):
    settings.SECURITY_CONTACT = [
        "veilig@courant.example",
        "https://courant.example/lek",
    ]
    settings.SECURITY_POLICY = "https://courant.example/beleid"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    (expires,) = (line for line in lines if line.startswith("Expires: "))
    lines.remove(expires)
    assert lines == [
        "Contact: mailto:veilig@courant.example",
        "Contact: https://courant.example/lek",
        "Preferred-Languages: nl, en",
        f"Canonical: {SITE}/.well-known/security.txt",
        "Policy: https://courant.example/beleid",
    ]
    left = dt.datetime.fromisoformat(expires.removeprefix("Expires: ")) - timezone.now()
    assert dt.timedelta(days=170) < left < dt.timedelta(days=365)

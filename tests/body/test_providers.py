"""Whose pages may be shown in a story, and what a click on one loads."""

import re

import pytest

from articles.body.blocks import Embed
from articles.body.providers import PROVIDERS, Frame, frame

YOUTUBE = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"
KNOWN = [
    ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "YouTube", YOUTUBE),
    ("https://youtube.com/watch?t=12s&v=aqz-KE-bpKQ&list=x", "YouTube", YOUTUBE),
    ("https://youtu.be/aqz-KE-bpKQ?si=abc", "YouTube", YOUTUBE),
    ("https://m.youtube.com/shorts/aqz-KE-bpKQ", "YouTube", YOUTUBE),
    (
        "https://vimeo.com/76979871",
        "Vimeo",
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
    ),
    (
        "https://twitter.com/courant/status/1234567890?s=20",
        "X",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890",
    ),
    (
        "https://www.instagram.com/p/CabCdef123_/",
        "Instagram",
        "https://www.instagram.com/p/CabCdef123_/embed/captioned/",
    ),
    (
        "https://www.tiktok.com/@de.courant/video/7212345678901234567",
        "TikTok",
        "https://www.tiktok.com/embed/v2/7212345678901234567",
    ),
    (
        "https://bsky.app/profile/courant.example/post/3kabcdefghi2z",
        "Bluesky",
        "https://embed.bsky.app/embed/courant.example/app.bsky.feed.post/3kabcdefghi2z",
    ),
    (
        "https://mastodon.nl/@courant/112233445566778899",
        "Mastodon",
        "https://mastodon.nl/@courant/112233445566778899/embed",
    ),
    (
        "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk?si=x",
        "Spotify",
        "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
    ),
    (
        "https://soundcloud.com/courant/aflevering-1",
        "SoundCloud",
        "https://w.soundcloud.com/player/?visual=false"
        "&url=https%3A%2F%2Fsoundcloud.com%2Fcourant%2Faflevering-1",
    ),
    (
        "https://datawrapper.dwcdn.net/AbC12/3/",
        "Datawrapper",
        "https://datawrapper.dwcdn.net/AbC12/",
    ),
    (
        "https://public.flourish.studio/visualisation/1234567/",
        "Flourish",
        "https://flo.uri.sh/visualisation/1234567/embed",
    ),
    (
        "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2436",
        "Google Maps",
        "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2436",
    ),
    (
        "https://www.openstreetmap.org/export/embed.html?bbox=4.8%2C52.3%2C5%2C52.4",
        "OpenStreetMap",
        "https://www.openstreetmap.org/export/embed.html?bbox=4.8%2C52.3%2C5%2C52.4",
    ),
]


@pytest.mark.parametrize(("address", "provider", "url"), KNOWN)
def test_a_page_of_a_known_site_has_a_frame(address, provider, url):
    found = frame(Embed(address))
    assert found is not None
    assert (found.provider, found.url) == (provider, url)
    assert found.shape in ("video", "post", "sound", "chart")


def test_every_known_site_is_tried_here():
    assert {name for _address, name, _url in KNOWN} == {each.name for each in PROVIDERS}


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/film",
        "http://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?v=aqz-KE-bpKQ\n",
        'https://www.youtube.com/watch?v=aqz-KE-bpKQ#"><script>alert(1)</script>',
        "https://www.youtube.com.example.org/watch?v=aqz-KE-bpKQ",
        "https://example.org/https://youtu.be/aqz-KE-bpKQ",
        "https://user@youtu.be/aqz-KE-bpKQ",
        "https://mastodon.example/@courant/112233445566778899",
        "https://evil.nl/@courant/112233445566778899",
        "https://www.google.com/maps/embed?pb=!1m18 onload=alert(1)",
        "https://soundcloud.com/a/b?x=';frame-src *",
        "https://vimeo.com/７６９７９８７１",
    ],
)
def test_anything_else_stays_a_link(address):
    assert frame(Embed(address)) is None


def test_the_origin_is_all_that_a_policy_needs():
    """A policy is a line of its own: nothing that somebody typed may end up in it."""
    assert Frame("YouTube", YOUTUBE, "video").origin == (
        "https://www.youtube-nocookie.com"
    )
    origins = {frame(Embed(address)).origin for address, _name, _url in KNOWN}
    assert all(re.fullmatch(r"https://[a-z.-]+", origin) for origin in origins)

"""Whose pages may be shown in a story, and in what frame: the one list of them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from articles.body.blocks import Embed


@dataclass(frozen=True)
class Provider:
    """A site: how the addresses of its pages look, and that of the same in a frame.

    `frame` is filled with the named parts of `page`, and with the whole address.
    """

    name: str
    page: re.Pattern[str]
    frame: str
    shape: str


@dataclass(frozen=True)
class Frame:
    """What a click on an embed loads."""

    provider: str
    url: str
    shape: str

    @property
    def origin(self) -> str:
        """The site that the page must be allowed to frame."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


VIDEO, POST, SOUND, CHART = "video", "post", "sound", "chart"


def _provider(name: str, shape: str, page: str, frame: str) -> Provider:
    return Provider(name, re.compile(rf"https://(?:{page})\Z", re.ASCII), frame, shape)


# Each of them works without a script of theirs on our page; where there is a way to ask
# for no tracking, the frame's address asks.
PROVIDERS = (
    _provider(
        "YouTube",
        VIDEO,
        r"(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[\w=&%.-]*&)?v=|shorts/"
        r"|live/|embed/)|youtu\.be/)(?P<id>[\w-]{11})(?:[?&][\w=&%.-]*)?",
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&rel=0",
    ),
    _provider(
        "Vimeo",
        VIDEO,
        r"(?:www\.)?vimeo\.com/(?P<id>\d{5,12})(?:\?[\w=&%.-]*)?",
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
    ),
    _provider(
        "X",
        POST,
        r"(?:www\.|mobile\.)?(?:x|twitter)\.com/\w{1,20}/status/(?P<id>\d{5,20})(?:\?[\w=&%.-]*)?",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={id}",
    ),
    _provider(
        "Instagram",
        POST,
        r"(?:www\.)?instagram\.com/(?P<kind>p|reel)/(?P<id>[\w-]{5,40})/?(?:\?[\w=&%.-]*)?",
        "https://www.instagram.com/{kind}/{id}/embed/captioned/",
    ),
    _provider(
        "TikTok",
        POST,
        r"(?:www\.)?tiktok\.com/@[\w.]{1,40}/video/(?P<id>\d{5,25})(?:\?[\w=&%.-]*)?",
        "https://www.tiktok.com/embed/v2/{id}",
    ),
    _provider(
        "Bluesky",
        POST,
        r"bsky\.app/profile/(?P<who>[\w.:-]{3,100})/post/(?P<id>[a-z2-7]{8,20})",
        "https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{id}",
    ),
    _provider(
        "Mastodon",
        POST,
        r"(?P<host>mastodon\.(?:social|nl))/@(?P<who>[\w.@-]{1,100})/(?P<id>\d{5,25})",
        "https://{host}/@{who}/{id}/embed",
    ),
    _provider(
        "Spotify",
        SOUND,
        r"open\.spotify\.com/(?:intl-\w\w/)?(?P<kind>track|album|episode|show|playlist)"
        r"/(?P<id>\w{10,40})(?:\?[\w=&%.-]*)?",
        "https://open.spotify.com/embed/{kind}/{id}",
    ),
    _provider(
        "SoundCloud",
        SOUND,
        r"(?:www\.|m\.)?soundcloud\.com/[\w-]{1,80}/[\w/-]{1,160}(?:\?[\w=&%.-]*)?",
        "https://w.soundcloud.com/player/?visual=false&url={address}",
    ),
    _provider(
        "Datawrapper",
        CHART,
        r"(?:datawrapper\.dwcdn\.net|www\.datawrapper\.de/_)/(?P<id>\w{4,10})(?:/\d*)?/?",
        "https://datawrapper.dwcdn.net/{id}/",
    ),
    _provider(
        "Flourish",
        CHART,
        r"(?:public\.flourish\.studio/|flo\.uri\.sh/)(?P<kind>visualisation|story)/(?P<id>\d{3,12})"
        r"(?:/(?:embed)?)?",
        "https://flo.uri.sh/{kind}/{id}/embed",
    ),
    _provider(
        "Google Maps",
        CHART,
        r"www\.google\.(?:com|nl)/maps/embed\?pb=(?P<view>[\w!%.:+*-]{10,2000})",
        "https://www.google.com/maps/embed?pb={view}",
    ),
    _provider(
        "OpenStreetMap",
        CHART,
        r"www\.openstreetmap\.org/export/embed\.html\?(?P<view>[\w=&%.,+-]{5,400})",
        "https://www.openstreetmap.org/export/embed.html?{view}",
    ),
)


def frame(embed: Embed) -> Frame | None:
    """What a click shows of an embed; None where it stays a link."""
    for provider in PROVIDERS:
        found = provider.page.match(embed.url)
        if found:
            address = quote(embed.url, safe="")
            url = provider.frame.format(address=address, **found.groupdict())
            return Frame(provider.name, url, provider.shape)
    return None

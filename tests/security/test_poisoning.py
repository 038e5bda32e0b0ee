"""Nobody can make the page cache give others what they asked for, or what is one person's."""

import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse
from django.utils import timezone

from articles.desk.preview_links import address, make_link
from articles.reading.paper_state import paper_state
from newsroom.cache.page_cache import PageCache
from newsroom.cache.store import Store
from newsroom.cache.watch import Watch
from tests import make

pytestmark = pytest.mark.django_db
HOST = "krant.example"


@pytest.fixture
def site(settings):
    """The whole paper behind its page cache."""
    settings.ALLOWED_HOSTS = [HOST]
    settings.SITE_URL = f"https://{HOST}"
    watch = Watch(lambda: paper_state(timezone.now()), lambda: None)
    # The test's own transaction would be gone with its connection.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield PageCache(get_wsgi_application(), watch, Store(10_000_000))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def get(site, path="/", query="", scheme="https", **headers):
    """Status, headers and text of a reader's request."""
    said: list = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": HOST,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "443",
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(),
        **headers,
    }
    answer = site(environ, lambda status, h, *_: said.extend([status, dict(h)]))
    body = b"".join(answer).decode()
    if hasattr(answer, "close"):
        answer.close()
    return said[0][:3], {name.lower(): value for name, value in said[1].items()}, body


EVIL = [
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_PROTO": "http"},
    {"HTTP_X_FORWARDED_PORT": "666"},
    {"HTTP_X_FORWARDED_PREFIX": "/evil"},
    {"HTTP_FORWARDED": "host=evil.example;proto=http"},
    {"HTTP_X_ORIGINAL_URL": "/admin/"},
    {"HTTP_X_REWRITE_URL": "/admin/"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"},
    {"HTTP_X_HOST": "evil.example"},
    {"HTTP_ACCEPT_LANGUAGE": "en"},
    {"HTTP_USER_AGENT": "<script>evil</script>"},
    {"HTTP_REFERER": "https://evil.example/"},
    {"HTTP_COOKIE": "theme=<script>evil</script>; csrftoken=evil; django_language=en"},
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_RANGE": "bytes=0-1"},
    {"QUERY_STRING": "utm_source=<script>evil</script>&callback=evil"},
]


def compared(answer):
    """What is the same for the same question: all but moments and names of answers."""
    status, headers, body = answer
    moments = ("x-cache", "date", "etag", "last-modified", "x-request-id")
    told = {name: said for name, said in headers.items() if name not in moments}
    return status, told, re.sub("<lastBuildDate>.*?</lastBuildDate>", "", body)


@pytest.mark.parametrize("headers", EVIL, ids=[next(iter(each)) for each in EVIL])
def test_what_one_reader_sends_changes_no_page_for_another(site, headers):
    edition = make.edition("Brug gaat open", lead_image=make.image())
    pages = ("/", edition.get_absolute_url(), "/rss.xml", "/nergens/", "/zoek-mij")
    clean = PageCache(site.application, site.watch, Store(10_000_000))
    for path in pages:
        get(site, path, **headers)
        poisoned, honest = compared(get(site, path)), compared(get(clean, path))
        assert poisoned == honest
        assert "evil" not in str(poisoned)


@pytest.fixture
def redirects(settings):
    """Before the site is loaded, which reads it once."""
    settings.SECURE_SSL_REDIRECT = True


@pytest.fixture
def proxy(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_a_forged_scheme_makes_no_loop_for_others(redirects, site):
    """The redirect of http to https must not be kept for who comes by https."""
    assert get(site, scheme="http", HTTP_X_FORWARDED_PROTO="https")[0] == "301"
    assert get(site, scheme="https")[0] == "200"


def test_behind_a_proxy_its_word_counts_and_nothing_like_it(redirects, proxy, site):
    assert get(site, scheme="http", HTTP_X_FORWARDED_PROTO="https, evil")[0] == "200"
    for forged in ("http", "HTTPS ", "evil", ""):
        answer = get(site, scheme="http", HTTP_X_FORWARDED_PROTO=forged)
        assert (answer[0], answer[1]["location"]) == ("301", f"https://{HOST}/")
    assert get(site, scheme="http", HTTP_X_FORWARDED_PROTO="https")[0] == "200"
    assert len(site.store) == 2


def test_another_host_gets_nothing_and_leaves_nothing(site):
    for host in ("evil.example", f"{HOST}.evil.example", f"{HOST}@evil.example", ""):
        status, _, body = get(site, HTTP_HOST=host)
        assert (status, "evil" in body) == ("400", False)
    assert len(site.store) == 0


TRICKS = [
    "{desk}style.css",
    "{desk}..%2fstyle.css",
    "{desk};x.css",
    "{desk}%0a.css",
    "{desk}?x=.css",
    "/static/..{desk}",
    "/static/%2e%2e{desk}",
    "/rss.xml/..{desk}",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_a_desk_page_is_never_kept_under_an_address_that_looks_public(
    site, client, trick
):
    """Cache deception: an editor is led to such an address, and a stranger asks it next."""
    editor = make.editor()
    client.force_login(editor)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    article = make.article("Geheime kop")
    desk = reverse("admin:articles_article_change", args=[article.pk])
    path, _, query = trick.format(desk=desk).partition("?")
    status, headers, body = get(site, path, query, HTTP_COOKIE=cookie)
    if "Geheime kop" in body:
        assert headers["cache-control"] == "private, no-store"
    assert "Geheime kop" not in str(get(site, path, query))
    assert len(site.store) == 0


def test_a_preview_is_never_kept(site):
    article = make.article("Geheime kop")
    link = make_link(article, by=make.editor(), at=timezone.now(), hours=1)
    status, headers, body = get(site, urlsplit(address(link)).path)
    assert (status, "Geheime kop" in body) == ("200", True)
    assert headers["cache-control"] == "private, no-store"
    assert len(site.store) == 0


def test_a_page_as_it_was_is_one_persons(site, client):
    client.force_login(make.editor())
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    make.edition("Brug gaat open")
    get(site, "/", "at=2020-01-01T00:00", HTTP_COOKIE=cookie)
    get(site, "/", "at=2020-01-01T00:00")
    get(site, "/", "%61t=2020-01-01T00:00")
    assert len(site.store) == 0

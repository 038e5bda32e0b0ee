"""Every kind of page has A+ by the rules of Mozilla's Observatory."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests import make
from tests.security.observatory import A_PLUS, score

pytestmark = pytest.mark.django_db
# What a paper on https has by itself: see tests/test_settings.py.
HTTPS = {
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}


def asked(client, path: str, status: int = 200):
    client.cookies = SimpleCookie(
        {k: m.value for k, m in client.cookies.items() if k == "sessionid"}
    )
    with override_settings(**HTTPS):
        answer = client.get(path, secure=True)
    assert answer.status_code == status
    return answer


@pytest.fixture
def strangers_pages() -> dict[str, int]:
    edition = make.edition("Brug", tags=[make.tag()], authors=[make.author()])
    return {
        "/": 200,
        edition.get_absolute_url(): 200,
        reverse("section", args=["binnenland"]): 200,
        reverse("search"): 200,
        reverse("feeds"): 200,
        reverse("api"): 200,
        "/rss.xml": 200,
        "/nergens/": 404,
        reverse("admin:login"): 200,
        reverse("admin:index"): 302,
    }


def test_a_strangers_pages_have_a_plus(strangers_pages):
    for path, status in strangers_pages.items():
        answer = asked(Client(), path, status)
        points, lost = score(answer.headers, answer.cookies)
        assert (lost, points >= A_PLUS) == ([], True), path


def test_an_editors_pages_have_a_plus():
    client = Client()
    client.force_login(make.member("Chief"))
    article = make.article()
    names = ("article_changelist", "article_add", "image_changelist")
    paths = [
        reverse("admin:index"),
        *(reverse(f"admin:articles_{name}") for name in names),
        reverse("admin:auth_user_changelist"),
        reverse("admin:articles_article_change", args=[article.pk]),
    ]
    for path in paths:
        answer = asked(client, path)
        points, lost = score(answer.headers, answer.cookies)
        assert (lost, points >= A_PLUS) == ([], True), path


@pytest.mark.parametrize(
    ("name", "value", "lost"),
    [
        ("Content-Security-Policy", "", "no content security policy"),
        ("Content-Security-Policy", "script-src 'unsafe-inline'", "from anywhere"),
        ("Content-Security-Policy", "script-src 'unsafe-eval'", "scripts by eval"),
        ("Strict-Transport-Security", "max-age=60", "https is not required"),
        ("X-Content-Type-Options", "", "types are sniffed"),
        ("Referrer-Policy", "unsafe-url", "referrers leak"),
    ],
)
def test_a_header_that_is_wrong_costs_points(name, value, lost):
    answer = asked(Client(), "/")
    good, _ = score(answer.headers, answer.cookies)
    points, (said,) = score({**answer.headers, name: value}, answer.cookies)
    assert lost in said
    assert points < good


def test_only_pages_keep_other_sites_out():
    """Feed readers on the web show our pictures; nobody's page is made of our pages."""
    make.edition("Brug")
    policies = {
        path: asked(Client(), path)["Cross-Origin-Resource-Policy"]
        for path in ("/", "/rss.xml", "/feed.json", "/robots.txt")
    }
    assert policies == {
        "/": "same-origin",
        "/rss.xml": "cross-origin",
        "/feed.json": "cross-origin",
        "/robots.txt": "cross-origin",
    }

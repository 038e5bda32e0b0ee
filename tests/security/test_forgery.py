"""Another site can neither act for a signed-in chief nor put our pages in a frame."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from tests import make
from tests.desk.matrix import Newsroom, everything, routes, said
from tests.desk.matrix_acts import ACTS

pytestmark = pytest.mark.django_db
# What readers and machines send without a page of ours before it; each says why in its view.
OPEN = {"read", "hub"}
# The desk frames the readers' page beside the form.
FRAMED_BY_US = re.compile(r"preview|front.*(preview|page)")


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom(own=False)


@pytest.fixture
def chief() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.member("Chief"))
    return client


def test_no_address_of_the_desk_takes_a_form_of_another_site(chief, newsroom):
    before = everything()
    answers = {}
    for route in routes():
        forged = chief.post(
            newsroom.address(route),
            {"post": "yes"},
            headers={
                "Origin": "https://evil.example",
                "Referer": "https://evil.example",
            },
        )
        answers[route] = forged.status_code
    assert answers
    assert {r: s for r, s in answers.items() if s not in (403, 404, 405)} == {}
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_no_act_is_done_for_another_site(chief, newsroom, act):
    address, sent = ACTS[act](newsroom)
    before = everything()
    assert chief.post(address, sent).status_code == 403
    assert everything() == before


def test_readers_addresses_take_no_forms_at_all():
    client = Client(enforce_csrf_checks=True)
    edition = make.edition("Brug", tags=[make.tag()], authors=[make.author()])
    keys = {
        "article_id": edition.article_id,
        "section": "binnenland",
        "slug": "binnenland",
        "year": 2026,
        "month": "11",
        "day": "24",
        "signed": "x",
        "uuid": edition.article_uuid,
        "post": 1,
        "name": "0" * 32,
        "picture_id": 1,
    }
    taken = []
    for name in get_resolver("articles.urls").reverse_dict:
        if not isinstance(name, str) or name in OPEN:
            continue
        wanted = get_resolver("articles.urls").reverse_dict[name][0][0][1]
        address = reverse(name, kwargs={key: keys.get(key, "x") for key in wanted})
        if client.post(address, {"q": "x"}).status_code not in (403, 404, 405):
            taken.append(address)
    assert taken == []


def test_no_page_may_be_framed_by_another_site(chief, newsroom):
    for route in routes():
        answer = chief.get(newsroom.address(route))
        said(answer)
        policy = answer.headers["Content-Security-Policy"]
        allowed = re.search(r"frame-ancestors ([^;]+)", policy)
        assert allowed, route
        if FRAMED_BY_US.search(route):
            assert allowed[1] in ("'none'", "'self'"), route
            assert answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
        else:
            assert (allowed[1], answer.headers["X-Frame-Options"]) == ("'none'", "DENY")


def test_cookies_go_to_no_other_site():
    assert settings.SESSION_COOKIE_SAMESITE in ("Lax", "Strict")
    assert settings.CSRF_COOKIE_SAMESITE in ("Lax", "Strict")
    assert settings.SESSION_COOKIE_HTTPONLY

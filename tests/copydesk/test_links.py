"""Where links lead."""

import pytest

from articles.copydesk.addresses import malformed, own_story
from articles.copydesk.check import problems
from articles.copydesk.links import links_to_withdrawn
from tests import make
from tests.copydesk.copies import marked


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1#c",
        "http://example.co.uk",
        "https://zürich.example/ü",
        "https://xn--zrich-kva.example/",
        "https://user@example.org:8080/",
        "https://127.0.0.1/",
        "http://localhost:8000/",
        "https://[2001:db8::1]/",
        "mailto:redactie@example.org?subject=Brug",
        "tel:+31 20 123-4567",
        "/binnenland/brug~12/",
    ],
)
def test_a_link_that_leads_somewhere(address):
    assert not malformed(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "www.example.org",
        "http://",
        "https://voorbeeld",
        "https://exam ple.org/",
        "https://https://example.org/",
        "https://http//example.org/",
        "https://example..org/",
        "https://-example.org/",
        "https://[::1/",
        "https://example.org:poort/",
        "https:example.org",
        "mailto:redactie",
        "tel:bel mij",
        "#top",
        "https://" + "a." * 200 + "nl/",
    ],
)
def test_a_link_that_leads_nowhere(address):
    assert malformed(address)


@pytest.mark.django_db
def test_a_broken_link_stops_publishing_and_says_on_which_words():
    body = (
        '<p>Zie <a href="https://example.org/">hier</a>, <a href="www.example.org">daar '
        "&amp; <em>ginds</em></a>.</p>"
    )
    article = make.article(section=make.section(), body=body)
    found = [(problem.message, problem.field) for problem in problems(article)]
    assert found == [
        ("The link on “daar & ginds” leads nowhere: www.example.org", "body")
    ]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("/binnenland/brug-open~12/", 12),
        ("/binnenland/brug-open~12", 12),
        ("http://127.0.0.1:8000/binnenland/brug~12/?a=b#c", 12),
        ("https://elders.example/binnenland/brug~12/", None),
        ("/binnenland/", None),
        ("/binnenland/brug~012/", None),
        ("http://[", None),
    ],
)
def test_a_story_of_our_own_is_known_by_its_number(address, number, settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert own_story(address) == number


def test_links_to_what_readers_no_longer_have_are_found():
    body = (
        '<p>Eerst <a href="/a/weg~7/">de een</a>, dan <a href="/a/er~8/">de ander</a>.</p>'
        '<ul><li><p>En <a href="/a/weg~7/">nog eens</a></p></li></ul>'
    )
    asked = []

    def withdrawn(ids):
        asked.append(ids)
        return {7}

    found = marked(links_to_withdrawn, body=body, withdrawn=withdrawn)
    assert (found, asked) == (["de een", "nog eens"], [{7, 8}])


def test_without_links_nobody_is_asked():
    def withdrawn(ids):
        raise AssertionError(ids)

    assert marked(links_to_withdrawn, "Geen link.", withdrawn=withdrawn) == []

"""An author's page: who somebody is, and what they wrote."""

import datetime as dt

import pytest
from django.utils import timezone
from lxml import html

from tests import make

pytestmark = pytest.mark.django_db


def head(client):
    page = html.fromstring(client.get("/author/anna-de-vries/").content.decode())
    return page.xpath("//header[contains(@class, 'heading')]")[0]


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_who_somebody_is_shows_with_the_credit_of_the_portrait(client):
    author = make.author(
        role="correspondent in Brussel",
        bio="Schrijft sinds 2012 over Europa.",
        links="https://www.example.nl/@anna",
        picture=make.image("Bram Bos", alt="Anna de Vries"),
    )
    make.edition(authors=[author])
    header = head(client)
    assert words(header) == (
        "Beeld Bram Bos correspondent in Brussel Anna de Vries Schrijft sinds 2012 "
        "over Europa. example.nl"
    )
    assert header.xpath(".//img/@alt") == ["Anna de Vries"]
    assert header.xpath(".//a/@href") == ["https://www.example.nl/@anna"]
    assert header.xpath(".//a/@rel") == ["me noopener"]


def test_of_somebody_without_more_the_name_is_enough(client):
    make.edition(authors=[make.author()])
    assert words(head(client)) == "Auteur Anna de Vries"


def test_a_portrait_whose_rights_ended_is_not_shown(client):
    yesterday = timezone.now() - dt.timedelta(days=1)
    make.edition(authors=[make.author(picture=make.image(rights_end=yesterday))])
    assert head(client).xpath(".//img") == []

"""Tokens of partners: what they open, and that nothing else opens it."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.reading.api.partner_token import PartnerToken
from tests import make
from tests.reading.api.asking import LIST, ask, headlines, one, token
from tests.reading.machine.test_ninjs import VALIDATOR

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def planned():
    """A story that is to come out, a draft, one that is out, and its end."""
    make.article("Concept")
    out = make.edition("Brug")
    article = make.Article.objects.get(pk=out.article_id)
    withdraw(article, by=None, reason="Klopt niet.", at=timezone.now() + 3 * HOUR)
    inside, ending = make.image(), make.image()
    body = "".join(
        f'<figure data-image="{each.pk}"></figure>' for each in (inside, ending)
    )
    later = make.article("Later", section=make.section(), body=body, tags=[make.tag()])
    planned = publish(later, by=None, at=timezone.now() + HOUR)
    ending.rights_end = timezone.now() + HOUR / 2
    ending.save()
    return planned


def test_a_partner_reads_what_is_planned_and_is_told_from_when_it_may_be_used(
    client, planned
):
    partner = token(may_read_embargoed=True)
    [item] = ask(client, f"{LIST}?planned=true", **partner).json()["items"]
    until = timezone.localtime(planned.published_at).isoformat(timespec="seconds")
    assert (item["pubStatus"], item["embargoedUntil"]) == ("withheld", until)
    assert item["headlines"][0]["value"] == "Later"
    assert [error.message for error in VALIDATOR.iter_errors(item)] == []
    # The rights of the other will have ended by then.
    assert len(item["associations"]) == 1
    address = f"{one(planned.article_uuid)}?planned=true"
    assert ask(client, address, **partner).json() == item
    [picture] = item["associations"]
    path = "/" + picture["altIds"][0]["value"].split("/", 3)[3]
    assert ask(client, path, 404, **partner)
    assert (
        ask(client, f"{path}?planned=true", **partner).json()["uri"] == picture["uri"]
    )


def test_a_token_alone_shows_what_readers_have(client, planned):
    partner = token(may_read_embargoed=True)
    assert headlines(client, **partner) == ["Brug"]
    ask(client, one(planned.article_uuid), 404, **partner)
    assert headlines(client, "?planned=true&tag=bruggen", **partner) == ["Later"]
    assert headlines(client, "?planned=true&tag=other", **partner) == []


@pytest.mark.parametrize(
    ("values", "status", "challenge"),
    [
        (None, 401, "Bearer"),
        ({}, 403, 'Bearer error="insufficient_scope"'),
        (
            {"may_read_embargoed": True, "active": False},
            401,
            'Bearer error="invalid_token"',
        ),
    ],
)
def test_what_is_planned_is_for_nobody_else(client, planned, values, status, challenge):
    headers = {} if values is None else token(**values)
    paths = [LIST, one(planned.article_uuid)]
    for path in paths:
        answer = ask(client, f"{path}?planned=true", status, **headers)
        assert answer["WWW-Authenticate"] == challenge
        assert b"Later" not in answer.content


@pytest.mark.parametrize(
    "header", ["Bearer x", "Bearer", "Basic eDp5", "x", "Bearer €", "Bearer \x00"]
)
def test_a_wrong_token_is_refused_even_for_what_everybody_has(client, header):
    make.edition()
    token()
    answer = ask(client, LIST, 401, Authorization=header)
    assert answer["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert answer["Cache-Control"] == "private, no-store"


def test_only_an_answer_to_nobody_in_particular_is_for_every_cache(client):
    make.edition()
    anyone, partner = ask(client, LIST), ask(client, LIST, **token())
    assert anyone["Cache-Control"].startswith("public, max-age=60")
    assert partner["Cache-Control"] == "private, no-store"
    assert {anyone["Vary"], partner["Vary"]} == {"Authorization"}
    assert anyone.content == partner.content
    assert not (anyone.cookies or partner.cookies)


def test_a_partner_is_sent_a_list_once_and_it_stays_private(client):
    make.edition()
    partner = token()
    etag = ask(client, LIST, **partner)["ETag"]
    again = client.get(LIST, headers=partner | {"If-None-Match": etag})
    assert (again.status_code, again["Cache-Control"]) == (304, "private, no-store")


def test_the_day_of_the_last_use_is_kept_and_no_more(client, django_assert_num_queries):
    partner = token()
    ask(client, LIST, **partner)
    assert PartnerToken.objects.get().last_used == timezone.localdate()
    with django_assert_num_queries(2):
        ask(client, LIST, **partner)


def test_what_is_kept_of_a_token_opens_nothing(client):
    token(may_read_embargoed=True)
    kept = PartnerToken.objects.get().digest
    ask(client, LIST, 401, Authorization=f"Bearer {kept}")

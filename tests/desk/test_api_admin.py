"""The desk gives partners their tokens, and shows each one once."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.reading.api.partner_token import PartnerToken, digest_of
from tests import make
from tests.reading.api.asking import LIST, ask

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_partnertoken_add")
SENT = {"name": "Omroep", "may_read_embargoed": "on", "active": "on"}


@pytest.fixture
def operator(client):
    client.force_login(make.user("op", is_staff=True, is_superuser=True))
    return client


def test_a_token_is_shown_once_and_opens_what_was_said(operator, client):
    page = operator.post(ADD, SENT)
    token = re.search(r'value="(newsroom_[-\w]{43})"', page.content.decode())[1]
    made = PartnerToken.objects.get()
    assert (made.digest, made.may_read_embargoed) == (digest_of(token), True)
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    change = reverse("admin:articles_partnertoken_change", args=[made.pk])
    for address in (change, reverse("admin:articles_partnertoken_changelist")):
        later = operator.get(address).content.decode()
        assert (token in later, made.digest in later) == (False, False)
    assert token not in str(list(LogEntry.objects.values()))
    ask(client, f"{LIST}?planned=true", Authorization=f"Bearer {token}")


def test_the_form_sent_again_makes_no_second_token(operator):
    operator.post(ADD, SENT)
    again = operator.post(ADD, SENT)
    assert "name" in again.context["adminform"].form.errors
    assert PartnerToken.objects.count() == 1


def test_a_token_that_is_turned_off_opens_nothing(operator, client):
    page = operator.post(ADD, SENT)
    token, made = page.context["token"], PartnerToken.objects.get()
    change = reverse("admin:articles_partnertoken_change", args=[made.pk])
    assert operator.post(change, {"name": "Omroep"}).status_code == 302
    made.refresh_from_db()
    assert (made.active, made.digest) == (False, digest_of(token))
    ask(client, LIST, 401, Authorization=f"Bearer {token}")

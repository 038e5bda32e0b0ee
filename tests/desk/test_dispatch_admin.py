"""The desk sees how messages to other systems fare."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles.desk.dispatch_admin import DeliveryAdmin
from articles.dispatch.delivery import Delivery
from articles.dispatch.web_hook import WebHook
from tests import make

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_delivery_changelist")


def delivery(state: str) -> Delivery:
    now = timezone.now()
    return Delivery.objects.create(
        key=state,
        kind="webhook",
        address="https://partner.example/in",
        state=state,
        made_at=now,
        try_at=now,
        tries=13,
    )


@pytest.fixture
def operator(client):
    client.force_login(make.user("op", is_staff=True, is_superuser=True))
    return client


def test_what_was_given_up_is_sent_again(operator):
    failed, done = delivery("failed"), delivery("done")
    sent = {"action": "send_again", "_selected_action": [failed.pk, done.pk]}
    page = operator.post(LIST, sent, follow=True)
    assert "1 bericht is weer onderweg." in page.content.decode()
    failed.refresh_from_db()
    done.refresh_from_db()
    assert (failed.state, failed.tries, done.state) == ("waiting", 0, "done")


def test_who_may_only_look_sends_nothing(client):
    looker = make.user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_delivery"))
    client.force_login(looker)
    failed = delivery("failed")
    client.post(LIST, {"action": "send_again", "_selected_action": [failed.pk]})
    failed.refresh_from_db()
    assert failed.state == "failed"


def test_a_partner_gets_a_secret_of_its_own(operator):
    url = reverse("admin:articles_webhook_add")
    secrets = set()
    for name in ("Een", "Twee"):
        form = operator.get(url).context["adminform"].form
        secret = form["secret"].value()
        sent = {"name": name, "address": "https://p.example/", "active": "on"}
        operator.post(url, sent | {"secret": secret})
        secrets.add(secret)
    assert WebHook.objects.count() == 2
    assert len(secrets) == 2


def test_the_list_is_leafed_through_without_a_count(operator, monkeypatch):
    monkeypatch.setattr(DeliveryAdmin, "list_per_page", 2)
    for state in ("waiting", "done", "failed"):
        delivery(state)
    first, second = operator.get(LIST), operator.get(LIST, {"p": 2})
    assert ('rel="next"' in first.text, 'rel="prev"' in first.text) == (True, False)
    assert ('rel="next"' in second.text, 'rel="prev"' in second.text) == (False, True)


def test_groups_of_the_newsroom_see_no_secret(client):
    for group in ("Reporter", "Editor", "Picture desk", "Chief"):
        client.force_login(make.member(group))
        for name in ("webhook", "delivery"):
            url = reverse(f"admin:articles_{name}_changelist")
            assert client.get(url).status_code == 403

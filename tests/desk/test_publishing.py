"""Publish, schedule, withdraw and cancel, from the desk."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def desk(client):
    client.force_login(make.editor())
    return client


@pytest.fixture
def article():
    return make.article("Brug gaat open", section=make.section())


def page(act: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{act}", args=[article.pk])


def local(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def words(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_the_buttons_save_first_and_then_ask(desk, article):
    change = page("change", article)
    form = html.fromstring(desk.get(change).content.decode()).forms
    values = dict(next(f for f in form if f.get("id") == "article_form").form_values())
    values = {name: value or "" for name, value in values.items()}
    for button, act in (("_publish", "publish"), ("_schedule", "schedule")):
        article.refresh_from_db()
        sent = values | {"headline": f"Via {act}", "token": article.version, button: ""}
        response = desk.post(change, sent)
        assert response.headers["Location"] == page(act, article)
        article.refresh_from_db()
        assert article.headline == f"Via {act}"
    assert not Edition.objects.exists()


def test_publish_now(desk, article):
    response = desk.post(page("publish", article), {"when": "now"}, follow=True)
    assert Edition.objects.live().get().headline == "Brug gaat open"
    assert "Online sinds" in words(response)
    assert Edition.objects.get().get_absolute_url() in response.content.decode()


def test_schedule_until(desk, article):
    at, until = timezone.now() + HOUR, timezone.now() + 2 * HOUR
    sent = {"when": "later", "at": local(at), "until": local(until)}
    response = desk.post(page("schedule", article), sent, follow=True)
    assert "Gepland voor" in words(response)
    live = [
        Edition.objects.live(at + shift).count()
        for shift in (-HOUR / 2, HOUR / 2, HOUR * 1.5)
    ]
    assert live == [0, 1, 0]


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("", "Zeg wanneer."),
        ("2020-01-01T12:00", "Dat tijdstip is al voorbij."),
        ("2027-03-28T02:30", "kon niet worden geïnterpreteerd"),
        ("2026-10-25T02:30", "kon niet worden geïnterpreteerd"),
        ("morgen", "Voer een geldige datum/tijd in."),
    ],
)
def test_an_impossible_time_is_refused_at_its_field(desk, article, at, message):
    response = desk.post(page("schedule", article), {"when": "later", "at": at})
    assert message in words(response)
    assert not Edition.objects.exists()


def test_what_is_missing_is_listed_with_a_way_to_mend_it(desk):
    image = make.image("", caption="De brug")
    article = make.article("", lead_image=image, body="")
    response = desk.get(page("publish", article))
    for message in (
        "Het verhaal heeft nog geen kop.",
        "Kies een rubriek.",
        "Het verhaal heeft nog geen tekst.",
        "Het beeld “De brug” heeft geen credit.",
    ):
        assert message in words(response)
    assert (
        reverse("admin:articles_image_change", args=[image.pk])
        in response.content.decode()
    )
    desk.post(page("publish", article), {"when": "now"})
    assert not Edition.objects.exists()


def test_a_correction_needs_its_text_and_shows_it(desk, article):
    publish(article, by=None, at=timezone.now() - HOUR)
    sent = {"when": "now", "kind": "correction", "correction": " "}
    response = desk.post(page("publish", article), sent)
    assert "Zeg wat er fout was, en wat klopt." in words(response)
    desk.post(page("publish", article), sent | {"correction": "Maasbrug"})
    assert Edition.objects.live().get().correction == "Maasbrug"


def test_publishing_under_a_plan_asks_for_a_choice(desk, article):
    publish(article, by=None, at=timezone.now() + HOUR)
    response = desk.post(page("publish", article), {"when": "now"})
    assert "al een editie van dit verhaal gepland" in words(response)
    desk.post(page("publish", article), {"when": "now", "replace_planned": "on"})
    assert Edition.objects.get().published_at <= timezone.now()


def test_withdraw_needs_a_reason(desk, article):
    publish(article, by=None)
    desk.post(page("withdraw", article), {"reason": ""})
    assert Edition.objects.live().count() == 1
    desk.post(page("withdraw", article), {"reason": "Niet waar."})
    assert Edition.objects.live().count() == 0
    assert Edition.objects.newest().get().reason == "Niet waar."


def test_cancel_what_is_planned(desk, article):
    planned = publish(article, by=None, at=timezone.now() + HOUR)
    response = desk.post(
        page("cancel", article), {"number": planned.number}, follow=True
    )
    assert "Geschrapt" in words(response)
    assert not Edition.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "99", "1 OR 1", "９"])
def test_cancelling_what_is_not_planned_says_so(desk, article, number):
    publish(article, by=None)
    response = desk.post(page("cancel", article), {"number": number}, follow=True)
    assert "Dat staat niet meer gepland." in words(response)
    assert Edition.objects.count() == 1


def test_cancelling_is_no_link_that_a_browser_may_follow(desk, article):
    assert desk.get(page("cancel", article)).status_code == 405


ACTS = {
    "publish": {"when": "now"},
    "schedule": {"when": "now"},
    "withdraw": {"reason": "x"},
    "cancel": {"number": "1"},
}


@pytest.mark.parametrize(("act", "sent"), ACTS.items())
def test_who_may_not_publish_cannot_by_any_address(client, article, act, sent):
    publish(article, by=None)
    article.intro = "Anders"
    article.save()
    reporter = make.user(is_staff=True)
    names = ["view_article", "change_article", "add_article"]
    reporter.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reporter)
    assert client.post(page(act, article), sent).status_code == 403
    if act != "cancel":
        assert client.get(page(act, article)).status_code == 403
    shown = client.get(page("change", article)).content.decode()
    assert ("_publish" in shown, "_withdraw" in shown) == (False, False)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(("act", "sent"), ACTS.items())
def test_readers_are_sent_to_sign_in(client, article, act, sent):
    response = client.post(page(act, article), sent)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
    assert not Edition.objects.exists()

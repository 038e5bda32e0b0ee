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
        ("2027-03-28T02:30", "zoals 01.30, of van erna, zoals 03.30."),
        ("2026-10-25T02:30", "staat twee keer op 02.30. Zeg welke van de twee."),
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


def figure(image) -> str:
    return f'<figure data-image="{image.pk}"><figcaption></figcaption></figure>'


def links(response) -> list[str]:
    """The pictures that a page sends the editor to."""
    tree = html.fromstring(response.content.decode())
    found = tree.xpath("//a[contains(@href, '/articles/image/')]/@href")
    return [address for address in found if address.endswith("/change/")]


def image_form(image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


@pytest.mark.parametrize(
    "flaw",
    [
        {"credit": ""},
        {"alt": ""},
        {"rights_end": timezone.now() - HOUR},
        {"instructions": "EMBARGO"},
        {"usage_terms": "NETHERLANDS OUT"},
    ],
)
def test_a_picture_that_may_not_go_out_is_refused_with_a_link_to_it(desk, flaw):
    image = make.image(**flaw)
    article = make.article(section=make.section(), body=make.BODY + figure(image))
    for response in (
        desk.get(page("publish", article)),
        desk.post(page("publish", article), {"when": "now"}),
    ):
        assert links(response) == [image_form(image)]
        assert 'name="when"' not in response.content.decode()
    assert not Edition.objects.exists()


def test_a_time_after_the_rights_end_is_refused_and_an_earlier_one_is_not(desk):
    image = make.image(rights_end=timezone.now() + 3 * HOUR)
    article = make.article(section=make.section(), lead_image=image)
    late = {"when": "later", "at": local(timezone.now() + 4 * HOUR)}
    response = desk.post(page("schedule", article), late)
    assert links(response) == [image_form(image)]
    assert 'name="when"' in response.content.decode()
    assert not Edition.objects.exists()
    desk.post(
        page("schedule", article), late | {"at": local(timezone.now() + 2 * HOUR)}
    )
    assert Edition.objects.planned().count() == 1


@pytest.mark.parametrize(("days", "warned"), [(29, True), (31, False)])
def test_the_list_says_that_rights_end_soon(desk, days, warned):
    image = make.image(rights_end=timezone.now() + days * 24 * HOUR)
    make.article(body=make.BODY + figure(image))
    listing = desk.get(reverse("admin:articles_article_changelist"))
    (state,) = html.fromstring(listing.content.decode()).xpath(
        "//td[@class='stories__state']"
    )
    assert len(state.xpath("./p[@class='stories__grave']")) == warned


@pytest.mark.parametrize(("days", "warned"), [(29, True), (31, False)])
def test_rights_that_end_soon_are_said_beforehand(desk, days, warned):
    image = make.image(rights_end=timezone.now() + days * 24 * HOUR)
    article = make.article(section=make.section(), body=make.BODY + figure(image))
    for act in ("change", "publish"):
        found = links(desk.get(page(act, article)))
        assert found == [image_form(image)] * warned


def test_rights_that_end_within_a_month_of_a_plan_are_said_beforehand(desk, article):
    image = make.image(rights_end=timezone.now() + 50 * 24 * HOUR)
    Article.objects.filter(pk=article.pk).update(lead_image=image)
    assert links(desk.get(page("publish", article))) == []
    publish(article, by=None, at=timezone.now() + 40 * 24 * HOUR)
    assert links(desk.get(page("publish", article))) == [image_form(image)]


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


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"when": "now", "at": "2027-01-01T12:00"}, "maar ‘nu’ gekozen"),
        (
            {"when": "now", "kind": "update", "correction": "De Maas."},
            "maar een nieuwe versie gekozen",
        ),
        (
            {"when": "now", "kind": "update", "until": "2026-01-01T12:00"},
            "Het einde ligt voor het begin.",
        ),
    ],
)
def test_what_was_filled_in_is_never_dropped_without_a_word(
    desk, article, sent, message
):
    publish(article, by=None, at=timezone.now() - HOUR)
    article.intro = "Anders"
    article.save()
    response = desk.post(page("publish", article), sent)
    assert (response.status_code, message in words(response)) == (200, True)
    assert Edition.objects.count() == 1


def test_a_planned_end_stays_unless_it_is_emptied(desk, article):
    end = timezone.localtime(timezone.now() + 2 * HOUR).replace(second=0, microsecond=0)
    publish(article, by=None, at=timezone.now() - HOUR, until=end)
    shown = html.fromstring(desk.get(page("publish", article)).content.decode())
    (until,) = shown.xpath("//input[@name='until']/@value")
    assert until == local(end)
    desk.post(page("publish", article), {"when": "now", "kind": "update", "until": ""})
    assert list(Edition.objects.planned()) == []


def test_a_new_story_can_be_published_from_its_first_form(desk):
    section = make.section()
    add = reverse("admin:articles_article_add")
    (form,) = (
        form
        for form in html.fromstring(desk.get(add).content.decode()).forms
        if form.get("id") == "article_form"
    )
    values = {name: value or "" for name, value in form.form_values()}
    values |= {"headline": "Nieuw", "body": "<p>a</p>", "section": section.pk}
    response = desk.post(add, values | {"_publish": ""})
    assert response.headers["Location"] == page("publish", Article.objects.get())


def test_who_may_not_is_told_so_in_the_desks_own_page(client, article):
    client.force_login(make.user(is_staff=True))
    response = client.get(page("publish", article))
    assert response.status_code == 403
    assert "Je account heeft hier geen recht toe" in words(response)

"""What readers can see of what they had before."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.editions.publish import publish
from articles.editions.withdraw import withdraw
from articles.images.image import Image
from articles.reading.versions import A_PAGE, versions
from tests import make

pytestmark = pytest.mark.django_db
START = timezone.now() - dt.timedelta(days=2)


def published(article, hours: int, *, correction: str = "", **values):
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    at = START + dt.timedelta(hours=hours)
    return publish(article, by=None, at=at, correction=correction)


@pytest.fixture
def corrected():
    """A story that was updated, then corrected."""
    article = make.article(
        "Brug gaat open",
        section=make.section(),
        body="<p>De brug gaat maandag open.</p>",
    )
    published(article, 0)
    published(article, 1, headline="Brug gaat dicht", intro="Wegens storm.")
    published(
        article,
        2,
        correction="Het is dinsdag, niet maandag.",
        body="<p>De brug gaat dinsdag open.</p>",
    )
    return article


def words(version) -> list[str]:
    return [
        f"{change.name}: "
        + "".join(f"{{{run.kind} {run.text}}}" for run in change.runs)
        for change in version.fields
    ]


def test_each_version_says_what_it_changed(corrected):
    newest, update, first = versions(corrected.pk, timezone.now()).versions
    assert newest.edition.correction == "Het is dinsdag, niet maandag."
    assert [row.kind for row in newest.rows] == ["changed"]
    assert newest.fields == ()
    assert words(update) == [
        "Kop: {same Brug gaat }{removed open}{added dicht}",
        "Intro: {added Wegens storm.}",
    ]
    assert update.rows == ()
    assert first.first
    assert not (first.fields or first.rows)


def test_the_page_shows_the_words_that_went_and_came(client, corrected):
    page = client.get(f"/binnenland/brug-gaat-open~{corrected.pk}/changes/")
    assert page.status_code == 200
    body = page.content.decode()
    assert "<del>" in body
    shown = " ".join(body.replace("weggehaald:", "").replace("toegevoegd:", "").split())
    assert "maandag" in shown and "dinsdag" in shown
    assert "Het is dinsdag, niet maandag." in shown
    assert shown.count("version__title") == 3


def test_a_planned_update_is_no_version_yet(client, corrected):
    corrected.headline = "GEHEIM"
    corrected.save()
    publish(corrected, by=None, at=timezone.now() + dt.timedelta(hours=1))
    page = client.get(f"/binnenland/brug-gaat-open~{corrected.pk}/changes/")
    assert b"GEHEIM" not in page.content
    later = versions(corrected.pk, timezone.now() + dt.timedelta(hours=2))
    assert later.versions[0].edition.headline == "GEHEIM"


def test_what_was_withdrawn_stays_gone(client, corrected):
    withdraw(corrected, by=None, reason="Klopte niet.")
    address = f"/binnenland/brug-gaat-open~{corrected.pk}/changes/"
    assert client.get(address).status_code == 410
    corrected.headline = "Brug blijft"
    corrected.save()
    publish(corrected, by=None)
    kept = versions(corrected.pk, timezone.now()).versions
    assert [version.edition.kind for version in kept] == ["update", "withdrawal"]
    assert kept[0].first
    page = client.get(address)
    assert b"Brug blijft" in page.content
    assert b"Brug gaat dicht" not in page.content


def test_an_old_address_leads_to_the_right_one(client, corrected):
    page = client.get(f"/sport/brug~{corrected.pk}/changes/")
    assert page.status_code == 301
    assert page.url == f"/binnenland/brug-gaat-open~{corrected.pk}/changes/"


def test_many_versions_come_by_the_page(client, corrected):
    for hour in range(3, A_PAGE + 5):
        published(corrected, hour, headline=f"Brug {hour}")
    newest = versions(corrected.pk, timezone.now())
    older = versions(corrected.pk, timezone.now(), newest.before)
    numbers = [v.edition.number for v in (*newest.versions, *older.versions)]
    assert numbers == list(range(A_PAGE + 5, 0, -1))
    assert not newest.versions[-1].first
    assert older.versions[-1].first


def test_the_page_asks_as_often_for_many_versions_as_for_few(
    client, corrected, django_assert_num_queries
):
    for hour in range(3, 9):
        published(corrected, hour, headline=f"Brug {hour}")
    with django_assert_num_queries(6):
        client.get(f"/binnenland/brug-gaat-open~{corrected.pk}/changes/")


def test_a_picture_whose_rights_ended_shows_in_no_version(client):
    image = make.image(credit="EPA")
    figure = (
        f'<figure data-image="{image.pk}"><figcaption>De poort.</figcaption></figure>'
    )
    article = make.article("Poort", section=make.section(), body="<p>Een.</p>")
    published(article, 0)
    published(article, 1, body=f"<p>Een.</p>{figure}")
    address = f"/binnenland/poort~{article.pk}/changes/"
    assert b"Beeld EPA" in client.get(address).content
    Image.objects.filter(pk=image.pk).update(rights_end=timezone.now())
    assert b"Beeld EPA" not in client.get(address).content

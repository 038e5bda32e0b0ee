"""The server is killed after each statement of an act: all of it is there, or nothing."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.editions.publish import publish
from articles.editions.remove import remove
from articles.editions.withdraw import withdraw
from articles.images.library import add_image
from tests import make
from tests.faults.killed import killed_after

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.commits]
DAY = dt.timedelta(days=1)
# The triggers' own count of changes, and the paper's vocabulary, which stories share:
# both are of the same transaction, and differ between two stories that are alike.
NOT_COUNTED = {"PaperChange", "PublishedWord"}


class Desk:
    """A story with everything that hangs on one, and what may be done with it."""

    def __init__(self):
        self.editor = make.editor()
        self.article = make.article(
            "Brug gaat open",
            body="<p>Eerste.</p>",
            section=make.section(),
            lead_image=make.image(),
            authors=[make.author()],
            tags=[make.tag("Brug"), make.tag("Water")],
        )
        self.client = Client()
        self.client.force_login(self.editor)
        self.address = reverse("admin:articles_article_change", args=[self.article.pk])

    def publish(self):
        publish(self.article, by=self.editor)

    def schedule(self):
        publish(self.article, by=self.editor, at=timezone.now() + DAY)

    def schedule_and_edit(self):
        self.schedule()
        self.article.headline = "Brug blijft dicht"
        self.article.save()

    def reschedule(self):
        publish(self.article, by=self.editor, at=timezone.now() + 2 * DAY)

    def correct(self):
        publish(self.article, by=self.editor, correction="Het was 3, niet 4.")

    def withdraw(self):
        withdraw(self.article, by=self.editor, reason="Klopte niet.")

    def save(self):
        """Through the form, as a browser sends it."""
        page = html.fromstring(self.client.get(self.address).content.decode())
        (form,) = page.xpath("//form[@id='article_form']")
        sent = {
            key: (value or "").removeprefix("\n") for key, value in form.form_values()
        }
        answer = self.client.post(self.address, sent | {"headline": "Brug dicht"})
        assert answer.status_code == 302

    def press(self):
        """The button *Publish* of the desk."""
        address = reverse("admin:articles_article_publish", args=[self.article.pk])
        page = html.fromstring(self.client.get(address).content.decode())
        form = page.forms[-1]
        answer = self.client.post(address, dict(form.form_values()))
        assert answer.status_code == 302

    def upload(self):
        add_image(SimpleUploadedFile("brug.jpg", make.jpeg(colour="navy")))

    def remove(self):
        remove(self.article.pk, by="Jurist", ground="AVG", at=timezone.now())


ACTS: dict[str, tuple[Callable, Callable]] = {
    "publish": (lambda desk: None, Desk.publish),
    "schedule": (lambda desk: None, Desk.schedule),
    "correct": (Desk.publish, Desk.correct),
    "withdraw": (Desk.publish, Desk.withdraw),
    "reschedule": (Desk.schedule_and_edit, Desk.reschedule),
    "save": (Desk.publish, Desk.save),
    "press the button": (lambda desk: None, Desk.press),
    "upload": (lambda desk: None, Desk.upload),
    "remove": (Desk.publish, Desk.remove),
}


def rows() -> dict[str, int]:
    """How many rows each table has."""
    return {
        model.__name__: model.objects.count()
        for model in apps.get_models()
        if model._meta.managed and model.__name__ not in NOT_COUNTED
    }


def changed(before: dict[str, int]) -> dict[str, int]:
    """How many rows more, or less, each table has since."""
    since = rows()
    return {
        name: since[name] - before[name]
        for name in since
        if since[name] != before[name]
    }


def stories() -> list[dict]:
    """What of each story says how far it got."""
    return list(Article.objects.order_by("pk").values("headline", "stage", "version"))


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_whole_or_was_not_begun(name):
    before_it, act = ACTS[name]
    twin, desk = Desk(), Desk()
    before_it(twin)
    before_it(desk)
    before = rows()
    act(twin)
    whole, before = changed(before), rows()
    kills = 1
    while killed_after(kills, lambda: act(desk)) and not changed(before):
        kills += 1
    # What is written after that (a message in the session, say) is no part of the act.
    assert changed(before) == whole, f"{name}, killed after write {kills}"
    assert whole
    assert kills > 1
    assert len({str(story) for story in stories()}) <= 1

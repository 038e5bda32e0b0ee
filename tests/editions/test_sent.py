"""Whether a story has gone out, or will: what the list finds those by that wait."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.desk.article_states import STATES
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import cancel, withdraw
from tests import make

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    ready = STATES["ready"][1](Article.objects.order_by("pk"), timezone.now())
    return [article.headline for article in ready]


def test_ready_is_what_waits_until_it_goes_out_or_has_a_moment_to():
    editor, section = make.editor(), make.section()
    out, planned, waits = (
        make.article(name, section=section, stage="ready")
        for name in ("Uit", "Gepland", "Wacht")
    )
    soon = timezone.now() + dt.timedelta(hours=1)
    assert waiting() == ["Uit", "Gepland", "Wacht"]
    publish(out, by=editor)
    publish(planned, by=editor, at=soon, until=soon + dt.timedelta(hours=1))
    assert waiting() == ["Wacht"]
    withdraw(out, by=editor, reason="Klopt niet.")
    assert waiting() == ["Wacht"]
    cancel(Edition.objects.get(article_id=planned.pk, kind="first"), by=editor)
    assert waiting() == ["Gepland", "Wacht"]
    assert not Article.objects.get(pk=waits.pk).sent


def test_a_planned_update_that_is_cancelled_leaves_what_went_out():
    editor = make.editor()
    story = make.article("Uit", section=make.section())
    publish(story, by=editor)
    story.headline = "Uit en thuis"
    story.save()
    publish(story, by=editor, at=timezone.now() + dt.timedelta(hours=1))
    cancel(Edition.objects.planned().get(article_id=story.pk), by=editor)
    assert (Article.objects.get().sent, waiting()) == (True, [])

"""An earlier text becomes the draft again, and nothing that readers have changes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.drafts.article import ArticleByline
from articles.drafts.restore import restore
from articles.drafts.revision import Revision, record, whole_story
from articles.drafts.thin import thin
from articles.editions.edition import Edition
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved_twice():
    """A story with two saved texts; the second one is live."""
    editor = make.editor()
    article = make.article(headline="Brug open", section=make.section())
    ArticleByline.objects.create(article=article, author=make.author())
    article.tags.add("Bruggen")
    first = record(article, by=editor, why=Revision.Why.SAVED)
    article.headline, article.intro, article.version = "Brug dicht", "Nieuw", 2
    article.save()
    article.tags.set(["Verkeer"])
    article.bylines.all().delete()
    publish(article, by=editor)
    return article, first, editor


def test_a_whole_version_comes_back_as_a_draft(saved_twice):
    article, first, editor = saved_twice
    restored = restore(article, first, by=editor)
    assert whole_story(restored.article) == first.story | {"deadline": None}
    assert (restored.gone, restored.article.version) == ((), 3)
    newest = article.revisions.first()
    assert (newest.why, newest.note, newest.version) == ("restored", "Versie 1", 3)
    assert newest.story == first.story
    assert Edition.objects.live().get().headline == "Brug dicht"


def test_one_field_comes_back_and_the_others_stay(saved_twice):
    article, first, editor = saved_twice
    now = whole_story(article)
    restored = restore(article, first, by=editor, columns=["headline"]).article
    assert whole_story(restored) == now | {"headline": "Brug open"}


def test_what_is_gone_stays_as_it_is_now(saved_twice):
    article, first, editor = saved_twice
    Revision.objects.filter(pk=first.pk).update(
        story=first.story | {"section_id": 999_999}
    )
    first.refresh_from_db()
    restored = restore(article, first, by=editor)
    assert restored.gone == ("section_id",)
    assert restored.article.section_id == article.section_id
    assert restored.article.headline == "Brug open"


def test_a_revision_of_another_story_is_refused(saved_twice):
    _article, first, editor = saved_twice
    other = make.article(headline="Elders")
    with pytest.raises(ValidationError):
        restore(other, first, by=editor)
    other.refresh_from_db()
    assert other.headline == "Elders"


def test_old_saves_are_thinned_and_published_ones_never():
    article, editor = make.article(), make.editor()
    at = timezone.now().replace(minute=30)

    def saved(days: float, minutes: int = 0, why: str = "saved") -> int:
        made = record(article, by=editor, why=why)
        moment = at - dt.timedelta(days=days) - dt.timedelta(minutes=minutes)
        Revision.objects.filter(pk=made.pk).update(at=moment)
        return made.pk

    saved(100, 20), saved(100, 15)
    daily = saved(100, 10)
    published = saved(100, 9, "published")
    unchosen = saved(100, 8, "unchosen")
    saved(30, 20)
    hourly = saved(30, 10)
    later = saved(30, -60)
    young = [saved(1, 2), saved(1, 1), saved(0)]
    assert thin(at) == 3
    assert sorted(Revision.objects.values_list("pk", flat=True)) == [
        daily,
        published,
        unchosen,
        hourly,
        later,
        *young,
    ]
    assert thin(at) == 0

"""Retention: what is past its time goes, all else stays, and asking changes nothing."""

import datetime as dt
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from articles.dispatch.delivery import Delivery
from articles.drafts.presence import Presence
from articles.drafts.preview_link import PreviewLink
from articles.drafts.revision import Revision
from articles.drafts.working_copy import WorkingCopy
from articles.editions.edition import Edition
from articles.operations.housekeeping import keep_house_once
from articles.operations.retention import KEPT, let_go, to_go
from articles.operations.sign_of_life import RETENTION, SignOfLife, claim, last
from articles.reading.reads.read_count import ReadCount
from tests import make

pytestmark = pytest.mark.django_db
NOW = timezone.now()
OLD, YOUNG = NOW - dt.timedelta(days=200), NOW - dt.timedelta(hours=1)


def fill(at: dt.datetime) -> None:
    """One of each that is so old, on one story."""
    article = make.article()
    editor = make.editor()
    copy = WorkingCopy.objects.create(article=article, editor=editor, form={})
    WorkingCopy.objects.filter(pk=copy.pk).update(at=at)
    Presence.objects.create(
        article=article, editor=editor, tab=uuid.uuid4(), seen_at=at
    )
    PreviewLink.objects.create(article=article, expires_at=at)
    values = {"kind": "webhook", "address": "https://a.example", "made_at": at}
    for state in ("done", "failed", "waiting"):
        key = f"{state}{article.pk}"
        Delivery.objects.create(key=key, state=state, done_at=at, try_at=at, **values)
    ReadCount.objects.create(article_id=article.pk, hour=at, count=3)
    Session.objects.create(
        session_key=str(article.pk), expire_date=at + dt.timedelta(days=1)
    )
    task = {"args_kwargs": {}, "task_path": "a", "backend_name": "default"}
    for status in ("SUCCESSFUL", "READY"):
        DBTaskResult.objects.create(
            status=status, finished_at=at, run_after=at, traceback="", **task
        )
    for _turn in range(2):
        revision = Revision.objects.create(
            article=article, version=1, story={}, why=Revision.Why.SAVED
        )
        Revision.objects.filter(pk=revision.pk).update(at=at)


def counts() -> list[int]:
    models = (WorkingCopy, Presence, PreviewLink, Delivery, ReadCount, Session)
    more = (DBTaskResult, Revision, Edition)
    return [model.objects.count() for model in (*models, *more)]


def test_what_is_old_goes_and_what_is_young_stays():
    fill(YOUNG)
    make.edition(at=OLD)
    young = counts()
    fill(OLD)
    whole = counts()
    said = to_go(NOW)
    assert counts() == whole
    assert [count for _words, count in said] == [1, 1, 1, 1, 1, 1, 1, 0, 1, 1]
    assert let_go(NOW) == said
    # A message on its way and a task that waits have no age; the last revision stays.
    assert counts() == [
        now + more for now, more in zip(young, (0, 0, 0, 1, 0, 0, 1, 1, 0), strict=True)
    ]
    assert [count for _words, count in let_go(NOW)] == [0] * len(said)


def test_a_setting_of_nought_keeps_for_ever(settings):
    fill(OLD)
    for kept in KEPT:
        setattr(settings, kept.setting, 0)
    assert [count for _words, count in let_go(NOW)][: len(KEPT)] == [0] * len(KEPT)


def test_the_command_says_what_would_go_and_does_it_when_told(capsys):
    fill(OLD)
    with translation.override("en"):
        call_command("retention")
        assert capsys.readouterr().out.splitlines()[-1] == "9 would go; --do does it."
        call_command("retention", do=True)
        assert capsys.readouterr().out.splitlines()[-1] == "Deleted: 9."


def test_one_worker_a_day_does_it(settings):
    fill(OLD)
    keep_house_once(NOW)
    assert not WorkingCopy.objects.exists()
    assert last(RETENTION).note
    assert SignOfLife.objects.filter(name__startswith="worker:").count() == 1
    fill(OLD)
    keep_house_once(NOW + dt.timedelta(hours=1))
    assert WorkingCopy.objects.exists()
    settings.RETENTION = False
    keep_house_once(NOW + dt.timedelta(days=2))
    assert WorkingCopy.objects.exists()
    day = dt.timedelta(days=1)
    assert [claim("x", NOW, day), claim("x", NOW, day)] == [True, False]

"""A worker that is killed half-way: another one takes up its pictures."""

import datetime as dt
import os
import signal
import sys
import time

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands import db_worker as base
from django_tasks_db.models import DBTaskResult

from articles.images.image import Image
from articles.images.library import add_image
from articles.images.media_check import look
from articles.images.prepare import LONGEST, prepare_image, resume_all
from articles.images.queue import MOST_TRIES
from articles.images.renditions import missing
from articles.management.commands import db_worker
from tests import make
from tests.images import bad_files
from tests.servers import manage, running

WORKER = [sys.executable, "manage.py", "db_worker", "--no-startup-delay"]
DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def queued(settings):
    settings.TASKS = DATABASE


def large() -> ContentFile:
    """A picture that takes the worker a while."""
    content = bad_files.saved(bad_files.picture(2400, 1600), "JPEG")
    return ContentFile(content, name="groot.jpg")


def order_of(image: Image, **values) -> DBTaskResult:
    DBTaskResult.objects.filter(task_path=prepare_image.module_path).delete()
    prepare_image.enqueue(image.pk)
    DBTaskResult.objects.update(**values)
    return DBTaskResult.objects.get()


def wait_until(happened) -> None:
    until = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_a_picture_of_a_killed_worker_is_made_by_the_next(other_process, tmp_path):
    image = add_image(large())
    before = image.renditions
    orders = DBTaskResult.objects.running()
    env = other_process
    with running(
        [*WORKER, "--interval", "0.1"], env=env, log=tmp_path / "log"
    ) as worker:
        wait_until(orders.exists)
        # In the middle: it takes seconds.
        time.sleep(0.7)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    image.refresh_from_db()
    assert (image.state, image.renditions) == ("preparing", before)
    assert orders.count() == 1
    done = manage("db_worker", "--batch", "--no-startup-delay", env=env)
    assert done.returncode == 0, done.stderr
    image.refresh_from_db()
    assert (image.state, image.problem, missing(image)) == ("ready", "", [])
    assert (orders.count(), look().missing) == (0, [])


@pytest.mark.django_db
def test_an_order_that_got_lost_is_given_again():
    image = make.image()
    Image.objects.update(state=Image.State.PREPARING, renditions=[])
    resume_all(timezone.now())
    (order,) = DBTaskResult.objects.all()
    assert (order.status, order.args_kwargs["args"]) == ("READY", [image.pk])
    resume_all(timezone.now())
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ago", "status"),
    [(LONGEST - dt.timedelta(minutes=1), "RUNNING"), (LONGEST * 1.1, "READY")],
)
def test_a_worker_that_goes_on_takes_up_what_another_left_long_ago(ago, status):
    left = make.image()
    begun = timezone.now() - ago
    order = order_of(left, status=TaskResultStatus.RUNNING, started_at=begun)
    prepare_image.call(make.image().pk)
    order.refresh_from_db()
    assert order.status == status


@pytest.mark.django_db
def test_a_picture_that_takes_worker_after_worker_along_is_left_to_a_person():
    image = make.image()
    Image.objects.update(state=Image.State.PREPARING)
    tried = {"started_at": timezone.now(), "worker_ids": ["a"] * MOST_TRIES}
    order = order_of(image, status=TaskResultStatus.RUNNING, **tried)
    resume_all(timezone.now() + dt.timedelta(seconds=1))
    order.refresh_from_db()
    image.refresh_from_db()
    assert (order.status, image.state) == ("FAILED", "failed")
    assert image.problem


@pytest.mark.django_db(transaction=True)
def test_finished_orders_are_forgotten_after_two_weeks(other_process):
    fortnight = timezone.now() - dt.timedelta(days=15)
    done = {"status": TaskResultStatus.SUCCESSFUL, "finished_at": fortnight}
    order_of(make.image(), **done)
    worked = manage("db_worker", "--batch", "--no-startup-delay", env=other_process)
    assert worked.returncode == 0, worked.stderr
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_outlives_a_database_that_does_not_answer(monkeypatch):
    image = add_image(large())
    waiting, run = [OperationalError("database is locked")], base.Worker.run

    def unlucky(worker):
        if waiting:
            raise waiting.pop()
        run(worker)

    monkeypatch.setattr(base.Worker, "run", unlucky)
    # Signals are this process's own.
    monkeypatch.setattr(base.Worker, "configure_signals", lambda worker: None)
    monkeypatch.setattr(db_worker, "PAUSE", 0)
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    image.refresh_from_db()
    assert (waiting, image.state) == ([], "ready")

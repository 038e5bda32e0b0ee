"""Files leave storage with the picture that had them, and not before."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from articles.images.atomic_storage import AtomicStorage
from articles.images.darkroom.refused import BUSY, GONE, Refused
from articles.images.image import Image
from articles.images.library import attach_file
from articles.images.media_check import look, remove
from articles.images.prepare import develop, prepare_changed, record
from articles.images.renditions import missing
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def there(names: list[str]) -> list[str]:
    return [name for name in names if default_storage.exists(name)]


def long_ago(names: list[str]) -> None:
    past = (timezone.now() - dt.timedelta(days=40)).timestamp()
    for name in names:
        os.utime(default_storage.path(name), (past, past))


@pytest.mark.parametrize("many", [True, False])
def test_the_files_of_a_deleted_picture_go(many, django_capture_on_commit_callbacks):
    gone, kept = make.image(), make.image()
    names = gone.file_names
    with django_capture_on_commit_callbacks(execute=True):
        Image.objects.filter(pk=gone.pk).delete() if many else gone.delete()
        assert there(names) == names
    assert (there(names), there(kept.file_names)) == ([], kept.file_names)
    assert look().orphans == []


def test_a_picture_to_come_has_no_files_that_could_go(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        make.image(file=False).delete()
    assert len(callbacks) == 1


@pytest.mark.django_db(transaction=True)
def test_the_files_stay_where_deleting_fails():
    image = make.image()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        image.delete()
        raise ZeroDivisionError
    image = Image.objects.get()
    assert there(image.file_names) == image.file_names


def test_another_file_puts_the_old_ones_away(django_capture_on_commit_callbacks):
    image = make.image()
    original, *old = image.file_names
    long_ago(old)
    with django_capture_on_commit_callbacks(execute=True):
        image.file = None  # as the desk's form does
        attach_file(image, ContentFile(make.jpeg(), name="foto.jpg"))
    image.refresh_from_db()
    assert there([original, *image.file_names]) == image.file_names
    # For pages that are kept somewhere, until their day has passed.
    assert (there(old), set(look().orphans)) == (old, set(old))
    assert remove(old, timezone.now()) == []
    assert remove(old, timezone.now() + dt.timedelta(hours=25)) == old


def test_a_file_that_fails_to_come_leaves_the_old_ones(monkeypatch):
    image = make.image()
    names = image.file_names
    monkeypatch.setattr(Image, "save", lambda *_args, **_kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach_file(image, ContentFile(make.jpeg(), name="foto.jpg"))
    assert there(names) == names
    assert look().orphans == []


def test_renditions_of_an_old_credit_stay_for_a_day(
    django_capture_on_commit_callbacks,
):
    image = make.image("ANP")
    old = image.file_names[1:]
    long_ago(old)
    Image.objects.update(credit="EPA")
    with django_capture_on_commit_callbacks(execute=True):
        prepare_changed([image.pk])
    assert remove(look().orphans, timezone.now()) == []
    assert there(old) == old


def test_what_was_made_of_a_file_that_was_replaced_meanwhile_goes(
    django_capture_on_commit_callbacks,
):
    image = make.image()
    image.renditions = []
    made = develop(image)
    Image.objects.update(sha256="0" * 64)
    with django_capture_on_commit_callbacks(execute=True):
        record(image, made)
    assert there([each["name"] for each in made]) == []


def test_a_darkroom_that_is_full_is_no_failure_of_the_picture():
    image = make.image()
    Image.objects.update(state=Image.State.PREPARING)
    record(image, Refused(BUSY))
    assert Image.objects.get().state == Image.State.PREPARING


def test_an_original_that_is_gone_is_called_gone():
    image = make.image()
    Path(image.file.path).unlink()
    image.renditions = []
    assert develop(image).reason == GONE


def test_a_full_disk_is_a_failure_in_words(monkeypatch):
    image = make.image()
    image.renditions = []

    def write(*_arguments):
        raise OSError("No space left on device")

    monkeypatch.setattr(AtomicStorage, "_write", write)
    record(image, develop(image))
    image = Image.objects.get()
    assert (image.state, "disk" in image.problem or "schijf" in image.problem) == (
        "failed",
        True,
    )
    assert missing(image) == []

"""Two copies of one file that come in at the same moment are one picture."""

import threading

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from articles.images.image import Image
from articles.images.library import find_or_add
from articles.images.media_check import look
from tests import make


@pytest.mark.django_db(transaction=True)
def test_two_copies_at_once_are_one_picture(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    before = look().orphans
    content, ready, answers = make.jpeg(), threading.Barrier(2), []

    def bring():
        file = ContentFile(content, name="brug.jpg")
        ready.wait()
        try:
            image, known = find_or_add(file)
            answers.append((image.pk, known))
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _copy in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    image = Image.objects.get()
    assert sorted(answers) == [(image.pk, False), (image.pk, True)]
    assert look().orphans == before

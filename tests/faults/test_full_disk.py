"""The disk is full while somebody saves or uploads: told so, and nothing by half."""

import io
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture

from articles.drafts.article import Article
from articles.drafts.revision import Revision
from articles.images.image import Image
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.commits]
# The database of a test fits in this, a large picture does not.
SOME, NOTHING = 5_000_000, 1024


def with_room_for(size: int, ask: Callable[[], int]) -> int:
    """The status that a process gets whose files may not grow beyond a size.

    To whoever writes it is the same as a disk that is full.
    """
    connections.close_all()
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        status = 0
        try:
            status = ask()
        finally:
            os.write(writes, str(status).encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writes)
    with os.fdopen(reads) as said:
        return int(said.read())


@pytest.fixture
def editor() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make.editor())
    return client


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_an_upload_says_that_there_is_no_room_and_leaves_nothing(editor):
    drawn = io.BytesIO()
    Picture.effect_noise((3000, 2400), 100).convert("RGB").save(
        drawn, "JPEG", quality=95
    )
    picture = drawn.getvalue()
    assert len(picture) > SOME
    before = files()

    def upload() -> int:
        sent = {"file": SimpleUploadedFile("brug.jpg", picture)}
        return editor.post(reverse("admin:articles_image_upload"), sent).status_code

    assert with_room_for(SOME, upload) == 507
    assert not Image.objects.exists()
    assert files() == before
    assert upload() in (200, 201)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="it writes elsewhere")
def test_a_save_that_finds_no_room_changes_nothing(editor):
    article = make.article("Brug", body="<p>Eerste.</p>")
    revisions = Revision.objects.count()
    address = reverse("admin:articles_article_change", args=[article.pk])

    def save() -> int:
        sent = {
            "token": article.version,
            "headline": "Brug dicht",
            "body": "<p>" + "Een zin die ruimte kost. " * 200 + "</p>",
            "genre": article.genre,
            "language": article.language,
            "slug": article.slug,
            "bylines-TOTAL_FORMS": 0,
            "bylines-INITIAL_FORMS": 0,
        }
        return editor.post(address, sent).status_code

    assert with_room_for(NOTHING, save) == 503
    connection.close()
    assert Article.objects.get().headline == "Brug"
    assert Revision.objects.count() == revisions
    assert save() == 302
    assert Article.objects.get().headline == "Brug dicht"

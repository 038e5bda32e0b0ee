"""Files that are dropped on the library."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.desk.thumbnail import smallest_url
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make

pytestmark = pytest.mark.django_db

BRING = reverse("admin:articles_image_bring")


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def only(*names: str):
    """Somebody at the desk with these rights and no others."""
    user = make.user(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def sent(client, content: bytes, name: str = "brug.jpg"):
    return client.post(BRING, {"file": SimpleUploadedFile(name, content)})


def test_a_file_comes_in_with_what_it_says(editor):
    said = Metadata(description="De brug <b>open</b>", credit="ANP Foto")
    answer = sent(editor, make.jpeg(metadata=said))
    image = Image.objects.get()
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "id": image.pk,
            "known": False,
            "words": "De brug <b>open</b>",
            "thumbnail": smallest_url(image),
            "url": reverse("admin:articles_image_change", args=[image.pk]),
        },
    )
    assert image.credit == "ANP"
    entries = LogEntry.objects.values_list("object_id", "action_flag")
    assert list(entries) == [(str(image.pk), 1)]


def test_a_file_that_is_there_already_is_recognised(editor):
    content = make.jpeg()
    first = sent(editor, content).json()
    again = sent(editor, content, "../../ander.png").json()
    assert again == first | {"known": True}
    assert (Image.objects.count(), LogEntry.objects.count()) == (1, 1)


def test_who_may_only_add_learns_no_words_of_the_library(client):
    image = make.image(file=(content := make.jpeg()), caption="Geheim")
    client.force_login(only("add_image"))
    assert sent(client, content).json() == {
        "id": image.pk,
        "known": True,
        "words": "",
        "thumbnail": "",
        "url": "",
    }


@pytest.mark.parametrize("content", [b"", b"geen beeld", b"<svg xmlns='x'/>"])
def test_a_bad_file_says_why_and_the_next_goes_on(editor, content):
    answer = sent(editor, content, '"><script>.jpg')
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert answer.json()["error"]
    assert sent(editor, make.jpeg()).status_code == 200
    assert Image.objects.count() == 1


def test_words_in_place_of_a_file_are_refused(editor):
    answer = editor.post(BRING, {"file": "woorden"})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_without_javascript_one_picture_goes_through_its_form(editor):
    page = editor.get(reverse("admin:articles_image_add"))
    assert page.context["adminform"].form.fields["file"].required is False
    file = SimpleUploadedFile("brug.jpg", make.jpeg())
    data = {"file": file, "kind": "photo", "focal_x": "0.5", "focal_y": "0.25"}
    answer = editor.post(reverse("admin:articles_image_add"), data)
    image = Image.objects.get()
    assert (answer.status_code, image.kind, image.focal_y) == (302, "photo", 0.25)


def test_the_form_refuses_a_bad_file_and_a_known_one_at_the_field(editor):
    known = make.image(file=(content := make.jpeg()), caption="De brug")
    for body, words in ((b"geen beeld", "beeld"), (content, f"{known.pk}")):
        file = SimpleUploadedFile("brug.jpg", body)
        data = {"file": file, "kind": "photo", "focal_x": "0.5", "focal_y": "0.5"}
        answer = editor.post(reverse("admin:articles_image_add"), data)
        errors = answer.context["adminform"].form.errors
        assert (answer.status_code, list(errors)) == (200, ["file"])
        assert words in errors["file"][0]
    assert Image.objects.count() == 1

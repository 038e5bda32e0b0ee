"""The library as the editor asks for it."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.desk.thumbnail import smallest_url
from articles.images.image import Image
from articles.images.renditions import renditions
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def asked(client, **query):
    url = reverse("admin:articles_image_library")
    return client.get(f"{url}?{urlencode(query, doseq=True)}")


def captions(client, **query) -> list[str]:
    return [picture["caption"] for picture in asked(client, **query).json()["pictures"]]


def sent(client, content: bytes, name: str = "brug.jpg"):
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(reverse("admin:articles_image_upload"), {"file": file})


def test_a_picture_says_what_the_editor_shows(editor):
    image = make.image("EPA", file=make.jpeg(1000, 500), caption="De brug", alt="Brug")
    jpegs = [file.url for file in renditions(image) if file.format == "JPEG"]
    assert asked(editor, id=image.pk).json() == {
        "pictures": [
            {
                "id": image.pk,
                "thumbnail": jpegs[0],
                "preview": jpegs[3],
                "credit_line": "Beeld EPA",
                "credit_missing": False,
                "to_come": False,
                "caption": "De brug",
                "alt": "Brug",
                "width": 1000,
                "height": 500,
                "change_url": reverse("admin:articles_image_change", args=[image.pk]),
            }
        ],
        "next": None,
    }


def test_a_picture_to_come_without_credit_says_so(editor):
    image = make.image("", file=False)
    (picture,) = asked(editor, id=image.pk).json()["pictures"]
    assert (picture["to_come"], picture["credit_missing"]) == (True, True)
    assert (picture["thumbnail"], picture["preview"], picture["credit_line"]) == (
        "",
        "",
        "",
    )


def test_only_the_pictures_asked_for_come(editor):
    first, _, third = (make.image(file=False, caption=f"Beeld {n}") for n in range(3))
    query = {"id": [third.pk, first.pk, first.pk + 1000]}
    assert captions(editor, **query) == ["Beeld 2", "Beeld 0"]


def test_every_word_is_looked_for_in_every_text(editor):
    texts = ("caption", "description", "photographer", "keywords", "city")
    for text in texts:
        make.image("ANP", file=False, **{text: "In Gouda open"})
    make.image("Gouda / ANP", file=False)
    make.image("ANP", file=False, caption="Elders")
    found = asked(editor, q="GOUDA anp").json()["pictures"]
    newest = Image.objects.order_by("-pk").values_list("pk", flat=True)
    assert [picture["id"] for picture in found] == list(newest)[1:]


def test_pages_go_on_by_key_while_pictures_come_in(editor):
    for number in range(30):
        make.image(file=False, caption=f"{number}")
    first = asked(editor).json()
    make.image(file=False, caption="nieuw")
    second = asked(editor, before=first["next"]).json()
    shown = [picture["caption"] for picture in first["pictures"] + second["pictures"]]
    assert shown == [f"{number}" for number in reversed(range(30))]
    assert (len(first["pictures"]), second["next"]) == (24, None)


@pytest.mark.parametrize("pictures", [1, 3])
def test_a_page_takes_three_queries(editor, django_assert_num_queries, pictures):
    """The session, the editor, the pictures; a superuser's rights take none."""
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    for _ in range(pictures):
        make.image()
    with django_assert_num_queries(3):
        assert len(asked(editor).json()["pictures"]) == pictures


@pytest.mark.parametrize(
    "query",
    [
        {"id": "1 OR 1=1"},
        {"id": ["7", ""]},
        {"id": "9" * 5000},
        {"id": -1},
        {"id": "٣\x00"},
        {"before": "nu"},
        {"before": 2**63},
        {"q": "\x00"},
        {"q": "x" * 201},
    ],
)
def test_what_is_no_question_is_refused_with_words(editor, query):
    make.image(file=False)
    answer = asked(editor, **query)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "words", ["%", "_", "'; DROP TABLE--", "<script>", "\\", "q " * 99]
)
def test_odd_words_are_only_words(editor, words):
    make.image(file=False, caption="Beeld")
    assert captions(editor, q=words) == []


def test_two_hundred_pictures_at_most(editor):
    image = make.image(file=False)
    query = {"id": [*range(image.pk + 1, image.pk + 201), image.pk]}
    assert captions(editor, **query) == []


def test_a_file_comes_in_as_a_picture(editor):
    answer = sent(editor, make.jpeg())
    image = Image.objects.get()
    assert (answer.status_code, answer.json()["id"]) == (200, image.pk)
    assert answer.json()["thumbnail"] == smallest_url(image)


def test_the_same_file_twice_is_one_picture(editor):
    content = make.jpeg()
    answers = [sent(editor, content).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Image.objects.count() == 1


def test_what_comes_in_is_entered_in_the_history_once(editor):
    content = make.jpeg()
    for body in (content, content, b"geen beeld"):
        sent(editor, body)
    entries = LogEntry.objects.values_list("object_id", "action_flag")
    assert list(entries) == [(f"{Image.objects.get().pk}", ADDITION)]


@pytest.mark.parametrize(
    "content", [b"", b"geen beeld", b"<svg xmlns='x'/>", b"GIF89a"]
)
def test_a_bad_file_is_refused_with_words(editor, content):
    answer = sent(editor, content)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert answer.json()["error"]
    assert not Image.objects.exists()


def test_nothing_sent_is_refused(editor):
    answer = editor.post(reverse("admin:articles_image_upload"), {"file": "woorden"})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize("name", ["library", "upload"])
def test_strangers_are_sent_to_sign_in(client, name):
    url = reverse(f"admin:articles_image_{name}")
    answer = client.post(url) if name == "upload" else client.get(url)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{reverse('admin:login')}?next={url}",
    )


def test_staff_without_the_right_is_refused(client):
    make.image(caption="Beeld")
    client.force_login(make.user(is_staff=True))
    answers = [asked(client), sent(client, make.jpeg())]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert Image.objects.count() == 1


def test_uploading_needs_its_token_and_a_post(client):
    editor = make.editor()
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(editor)
    client.force_login(editor)
    url = reverse("admin:articles_image_upload")
    answers = [sent(strict, make.jpeg()), client.get(url)]
    assert [answer.status_code for answer in answers] == [403, 405]
    assert not Image.objects.exists()

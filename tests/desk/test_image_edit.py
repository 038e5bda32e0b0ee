"""Many pictures on one page."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db

EDIT = reverse("admin:articles_image_edit")
COUNTS = ("TOTAL_FORMS", "INITIAL_FORMS")
LIBRARY = reverse("admin:articles_image_changelist")


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def address(*images: Image) -> str:
    return EDIT + "?" + "&".join(f"id={image.pk}" for image in images)


def as_shown(client, *images: Image) -> dict:
    """What a browser sends back of the page, unchanged."""
    lines = client.get(address(*images)).context["lines"]
    data = {"all-credit": ""}
    data |= {f"form-{name}": lines.management_form[name].value() for name in COUNTS}
    for line in lines:
        data[line.add_prefix("id")] = line.instance.pk
        for field in line.visible_fields():
            value = field.value() or ""
            data[field.html_name] = data[field.html_initial_name] = value
    return data


def words(image: Image) -> tuple[str, str, str, str]:
    image.refresh_from_db()
    return image.kind, image.credit, image.caption, image.alt


def history() -> list[tuple[str, list[str]]]:
    """Which pictures were changed, and which of their fields."""
    entries = LogEntry.objects.order_by("pk")
    return [
        (entry.object_id, json.loads(entry.change_message)[0]["changed"]["fields"])
        for entry in entries
    ]


def test_what_is_changed_is_saved_and_entered_in_the_history(editor):
    first, second = make.image("ANP", caption="Een"), make.image("", caption="Twee")
    data = as_shown(editor, first, second)  # the newest picture comes first
    data |= {"form-0-credit": "EPA", "form-0-alt": "Brug", "form-0-kind": "photo"}
    answer = editor.post(address(first, second), data, follow=True)
    assert answer.redirect_chain == [(LIBRARY, 302)]
    assert words(second) == ("photo", "EPA", "Twee", "Brug")
    assert words(first) == ("picture", "ANP", "Een", "Een beeld")
    assert history() == [(f"{second.pk}", ["soort", "credit", "alt-tekst"])]


def test_one_credit_goes_to_those_without(editor):
    images = [make.image(credit, file=False) for credit in ("ANP", "", "")]
    data = as_shown(editor, *images) | {"all-credit": "EPA\x0b", "form-0-credit": "AFP"}
    editor.post(address(*images), data)
    assert [words(image)[1] for image in images] == ["ANP", "EPA", "AFP"]


def test_credits_are_printed_by_the_rules_which_are_read_once(editor):
    images = [make.image("", file=False) for _ in range(3)]
    data = as_shown(editor, *images) | {"all-credit": "foto: epa-efe"}
    data |= {"form-0-credit": "© Jan Jansen via afp", "form-1-credit": "anp foto"}
    with CaptureQueriesContext(connection) as queries:
        editor.post(address(*images), data)
    assert [words(image)[1] for image in images] == ["EPA", "ANP", "Jan Jansen / AFP"]
    assert sum('FROM "articles_creditrule"' in query["sql"] for query in queries) == 1
    data = as_shown(editor, images[0]) | {"all-credit": "Foto:", "form-0-alt": "Brug"}
    page = editor.post(address(images[0]), data)
    assert list(page.context["everyone"].errors) == ["credit"]
    assert words(images[0])[3] == "Een beeld"


def test_what_readers_see_keeps_its_credit_and_the_rest_of_the_page_waits(editor):
    live, loose = make.image("EPA"), make.image("ANP")
    edition = make.edition("Brug open", lead_image=live)
    data = as_shown(editor, live, loose) | {"form-0-credit": "", "form-1-credit": ""}
    answer = editor.post(address(live, loose), data)
    first, second = answer.context["lines"].forms
    assert (list(first.errors), list(second.errors)) == ([], ["credit"])
    assert edition.get_absolute_url() in second.errors["credit"][0]
    assert (words(live)[1], words(loose)[1]) == ("EPA", "ANP")


def test_a_word_of_somebody_else_is_not_overwritten(editor):
    image = make.image("ANP", file=False, caption="Een", alt="Alt")
    data = as_shown(editor, image)
    Image.objects.filter(pk=image.pk).update(caption="Van een ander", alt="Ook")
    answer = editor.post(address(image), data | {"form-0-caption": "Van mij"})
    errors = answer.context["lines"].forms[0].errors
    assert list(errors) == ["caption"]
    assert "Van een ander" in errors["caption"][0]
    assert words(image) == ("picture", "ANP", "Van een ander", "Ook")
    # Another field than the other's is no quarrel, and leaves the other's alone.
    editor.post(address(image), data | {"form-0-credit": "EPA"})
    assert words(image) == ("picture", "EPA", "Van een ander", "Ook")


def test_lines_of_a_caption_are_no_change(editor):
    image = make.image(file=False, caption="Een\nTwee")
    data = as_shown(editor, image)
    data["form-0-caption"] = data["initial-form-0-caption"] = "Een\r\nTwee"
    editor.post(address(image), data | {"form-0-credit": "EPA"})
    assert words(image)[1:3] == ("EPA", "Een\nTwee")
    assert history() == [(f"{image.pk}", ["credit"])]


def test_a_forged_id_changes_nothing(editor):
    mine, other = make.image("ANP", file=False), make.image("ANP", file=False)
    data = as_shown(editor, mine) | {"form-0-id": other.pk, "form-0-credit": "Vals"}
    answer = editor.post(address(mine), data)
    assert answer.status_code == 200
    assert (words(mine)[1], words(other)[1]) == ("ANP", "ANP")


def test_a_forged_line_makes_no_picture(editor):
    image = make.image("ANP", file=False)
    data = as_shown(editor, image) | {"form-TOTAL_FORMS": 2, "form-1-kind": "photo"}
    answer = editor.post(address(image), data | {"form-1-credit": "Vals"})
    assert answer.status_code == 200
    assert list(Image.objects.values_list("credit")) == [("ANP",)]


def test_a_picture_deleted_meanwhile_is_said_and_the_rest_kept(editor):
    gone, image = make.image("ANP", file=False), make.image("ANP", file=False)
    data = as_shown(editor, gone, image) | {"form-0-alt": "Bewaar dit"}
    page = address(gone, image)
    gone.delete()
    answer = editor.post(page, data)
    assert (answer.status_code, "Bewaar dit" in answer.content.decode()) == (200, True)
    assert [bool(line.errors) for line in answer.context["lines"].forms] == [
        False,
        True,
    ]


def test_too_much_or_too_long_is_refused_with_what_was_written_kept(editor):
    image = make.image("ANP", file=False)
    data = as_shown(editor, image) | {
        "form-0-credit": "x" * 201,
        "form-0-alt": "Bewaar",
    }
    page = editor.post(address(image), data).content.decode()
    assert ("x" * 201 in page, "Bewaar" in page) == (True, True)
    assert words(image) == ("picture", "ANP", "", "Een beeld")


@pytest.mark.parametrize(
    "query", ["", "?id=", "?id=1%20OR%201", "?id=999999", "?id=-1"]
)
def test_without_pictures_there_is_nothing_to_edit(editor, query):
    make.image(file=False)
    answer = editor.get(EDIT + query)
    assert (answer.status_code, answer["Location"]) == (302, LIBRARY)


def test_hostile_words_are_only_words(editor):
    hostile = "</textarea><script>alert(1)</script>"
    page = editor.get(address(make.image(hostile, caption=hostile, alt=hostile)))
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("pictures", [1, 3])
def test_the_page_takes_three_queries(editor, django_assert_num_queries, pictures):
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    images = [make.image() for _ in range(pictures)]
    with django_assert_num_queries(3):
        assert len(editor.get(address(*images)).context["lines"].forms) == pictures

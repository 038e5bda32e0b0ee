"""A picture's own form: its words, its file, its focal point."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from tests import make

pytestmark = pytest.mark.django_db

SAID = Metadata(
    description="De brug bij nacht",
    credit="ANP Foto",
    creator=("Jan de Vries",),
    copyright_notice="© ANP 2026",
    alt_text="Een brug in het donker",
)


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def address(image: Image, view: str = "change") -> str:
    return reverse(f"admin:articles_image_{view}", args=[image.pk])


def as_shown(client, image: Image) -> dict:
    """What a browser sends back of the form, unchanged."""
    form = client.get(address(image)).context["adminform"].form
    data = {}
    for field in form:
        if field.name == "file":
            continue
        names = [field.html_name, field.html_initial_name]
        widget = field.field.widget
        for name in names:
            if hasattr(widget, "decompress"):
                for place, part in enumerate(widget.decompress(field.value())):
                    data[f"{name}_{place}"] = part or ""
            elif field.value() not in (None, False):
                data[name] = field.value()
    return data


def with_file(content: bytes) -> dict:
    return {"file": SimpleUploadedFile("../brug.jpg", content)}


def from_now(image: Image, *names: str) -> list:
    image.refresh_from_db()
    return [getattr(image, name) for name in names]


def test_a_form_sent_as_it_was_shown_changes_nothing(editor):
    moment = timezone.now() + dt.timedelta(days=3, microseconds=5)
    image = make.image(caption="Een\nTwee", rights_end=moment, date_taken=moment)
    before = Image.objects.values().get(pk=image.pk)
    answer = editor.post(address(image), as_shown(editor, image))
    assert answer.status_code == 302
    assert Image.objects.values().get(pk=image.pk) == before


def test_only_what_an_editor_changed_is_written(editor):
    image = make.image("ANP", caption="Een", alt="Alt")
    data = as_shown(editor, image)
    Image.objects.filter(pk=image.pk).update(alt="Van een ander")
    editor.post(address(image), data | {"credit": "EPA"})
    assert from_now(image, "credit", "alt") == ["EPA", "Van een ander"]
    answer = editor.post(address(image), data | {"alt": "Van mij"})
    errors = answer.context["adminform"].form.errors
    assert list(errors) == ["alt"]
    assert "Van een ander" in errors["alt"][0]


def test_the_renditions_of_another_credit_are_made_anew(editor):
    image = make.image("ANP")
    editor.post(address(image), as_shown(editor, image) | {"credit": "EPA"})
    before = {made["name"] for made in image.renditions}
    image.refresh_from_db()
    assert (image.credit, image.state) == ("EPA", Image.State.READY)
    assert {made["name"] for made in image.renditions} != before


@pytest.mark.parametrize("share", ["-0.1", "1.01", "nan", "inf", "links"])
def test_a_focal_point_lies_in_the_picture(editor, share):
    image = make.image()
    answer = editor.post(address(image), as_shown(editor, image) | {"focal_x": share})
    assert list(answer.context["adminform"].form.errors) == ["focal_x"]
    editor.post(address(image), as_shown(editor, image) | {"focal_y": "0.25"})
    assert from_now(image, "focal_x", "focal_y") == [0.5, 0.25]


def test_the_form_says_what_the_file_says_and_where(editor):
    image = make.image("EPA", file=make.jpeg(metadata=SAID))
    context = editor.get(address(image)).context
    assert [(line.value, line.origin) for line in context["said"]] == [
        ("De brug bij nacht", "XMP"),
        ("ANP Foto", "XMP"),
        ("Jan de Vries", "XMP"),
        ("© ANP 2026", "XMP"),
        ("Een brug in het donker", "XMP"),
    ]
    assert context["warnings"] == []


def test_a_credit_that_may_be_cut_off_and_credentials_are_said(editor):
    marks = {"credit_cut_off": True, "has_c2pa": True}
    image = make.image()
    state = {"state": Image.State.FAILED, "problem": "Schijf vol <b>"}
    Image.objects.filter(pk=image.pk).update(metadata=marks, **state)
    page = editor.get(address(image))
    assert page.context["warnings"][0] == "Schijf vol <b>"
    assert len(page.context["warnings"]) == 2
    assert "Schijf vol &lt;b&gt;" in page.content.decode()
    assert _("Content Credentials") in page.content.decode()


def test_reading_again_fills_what_is_empty_and_nothing_else(editor):
    image = make.image("EPA", file=make.jpeg(metadata=SAID), caption="Van de redactie")
    Image.objects.filter(pk=image.pk).update(
        photographer="", copyright_notice="", metadata={}
    )
    answer = editor.post(address(image, "reread"))
    assert (answer.status_code, answer["Location"]) == (302, address(image))
    names = ("credit", "caption", "photographer", "copyright_notice", "description")
    assert from_now(image, *names) == [
        "EPA",
        "Van de redactie",
        "Jan de Vries",
        "© ANP 2026",
        "De brug bij nacht",
    ]
    assert image.metadata["found"]["credit"] == "ANP Foto"
    assert LogEntry.objects.count() == 1
    editor.post(address(image, "reread"))
    assert LogEntry.objects.count() == 1


def test_a_file_that_is_lost_is_said_and_changes_nothing(editor):
    image = make.image("", caption="Van de redactie")
    image.file.storage.delete(image.file.name)
    answer = editor.post(address(image, "reread"), follow=True)
    assert [str(message.level_tag) for message in answer.context["messages"]] == [
        "error"
    ]
    assert from_now(image, "credit", "caption") == ["", "Van de redactie"]
    gone = [editor.get(address(image, view)) for view in ("choose", "original")]
    assert [answer.status_code for answer in gone] == [404, 404]


def test_another_file_asks_where_it_says_something_else(editor):
    image = make.image("EPA", caption="Van de redactie", city="Gouda")
    story = make.article(lead_image=image, lead_caption="Van het verhaal")
    data = as_shown(editor, image) | with_file(make.jpeg(metadata=SAID))
    answer = editor.post(address(image), data)
    assert (answer.status_code, answer["Location"]) == (302, address(image, "choose"))
    assert from_now(image, "credit", "caption", "photographer") == [
        "EPA",
        "Van de redactie",
        "Jan de Vries",
    ]
    form = editor.get(address(image, "choose")).context["form"]
    assert [(row.name, row.kept, row.brought) for _field, row in form.rows] == [
        ("credit", "EPA", "ANP"),
        ("caption", "Van de redactie", "De brug bij nacht"),
        ("alt", "Een beeld", "Een brug in het donker"),
    ]
    choice = {"credit": "take", "caption": "keep", "alt": "keep", "source": "take"}
    answer = editor.post(address(image, "choose"), choice)
    assert answer["Location"] == address(image)
    assert from_now(image, "credit", "caption", "alt") == [
        "ANP",
        "Van de redactie",
        "Een beeld",
    ]
    story.refresh_from_db()
    assert story.lead_caption == "Van het verhaal"


def test_another_file_without_words_asks_nothing(editor):
    image = make.image("EPA", caption="Van de redactie")
    before = image.sha256
    answer = editor.post(
        address(image), as_shown(editor, image) | with_file(make.jpeg(64, 64))
    )
    assert answer["Location"] == reverse("admin:articles_image_changelist")
    (after, *rest) = from_now(image, "sha256", "width", "height", "caption")
    assert (after != before, rest) == (True, [64, 64, "Van de redactie"])


def test_other_terms_ask_for_another_yes(editor):
    image = make.image("EPA", instructions="Geen", instructions_confirmed=True)
    data = as_shown(editor, image)
    answer = editor.post(address(image), data | {"caption": "Brug"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["success"]
    terms = data | {"caption": "Brug", "instructions": "NO SALES NETHERLANDS"}
    answer = editor.post(address(image), terms, follow=True)
    levels = [message.level_tag for message in answer.context["messages"]]
    assert (levels, from_now(image, "instructions_confirmed")) == (
        ["warning", "success"],
        [False],
    )
    badges = editor.get(address(image)).context["badges"]
    assert [badge.words for badge in badges] == [_("Instructions to be confirmed")]
    editor.post(
        address(image), as_shown(editor, image) | {"instructions_confirmed": "on"}
    )
    assert from_now(image, "instructions_confirmed") == [True]
    assert editor.get(address(image)).context["badges"] == []


def test_what_another_file_brought_is_in_the_history(editor):
    image = make.image("EPA", caption="Van de redactie")
    file = with_file(make.jpeg(metadata=Metadata(creator=("Jan",))))
    editor.post(address(image), as_shown(editor, image) | file)
    words = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert words == [
        _("Filled in from the file: %(fields)s.") % {"fields": "fotograaf"},
        "Bestand gewijzigd.",
    ]


def test_a_bad_file_is_refused_at_the_field_and_the_old_one_kept(editor):
    image = make.image("EPA")
    before = Image.objects.values().get(pk=image.pk)
    answer = editor.post(
        address(image), as_shown(editor, image) | with_file(b"geen beeld")
    )
    assert list(answer.context["adminform"].form.errors) == ["file"]
    assert Image.objects.values().get(pk=image.pk) == before


def test_a_choice_that_is_none_is_refused(editor):
    image = make.image("EPA", file=make.jpeg(metadata=SAID))
    answer = editor.post(address(image, "choose"), {"credit": "x"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (
        200,
        ["credit", "alt"],
    )
    assert from_now(image, "credit") == ["EPA"]


def test_the_original_comes_as_a_download(editor):
    image = make.image(file=(content := make.jpeg()))
    answer = editor.get(address(image, "original"))
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment;")


def test_who_may_only_look_sees_the_picture_and_no_tools(client):
    user = make.user(is_staff=True)
    user.user_permissions.set(make.Permission.objects.filter(codename="view_image"))
    client.force_login(user)
    image = make.image(file=make.jpeg(metadata=SAID), caption="Kijk")
    page = client.get(address(image)).content.decode()
    assert ("Kijk" in page, "focus__point" in page) == (True, False)
    assert address(image, "reread") not in page


@pytest.mark.parametrize("stories", [1, 3])
def test_the_form_takes_nine_queries(editor, django_assert_num_queries, stories):
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    image = make.image()
    for number in range(stories):
        make.edition(f"Verhaal {number}", lead_image=image)
    with django_assert_num_queries(9):
        assert len(editor.get(address(image)).context["uses"]) == 2 * stories

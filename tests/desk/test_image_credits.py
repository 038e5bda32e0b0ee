"""The page on which the credit rules are applied once more."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from tests import make

pytestmark = pytest.mark.django_db

CREDITS = reverse("admin:articles_image_credits")


@pytest.fixture
def editor(client):
    client.force_login(make.editor())
    return client


def rows(client, query: str = "") -> list[tuple[str, str, int]]:
    page = client.get(CREDITS + query)
    assert page.status_code == 200
    return [
        (change.old, change.new, change.pictures)
        for change, _thumbnail in page.context["rows"]
    ]


def keys(client, query: str = "") -> list[str]:
    return [change.key for change, _url in client.get(CREDITS + query).context["rows"]]


def credits() -> list[str]:
    return list(Image.objects.order_by("pk").values_list("credit", flat=True))


def test_it_shows_first_then_changes_what_is_confirmed(editor):
    images = [make.image(credit) for credit in ("foto: ANP", "EPA-EFE", "Jan", "")]
    assert rows(editor) == [("EPA-EFE", "EPA", 1), ("foto: ANP", "ANP", 1)]
    assert credits() == ["foto: ANP", "EPA-EFE", "Jan", ""]
    answer = editor.post(CREDITS, {"change": keys(editor)[:1]})
    assert (answer.status_code, answer["Location"]) == (302, CREDITS)
    assert credits() == ["foto: ANP", "EPA", "Jan", ""]
    entries = LogEntry.objects.values_list("object_id", "change_message")
    message = _("Credit by the rules: “%(old)s” became “%(new)s”.") % {
        "old": "EPA-EFE",
        "new": "EPA",
    }
    assert list(entries) == [(f"{images[1].pk}", message)]


def test_the_chosen_pictures_are_the_only_ones(editor):
    images = [make.image("foto: ANP", file=False) for _ in range(3)]
    query = f"?id={images[0].pk}&id={images[2].pk}"
    assert rows(editor, query) == [("foto: ANP", "ANP", 2)]
    editor.post(CREDITS + query, {"change": keys(editor, query)})
    assert credits() == ["ANP", "foto: ANP", "ANP"]


@pytest.mark.parametrize("query", ["?id=", "?id=x", "?id=999999", "?id=-1"])
def test_ids_of_nothing_are_not_the_whole_library(editor, query):
    make.image("foto: ANP", file=False)
    assert rows(editor, query) == []


@pytest.mark.parametrize("forged", [[], ["x"], ["ANP"], ["0" * 32]])
def test_what_was_not_shown_is_refused(editor, forged):
    make.image("foto: ANP", file=False)
    answer = editor.post(CREDITS, {"change": forged})
    assert (answer.status_code, list(answer.context["form"].errors)) == (
        200,
        ["change"],
    )
    assert credits() == ["foto: ANP"]


def test_rules_that_changed_meanwhile_are_shown_again(editor):
    make.image("foto: ANP", file=False)
    seen = keys(editor)
    CreditRule.objects.create(credit="Het ANP", spellings="foto: ANP")
    answer = editor.post(CREDITS, {"change": seen})
    assert answer.context["form"].errors
    assert [change.new for change, _url in answer.context["rows"]] == ["Het ANP"]
    assert credits() == ["foto: ANP"]


def test_many_credits_come_in_pages(editor):
    Image.objects.bulk_create(Image(credit=f"foto: Jan {n:03}") for n in range(150))
    pages = [rows(editor, f"?page={number}") for number in (1, 2)]
    assert [len(page) for page in pages] == [100, 50]
    assert pages[1][-1] == ("foto: Jan 149", "Jan 149", 1)
    editor.post(CREDITS + "?page=2", {"change": keys(editor, "?page=2")})
    assert Image.objects.filter(credit__startswith="foto").count() == 100


def test_hostile_credits_are_only_words(editor):
    make.image("foto: <script>alert(1)</script>", file=False)
    assert "<script>alert" not in editor.get(CREDITS).content.decode()


@pytest.mark.parametrize("pictures", [1, 3])
def test_the_page_takes_five_queries(editor, django_assert_num_queries, pictures):
    editor.force_login(make.user(is_staff=True, is_superuser=True))
    for number in range(pictures):
        make.image(f"foto: Jan {number}", file=False)
    with django_assert_num_queries(5):
        assert len(rows(editor)) == pictures

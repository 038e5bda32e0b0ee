"""The story form: what it asks the database, and the tags that it suggests."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from lxml import html

from articles.copydesk.limits import LIMITS
from articles.drafts.desk_note import DeskNote
from articles.drafts.revision import Revision, record
from articles.masthead.tag import Tag
from tests import make
from tests.desk.test_writing import address, form_of

pytestmark = pytest.mark.django_db
TAGS = "admin:articles_article_tags"


@pytest.fixture
def desk(client):
    """A browser with an editor signed in."""
    client.editor = make.editor("anna")
    client.force_login(client.editor)
    return client


def page_of(desk, article=None):
    return html.fromstring(desk.get(address(article)).content.decode())


def errors(response) -> list[str]:
    page = html.fromstring(response.content.decode())
    found = page.xpath("//*[contains(@class, 'errorlist')]/li")
    return [" ".join(error.text_content().split()) for error in found]


def with_rights(*names: str):
    somebody = make.user(is_staff=True)
    somebody.user_permissions.set(Permission.objects.filter(codename__in=names))
    return somebody


def suggested(response) -> list[str]:
    return [tag["name"] for tag in json.loads(response.content)["tags"]]


@pytest.mark.parametrize("many", [1, 3])
def test_a_full_story_opens_in_under_twelve_questions(
    desk, django_assert_num_queries, many
):
    article = make.article(
        section=make.section(),
        lead_image=make.image(),
        authors=[make.author(f"Auteur {number}") for number in range(many)],
        tags=[f"tag {number}" for number in range(many)],
        assignee=desk.editor,
    )
    for number in range(many):
        record(article, by=desk.editor, why=Revision.Why.SAVED)
        DeskNote.objects.create(article=article, text=f"Let op {number}")
        make.edition(f"Ander verhaal {number}")
    # What a process asks once, for all pages.
    page_of(desk, article)
    with django_assert_num_queries(11):
        page = page_of(desk, article)
    (tags,) = page.xpath("//input[@name='tags']/@value")
    assert tags.count("tag ") == many


@pytest.mark.parametrize("many", [1, 30])
def test_no_choice_loads_a_whole_table(desk, many):
    for number in range(many):
        make.section(f"Rubriek {number}")
        make.author(f"Auteur {number}")
        make.image()
        make.user()
    choices = page_of(desk).xpath("//select[contains(@class, 'autocomplete')]")
    assert {
        select.get("name"): len(select.xpath("option[@value!='']"))
        for select in choices
    } == {
        "section": 0,
        "lead_image": 0,
        "assignee": 1,
        "bylines-0-author": 0,
        "bylines-__prefix__-author": 0,
    }


def test_the_form_tells_the_limits_of_the_house(desk):
    fields = page_of(desk).xpath("//*[@data-limit]")
    told = {field.get("name"): int(field.get("data-limit")) for field in fields}
    assert told == LIMITS | {"body": 1500}


def test_every_control_has_a_label_without_script(desk):
    page = page_of(desk, make.article(authors=[make.author()]))
    unnamed = [
        control.get("name")
        for control in page.xpath(
            "//form[@id='article_form']//*[self::input[not(@type='hidden') and "
            "not(@type='submit')] or self::select or self::textarea]"
        )
        if not control.get("aria-label")
        and not page.xpath(f"//label[@for='{control.get('id')}']")
    ]
    assert unnamed == []


def test_saving_and_what_is_public_stand_apart(desk):
    edition = make.edition()
    page = html.fromstring(
        desk.get(
            reverse("admin:articles_article_change", args=[edition.article_id])
        ).content.decode()
    )
    (row,) = page.xpath("//div[@class='submit-row']")
    assert row.xpath(".//@name") == ["_save", "_continue", "_addanother"]
    (side,) = page.xpath("//aside[@id='story-side']")
    public = [name for name in side.xpath(".//button/@name") if name.startswith("_")]
    assert public == ["_publish", "_schedule", "_withdraw"]


def test_a_draft_may_be_deleted_from_the_side_column_and_a_sent_story_not(desk):
    draft = make.article()
    links = page_of(desk, draft).xpath("//*[@class='story__delete']//@href")
    assert links == [reverse("admin:articles_article_delete", args=[draft.pk])]
    sent = make.edition().article_id
    response = desk.get(reverse("admin:articles_article_change", args=[sent]))
    assert "story__delete" not in response.content.decode()


def test_who_may_only_look_sees_the_story_without_a_control(client):
    client.force_login(with_rights("view_article"))
    article = make.article("Brug open", intro="Morgen.", authors=[make.author()])
    page = page_of(client, article)
    (form,) = page.xpath("//form[@id='article_form']")
    shown = [
        " ".join(e.text_content().split())
        for e in form.xpath(".//*[@class='readonly']")
    ]
    assert ("Brug open" in shown, "Morgen." in shown) == (True, True)
    assert "Anna de Vries" in form.text_content()
    # Notes are left by forms of their own.
    controls = ".//*[@type='submit' or self::button or self::textarea][not(@form)]"
    assert form.xpath(controls) == []
    scripts = page.xpath("//script[contains(@src, 'articles/editor/')]/@src")
    assert [src for src in scripts if "/notes." not in src] == []


# Tags


def test_tags_are_suggested_with_their_synonyms(desk):
    make.tag("Verenigde Staten", synonyms="Amerika\nVS")
    make.tag("Irak")
    response = desk.get(reverse(TAGS), {"q": "amer"})
    assert json.loads(response.content) == {
        "tags": [{"name": "Verenigde Staten", "synonyms": ["Amerika", "VS"]}]
    }


def test_tags_that_the_text_names_are_offered(desk):
    make.tag("Bagdad")
    make.tag("Irak")
    response = desk.post(reverse(TAGS), {"text": "In Irak is Bagdad stil. Irak wacht."})
    assert suggested(response) == ["Irak", "Bagdad"]


@pytest.mark.parametrize("q", ["", " ", "x" * 500, "\x00", "%", "'"])
def test_an_odd_question_finds_nothing(desk, q):
    make.tag("Irak")
    assert suggested(desk.get(reverse(TAGS), {"q": q})) == []


@pytest.mark.parametrize(("many", "questions"), [(1, 6), (40, 5)])
def test_a_suggestion_asks_the_same_few_questions(
    desk, django_assert_num_queries, many, questions
):
    for number in range(many):
        make.tag(f"Irak {number:02}")
    with django_assert_num_queries(questions):
        found = suggested(desk.get(reverse(TAGS), {"q": "irak"}))
    assert len(found) == min(many, 10)


def test_only_who_writes_stories_is_told_of_tags(client):
    make.tag("Irak")
    for rights, status in (
        ((), 403),
        (("view_article", "view_tag"), 403),
        (("add_article",), 200),
        (("change_article", "view_article"), 200),
    ):
        client.force_login(with_rights(*rights))
        answers = [
            client.get(reverse(TAGS), {"q": "ir"}),
            client.post(reverse(TAGS), {"text": "Irak"}),
        ]
        assert [answer.status_code for answer in answers] == [status, status], rights
    client.logout()
    assert client.get(reverse(TAGS), {"q": "ir"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Den Haag", ["Den Haag"]),
        ("Den Haag, Irak", ["Den Haag", "Irak"]),
        ('"Eerst, dan", Irak', ["Eerst, dan", "Irak"]),
        ("", []),
    ],
)
def test_only_commas_part_tags(desk, typed, stored):
    article = make.article()
    desk.post(address(article), form_of(desk, article) | {"tags": typed})
    assert sorted(article.tags.names()) == stored


def test_who_may_not_make_tags_uses_those_that_exist(client):
    rights = ("view_article", "change_article", "change_any_article")
    client.force_login(with_rights(*rights))
    make.tag("Irak")
    article = make.article()
    sent = form_of(client, article)
    (error,) = errors(client.post(address(article), sent | {"tags": "irak, Nieuw"}))
    assert (error, list(Tag.objects.values_list("name", flat=True))) == (
        "Er is geen tag “Nieuw”, en je mag er geen maken.",
        ["Irak"],
    )
    client.post(address(article), sent | {"tags": "irak"})
    assert list(article.tags.names()) == ["Irak"]


def test_a_tag_that_is_too_long_is_said_and_nothing_is_lost(desk):
    article = make.article()
    sent = form_of(desk, article) | {"tags": "x" * 101, "headline": "Anders"}
    response = desk.post(address(article), sent)
    assert len(errors(response)) == 1
    assert "Anders" in response.content.decode()

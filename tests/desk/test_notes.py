"""Notes beside the story: with a script, without, and by whom."""

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.desk_note import DeskNote
from tests import make

pytestmark = pytest.mark.django_db
SCRIPT = {"X-Requested-With": "notes"}


@pytest.fixture
def desk(client):
    client.user = make.member("Picture desk", "beeld")
    client.force_login(client.user)
    return client


@pytest.fixture
def article():
    return make.article()


def address(article, name: str) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def test_a_note_is_left_by_the_form_beside_the_story(desk, article):
    tree = html.fromstring(desk.get(address(article, "change")).content.decode())
    (form,) = tree.xpath("//form[@id='note-form']")
    (text,) = tree.xpath("//textarea[@form='note-form']")
    (to,) = tree.xpath("//select[@form='note-form']")
    (button,) = tree.xpath("//button[@form='note-form']")
    assert tree.xpath(f"//label[@for='{text.get('id')}']")
    assert tree.xpath(f"//label[@for='{to.get('id')}']")
    assert button.get("type") == "submit"
    joris = make.member("Editor", "joris")
    sent = {text.get("name"): "Bel even", to.get("name"): joris.pk}
    answer = desk.post(form.get("action"), sent)
    assert answer["Location"] == address(article, "change") + "#notes"
    note = DeskNote.objects.get()
    assert (note.text, note.by, note.to) == ("Bel even", desk.user, joris)


def test_without_scripts_those_around_the_story_can_be_chosen(desk):
    anna, joris = make.member("Reporter", "anna"), make.member("Editor", "joris")
    signed = make.author("Anna", user=anna)
    article = make.article(created_by=joris, authors=[signed])
    tree = html.fromstring(desk.get(address(article, "change")).content.decode())
    options = tree.xpath("//select[@form='note-form']/option/text()")
    assert sorted(options) == ["anna", "joris"]


def test_a_note_is_dealt_with_and_opened_again_by_buttons(desk, article):
    note = article.notes.create(text="Bel even", by=desk.user)
    for name, done in (("resolve", True), ("reopen", False)):
        tree = html.fromstring(desk.get(address(article, "change")).content.decode())
        (button,) = tree.xpath("//button[@form='note-act']")
        (form,) = tree.xpath("//form[@id='note-act']")
        action = button.get("formaction") or form.get("action")
        assert action == address(article, name)
        desk.post(action, {button.get("name"): button.get("value")})
        note.refresh_from_db()
        assert (note.resolved_at is not None, note.resolved_by == desk.user) == (
            done,
            done,
        )


def test_a_script_gets_the_notes_as_they_are_now(desk, article):
    answer = desk.post(
        address(article, "notes"), {"note-text": "<b>Bel</b>\nPiet"}, headers=SCRIPT
    )
    tree = html.fromstring(answer.content.decode())
    (text,) = tree.xpath("//*[@class='note__text']")
    assert (text.text_content(), text.xpath("*/text()")) == ("<b>Bel</b>Piet", [])


@pytest.mark.parametrize("text", ["", " \n", "x" * 4001])
def test_a_script_hears_why_not(desk, article, text):
    answer = desk.post(address(article, "notes"), {"note-text": text}, headers=SCRIPT)
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain")
    assert answer.content.decode()
    assert not DeskNote.objects.exists()


def test_without_scripts_the_mistake_stands_at_its_field(desk, article):
    answer = desk.post(
        address(article, "notes"), {"note-text": "Bel", "note-to": 987654}
    )
    tree = html.fromstring(answer.content.decode())
    assert tree.xpath("//textarea[@name='note-text']")[0].text.strip() == "Bel"
    assert len(tree.xpath("//ul[contains(@class, 'errorlist')]/li")) == 1
    assert not DeskNote.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "0", str(2**63), "OTHER"])
@pytest.mark.parametrize("name", ["resolve", "reopen"])
def test_a_button_acts_on_notes_of_its_own_story_only(desk, article, name, number):
    other = make.article().notes.create(text="x", by=desk.user)
    done = make.article().notes.create(text="y", by=None, resolved_at=timezone.now())
    before = list(DeskNote.objects.values())
    note = done if name == "reopen" else other
    sent = {"note": note.pk if number == "OTHER" else number}
    assert desk.post(address(article, name), sent).status_code == 404
    assert list(DeskNote.objects.values()) == before


@pytest.mark.parametrize("name", ["notes", "resolve", "reopen"])
def test_a_note_needs_its_token(article, client, name):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(make.member("Editor"))
    assert strict.post(address(article, name), {"note-text": "x"}).status_code == 403


@pytest.mark.parametrize("notes", [1, 3, 12])
def test_notes_cost_the_form_the_same_few_questions(
    client, django_assert_num_queries, notes
):
    client.force_login(make.editor())
    article = make.article()
    for number in range(notes):
        article.notes.create(text=str(number), by=make.user(), to=make.user())
    with django_assert_num_queries(10):
        client.get(address(article, "change"))

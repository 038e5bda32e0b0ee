"""Notes on a story, and the e-mail that tells of them."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.mail_note import mail_note
from articles.drafts.notes import (
    add_note,
    notes_of,
    reopen_note,
    resolve_note,
    with_open_notes,
)
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post(settings):
    """A house with a mail server."""
    settings.DESK_MAIL = True
    settings.LANGUAGE_CODE = "en"
    settings.SITE_URL = "https://courant.example"
    return mail.outbox


@pytest.fixture
def anna():
    return make.member(
        "Reporter", "anna", email="anna@courant.example", first_name="Anna"
    )


@pytest.fixture
def joris():
    return make.member("Editor", "joris", email="joris@courant.example")


def test_a_note_is_left_resolved_and_opened_again(anna, joris):
    article = make.article()
    note = add_note(article, by=joris, text=" Bel even. ", to=anna)
    assert (note.text, note.by, note.to, note.resolved_at) == (
        "Bel even.",
        joris,
        anna,
        None,
    )
    now = timezone.now()
    resolve_note(note, by=anna, at=now)
    resolve_note(note, by=joris, at=timezone.now())
    note.refresh_from_db()
    assert (note.resolved_by, note.resolved_at) == (anna, now)
    reopen_note(note, by=joris)
    note.refresh_from_db()
    assert (note.resolved_by, note.resolved_at) == (None, None)


def test_everybody_who_reads_the_story_may_write_a_note_and_nobody_else(anna):
    article, pictures = make.article(), make.member("Picture desk")
    for user in (anna, pictures):
        add_note(article, by=user, text="Foto komt")
    note = DeskNote.objects.first()
    for act in (
        lambda: add_note(article, by=make.user(is_staff=True), text="x"),
        lambda: resolve_note(note, by=make.user(is_staff=True), at=timezone.now()),
        lambda: reopen_note(note, by=make.user(is_staff=True)),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert DeskNote.objects.filter(resolved_at=None).count() == 2


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "x" * 4001])
def test_a_note_says_something_and_not_too_much(anna, text):
    with pytest.raises(ValidationError):
        add_note(make.article(), by=anna, text=text)
    assert not DeskNote.objects.exists()


@pytest.mark.parametrize(
    "to",
    [
        lambda: make.user(),
        lambda: make.user(is_staff=True),
        lambda: make.member("Editor", is_active=False),
    ],
)
def test_a_note_goes_to_somebody_who_can_read_it(anna, to):
    with pytest.raises(ValidationError) as refused:
        add_note(make.article(), by=anna, text="Bel even", to=to())
    assert list(refused.value.error_dict) == ["to"]
    assert not DeskNote.objects.exists()


def test_open_notes_are_counted_in_one_query(django_assert_num_queries, anna):
    first, second, third = make.article(), make.article(), make.article()
    for article in (first, first, second):
        add_note(article, by=anna, text="x")
    resolve_note(second.notes.get(), by=anna, at=timezone.now())
    with django_assert_num_queries(1):
        counted = with_open_notes(Article.objects.order_by("pk"))
        counts = [(each.pk, each.open_notes) for each in counted]
    assert counts == [(first.pk, 2), (second.pk, 0), (third.pk, 0)]
    with django_assert_num_queries(1):
        assert [str(note.by) for note in notes_of(first)] == ["anna", "anna"]


def test_the_addressee_gets_the_note_and_a_link_and_no_story(anna, joris, post):
    article = make.article("Geheime kop", body="<p>Geheime tekst.</p>")
    add_note(article, by=anna, text="Bel Piet:\n06", to=joris)
    (sent,) = post
    assert (sent.to, sent.subject) == (["joris@courant.example"], "Note from Anna")
    assert sent.body == (
        "Bel Piet:\n06\n\nTo the story: "
        f"https://courant.example/admin/articles/article/{article.pk}/change/#notes\n"
    )


def test_without_addressee_it_goes_to_whoever_has_the_story(anna, joris, post):
    add_note(make.article(assignee=anna), by=joris, text="x")
    add_note(make.article(assignee=anna), by=anna, text="nobody mails themselves")
    add_note(make.article(), by=joris, text="nobody has it")
    assert [sent.to for sent in post] == [["anna@courant.example"]]


def test_who_has_left_meanwhile_gets_no_mail(anna, joris, post, settings):
    settings.DESK_MAIL = False
    note = add_note(make.article(), by=joris, text="x", to=anna)
    anna.groups.clear()
    mail_note.enqueue(note.pk)
    note.delete()
    mail_note.enqueue(note.pk or 7)
    assert post == []


@pytest.mark.parametrize(
    "name", ["Anna\nBcc: x@example.org", "Anna\r\nBcc: x", "\u2028Anna", "x" * 150]
)
def test_no_name_adds_a_line_to_the_head(joris, post, name):
    anna = make.member("Reporter", first_name=name)
    add_note(make.article(), by=anna, text="x", to=joris)
    (sent,) = post
    head = sent.message().as_string().split("\n\n")[0]
    assert [line for line in head.splitlines() if line.lower().startswith("bcc")] == []
    assert (sent.bcc, "\n" in sent.subject) == ([], False)


def test_a_house_without_a_mail_server_sends_nothing(anna, joris, post, settings):
    settings.DESK_MAIL = False
    add_note(make.article(), by=anna, text="x", to=joris)
    assert (post, DeskNote.objects.count()) == ([], 1)

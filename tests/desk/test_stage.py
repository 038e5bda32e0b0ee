"""A story's steps, from its form: what is saved first, what is refused, what is said."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.revision import Revision, record
from articles.editions.publish import publish
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client):
    user = make.member("Reporter", "anna")
    client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    user = make.member("Editor", "joris")
    client.force_login(user)
    return user


def address(article: Article, name: str = "change") -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def page_of(client, article: Article):
    return html.fromstring(client.get(address(article)).content.decode())


def form_of(client, article: Article) -> dict[str, str]:
    (form,) = page_of(client, article).xpath("//form[@id='article_form']")
    return {name: value or "" for name, value in form.form_values()}


def send(client, article: Article, **values):
    return client.post(address(article), form_of(client, article) | values)


def offered(client, article: Article) -> list[str]:
    return page_of(client, article).xpath("//button[@name='step-stage']/@value")


def stage(article: Article) -> str:
    return Article.objects.get(pk=article.pk).stage


@pytest.mark.parametrize(
    ("now", "group", "steps"),
    [
        ("draft", "Reporter", ["review"]),
        ("review", "Reporter", ["draft"]),
        ("ready", "Reporter", []),
        ("draft", "Editor", ["review", "ready"]),
        ("review", "Chief", ["ready", "draft"]),
        ("ready", "Editor", ["review", "draft"]),
        ("draft", "Picture desk", []),
    ],
)
def test_only_ones_own_steps_are_offered(client, now, group, steps):
    user = make.member(group)
    client.force_login(user)
    assert offered(client, make.article(stage=now, created_by=user)) == steps


def test_a_step_saves_first(client, reporter):
    article = make.article(created_by=reporter)
    answer = send(client, article, headline="Anders", **{"step-stage": "review"})
    assert answer["Location"] == address(article)
    article.refresh_from_db()
    assert (article.headline, article.stage, article.version) == ("Anders", "review", 2)
    assert LogEntry.objects.count() == 2


def test_a_new_story_may_go_to_a_colleague_at_once(client, reporter):
    add = reverse("admin:articles_article_add")
    tree = html.fromstring(client.get(add).content.decode())
    (form,) = tree.xpath("//form[@id='article_form']")
    sent = {name: value or "" for name, value in form.form_values()}
    client.post(add, sent | {"headline": "Nieuw", "step-stage": "review"})
    made = Article.objects.get()
    assert (made.stage, made.created_by, made.assignee) == (
        "review",
        reporter,
        reporter,
    )


@pytest.mark.parametrize("button", [{"step-stage": "review"}, {"_save": ""}])
def test_the_word_with_it_becomes_a_note_whatever_button_saves(client, editor, button):
    article = make.article()
    send(client, article, **{"step-note": "Let op de kop"}, **button)
    assert [(note.text, note.by) for note in DeskNote.objects.all()] == [
        ("Let op de kop", editor)
    ]


def test_a_forged_step_undoes_the_save_too(client, reporter):
    article = make.article(created_by=reporter)
    before = Article.objects.values().get()
    answer = send(client, article, headline="Vals", **{"step-stage": "ready"})
    assert (answer.status_code, Article.objects.values().get()) == (403, before)


def messages_after(client, answer) -> list[str]:
    page = html.fromstring(client.get(answer["Location"]).content.decode())
    found = page.xpath("//ul[@class='messagelist']/li")
    return [" ".join(item.text_content().split()) for item in found]


def test_of_two_who_move_it_at_once_the_second_is_told(client, editor):
    article = make.article(stage="review")
    late = form_of(client, article)
    send(client, article, **{"step-stage": "draft"})
    answer = client.post(address(article), late | {"step-stage": "ready"})
    assert messages_after(client, answer)[-1] == (
        "Iemand bracht dit verhaal naar een ander stadium sinds je het opende: het is nu "
        "“Concept”, en blijft dat. Kijk of je deze stap nog wilt."
    )
    assert stage(article) == "draft"


def test_nobody_calls_words_ready_that_a_colleague_saved_meanwhile(client, editor):
    article = make.article()
    record(article, by=None, why=Revision.Why.SAVED)
    late = form_of(client, article)
    colleague = Client()
    colleague.force_login(make.member("Editor", "eva"))
    send(colleague, article, intro="Van Eva")
    answer = client.post(
        address(article), late | {"kicker": "Van Joris", "step-stage": "ready"}
    )
    assert messages_after(client, answer)[-1] == (
        "Een collega bewaarde dit verhaal ook: lees het zoals het nu is, en noem het dan "
        "klaar."
    )
    saved = Article.objects.get()
    assert (saved.kicker, saved.intro, saved.stage) == ("Van Joris", "Van Eva", "draft")
    send(client, article, **{"step-stage": "ready"})
    assert stage(article) == "ready"


def test_a_step_with_a_change_of_what_was_ready_is_ones_own(client, editor):
    article = make.article(section=make.section())
    publish(article, by=editor)
    send(client, article, intro="Nieuw", **{"step-stage": "review"})
    assert stage(article) == "review"


@pytest.mark.parametrize("value", ["published", "READY", "", "draft\x00"])
def test_a_step_that_does_not_exist_is_none(client, editor, value):
    article = make.article()
    send(client, article, **{"step-stage": value})
    assert stage(article) == "draft"


def test_the_stage_is_no_field_of_the_form(client, reporter):
    article = make.article(created_by=reporter)
    send(client, article, stage="ready", version="7", created_by="1", wire_key="x")
    saved = Article.objects.get()
    assert (saved.stage, saved.version, saved.created_by, saved.wire_key) == (
        "draft",
        2,
        reporter,
        None,
    )


def test_who_changes_what_was_called_ready_has_it_read_again(client, reporter):
    article = make.article(created_by=reporter, stage="ready")
    send(client, article)
    assert stage(article) == "ready"
    send(client, article, deadline="2026-12-24T12:00")
    assert stage(article) == "ready"
    send(client, article, intro="Nog iets")
    assert stage(article) == "review"


def test_a_change_of_what_readers_have_is_a_draft_of_the_next_version(client, editor):
    article = make.article(section=make.section())
    publish(article, by=editor, at=timezone.now() - dt.timedelta(hours=1))
    assert stage(article) == "ready"
    send(client, article, intro="Nog iets")
    assert stage(article) == "draft"


def test_authors_are_words_too(client, editor):
    article = make.article(stage="ready", section=make.section())
    publish(article, by=editor)
    more = {"bylines-TOTAL_FORMS": "1", "bylines-0-author": make.author().pk}
    send(client, article, **more)
    assert stage(article) == "draft"


def test_the_list_says_where_each_story_is_and_what_it_asks(client, editor):
    hour = dt.timedelta(hours=1)
    late = make.article("Laat", deadline=timezone.now() - hour)
    make.article("Straks", deadline=timezone.now() + hour)
    make.article("Klaar", stage="ready", deadline=timezone.now() - hour)
    make.edition("Uit", by=editor)
    late.notes.create(text="Bel even", by=editor)
    late.notes.create(text="Gedaan", by=editor, resolved_at=timezone.now())
    page = client.get(reverse("admin:articles_article_changelist")).content.decode()
    cells = html.fromstring(page).xpath("//td[@class='stories__with']")
    lines = {
        cell.xpath("string(../th/a)"): [line.get("class") for line in cell]
        for cell in cells
    }
    # A deadline and a note; a deadline; nothing; nothing.
    none, plain, grave = "stories__aside", "stories__plain", "stories__grave"
    assert lines == {
        "Laat": [grave, plain],
        "Straks": [plain],
        "Klaar": [none],
        "Uit": [none],
    }


def test_a_story_goes_only_to_a_section_that_one_writes_in(client, editor):
    opinion = make.section("Opinie")
    opinion.groups.add(Group.objects.create(name="Opinieredactie"))
    article = make.article(section=make.section())
    answer = send(client, article, section=opinion.pk)
    assert (answer.status_code, Article.objects.get().section) == (200, make.section())
    editor.groups.add(Group.objects.get(name="Opinieredactie"))
    send(client, article, section=opinion.pk)
    assert Article.objects.get().section == opinion


def test_nothing_new_begins_in_a_section_that_one_does_not_write_in(client, reporter):
    opinion = make.section("Opinie")
    opinion.groups.add(Group.objects.create(name="Opinieredactie"))
    add = reverse("admin:articles_article_add")
    tree = html.fromstring(client.get(add).content.decode())
    (form,) = tree.xpath("//form[@id='article_form']")
    sent = {name: value or "" for name, value in form.form_values()}
    client.post(add, sent | {"headline": "Nieuw", "section": opinion.pk})
    assert not Article.objects.exists()


@pytest.mark.parametrize("who", ["lezer", "weg", "anna"])
def test_a_story_goes_only_to_a_colleague(client, editor, who):
    people = {
        "lezer": make.user("lezer"),
        "weg": make.user("weg", is_staff=True, is_active=False),
        "anna": make.member("Reporter", "anna"),
    }
    article = make.article()
    send(client, article, assignee=people[who].pk)
    saved = Article.objects.get().assignee
    assert saved == (people[who] if who == "anna" else None)


def test_who_has_left_keeps_the_story_until_somebody_else_gets_it(client, editor):
    gone = make.user("weg", is_staff=True, is_active=False)
    article = make.article(assignee=gone)
    send(client, article, headline="Anders")
    saved = Article.objects.get()
    assert (saved.headline, saved.assignee) == ("Anders", gone)


def test_colleagues_are_found_by_name_and_told_by_name_only(client, reporter):
    make.member(
        "Editor", "joris", first_name="Joris", last_name="Bakker", email="j@x.nl"
    )
    make.user("jorisweg", is_active=False, is_staff=True)
    found = client.get(reverse("admin:articles_article_colleagues"), {"term": "bak jo"})
    (joris,) = found.json()["results"]
    assert joris["text"] == "Joris Bakker (joris)"
    assert "j@x.nl" not in found.content.decode()


def test_somebody_elses_story_is_read_and_not_written_in(client, reporter):
    figure = (
        f'<figure data-image="{make.image().pk}"><figcaption>x</figcaption></figure>'
    )
    article = make.article(
        body=f"<p>Lees mee.</p>{figure}", assignee=make.user("joris")
    )
    tree = page_of(client, article)
    writing = (
        "//form[@id='article_form']//*[self::input or self::textarea or self::select]"
    )
    fields = tree.xpath(f"{writing}/@name")
    assert [
        name for name in fields if not name.startswith(("csrf", "note", "bylines"))
    ] == []
    (read,) = tree.xpath("//div[@class='read']")
    assert [e.tag for e in read] == ["p", "figure"]


def test_a_section_or_account_that_stories_name_says_so_when_it_is_to_go(client):
    """Django asks of each story whether it may go; it comes without its state."""
    client.force_login(make.user(is_staff=True, is_superuser=True))
    section, user = make.section(), make.member("Reporter")
    make.article(section=section, created_by=user)
    make.edition(section=section)
    for name, thing in (("articles_section", section), ("auth_user", user)):
        address = reverse(f"admin:{name}_delete", args=[thing.pk])
        assert client.get(address).status_code == 200

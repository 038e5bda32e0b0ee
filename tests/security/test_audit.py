"""The audit log: what is in it, that nobody changes it, and how it is shortened."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit.entry import AuditEntry
from articles.audit.forget import forget
from articles.audit.note import Action, note
from articles.desk.audit_words import words
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.publish_front import publish_front
from articles.editions.remove import remove
from articles.editions.withdraw import cancel, withdraw
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/auditentry/"


def said() -> list[tuple]:
    rows = AuditEntry.objects.order_by("pk")
    return [(row.action, row.actor_name, row.whom_name, words(row)) for row in rows]


def test_the_database_refuses_to_change_or_shorten_it():
    entry = note(Action.SIGNED_IN, by=make.user("anna"))
    rows = AuditEntry.objects.filter(pk=entry.pk)
    table = "INSERT OR REPLACE INTO" if connection.vendor == "sqlite" else ""
    for act in (
        lambda: rows.update(actor_name="vals"),
        rows.delete,
        entry.delete,
        lambda: AuditEntry.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            act()
    statement = "TRUNCATE articles_auditentry"
    if table:
        statement = f"{table} articles_auditentry SELECT * FROM articles_auditentry"
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert rows.get().actor_name == "anna"


def test_a_name_changes_no_entry_that_has_it():
    user = make.user("anna")
    note(Action.SIGNED_IN, by=user, whom=user)
    user.username = "bea"
    user.save()
    user.delete()
    entry = AuditEntry.objects.get()
    assert (entry.actor_name, entry.whom_name) == ("anna", "anna")


def test_entries_are_forgotten_when_they_are_old_and_that_is_noted():
    now = timezone.now()
    old = [now - dt.timedelta(days=days) for days in (400, 366)]
    for moment in (*old, now):
        note(Action.SIGNED_IN, by=None, at=moment)
    assert forget(now - dt.timedelta(days=365), operator="jan") == 2
    left = AuditEntry.objects.order_by("pk")
    assert [entry.action for entry in left] == ["signed_in", "forgotten"]
    assert left[1].details["operator"] == "jan"
    assert left[1].details["count"] == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        left[0].delete()


def test_publications_are_in_it_by_number_and_never_by_their_words():
    by, later = make.editor("anna"), timezone.now() + dt.timedelta(hours=2)
    article = make.article("Geheime kop", section=make.section())
    first = publish(article, by=by)
    article.headline = "Andere kop"
    article.save()
    publish(article, by=by, correction="Het was anders.")
    article.headline = "Derde kop"
    article.save()
    planned = publish(article, by=by, at=later)
    cancel(planned, by=by)
    withdraw(article, by=by, reason="Fout")
    publish_front(make.front(make.edition(by=by)), by=by)
    remove(article.pk, by="Jan", ground="AVG", at=timezone.now())
    found = [(action, actor) for action, actor, _whom, _words in said()]
    assert found == [
        ("published", "anna"),
        ("corrected", "anna"),
        ("scheduled", "anna"),
        ("cancelled", "anna"),
        ("withdrawn", "anna"),
        ("published", "anna"),
        ("published", "anna"),
        ("removed", ""),
    ]
    kept = " ".join(str(row) for row in AuditEntry.objects.values_list())
    assert "kop" not in kept
    number = {"number": first.article_id, "edition": 1}
    sentence = _("story %(number)s, edition %(edition)s") % number
    assert words(AuditEntry.objects.earliest("pk")) == sentence


def test_what_did_not_go_out_is_not_in_it():
    by = make.editor()
    article = make.article("Brug", section=make.section())
    with pytest.raises(RuntimeError), transaction.atomic():
        publish(article, by=by)
        raise RuntimeError
    assert (Edition.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_accounts_and_rights_are_in_it_as_they_were_and_are(chief):
    user = make.member("Reporter", "anna", first_name="Anna")
    reporter, editor = (Group.objects.get(name=name) for name in ("Reporter", "Editor"))
    address = f"/admin/auth/user/{user.pk}/change/"
    sent = {"username": "anna", "first_name": "Anna", "is_staff": "on"}
    active = {"is_active": "on"}
    chief.post(address, sent | active | {"groups": [reporter.pk, editor.pk]})
    chief.post(address, sent | active | {"groups": [editor.pk]})
    chief.post(address, sent | {"groups": [editor.pk]})
    changed = AuditEntry.objects.order_by("pk").values_list(
        "action", "actor_name", "whom_name", "address", "details"
    )
    both, one = ["Editor", "Reporter"], ["Editor"]
    who = ("chef", "anna", "127.0.0.1")
    assert list(changed) == [
        (
            "rights_changed",
            *who,
            {"before": {"groups": ["Reporter"]}, "after": {"groups": both}},
        ),
        (
            "rights_changed",
            *who,
            {"before": {"groups": both}, "after": {"groups": one}},
        ),
        ("account_shut", *who, {}),
    ]
    assert words(AuditEntry.objects.earliest("pk")) == f"{_('groups')}: + {_('Editor')}"


def test_a_group_s_rights_are_in_it():
    boss = Client()
    boss.force_login(make.user("baas", is_staff=True, is_superuser=True))
    group = Group.objects.get(name="Reporter")
    left = Permission.objects.get(codename="view_article")
    sent = {"name": group.name, "permissions": [left.pk]}
    boss.post(f"/admin/auth/group/{group.pk}/change/", sent)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("group_changed", "baas")
    assert entry.details["after"] == {"rights": ["view_article"]}
    assert "add_article" in entry.details["before"]["rights"]


def test_a_partner_s_key_is_in_it():
    boss = Client()
    boss.force_login(make.user("baas", is_staff=True, is_superuser=True))
    address = "/admin/articles/partnertoken/"
    boss.post(f"{address}add/", {"name": "ANP", "active": "on"})
    key = AuditEntry.objects.get().about_id
    boss.post(f"{address}{key}/change/", {"name": "ANP"})
    boss.post(f"{address}{key}/delete/", {"post": "yes"})
    assert [action for action, *_rest in said()] == [
        "token_made",
        "token_revoked",
        "token_revoked",
    ]


def test_a_page_of_it_takes_the_same_few_queries(chief, django_assert_num_queries):
    for number in range(60):
        note(Action.SIGN_IN_FAILED, whom=None, way="password", n=number)
    chief.get(LIST)
    # Session, account, two for the rights; the page of entries.
    with django_assert_num_queries(5):
        page = chief.get(LIST).content.decode()
    refused = Action.SIGN_IN_FAILED.label
    assert page.split('id="result_list"')[1].count(str(refused)) == 50
    assert "?p=2" in page
    assert 'name="action"' not in page
    found = chief.get(LIST, {"sort": "publications"}).content.decode()
    assert "result_list" not in found


def test_it_is_searched_by_whole_names_and_addresses(chief):
    for name in ("anna", "annabel"):
        note(Action.SIGNED_IN, by=make.user(name))
    page = chief.get(LIST, {"q": "anna"}).content.decode()
    assert "annabel" not in page
    assert page.count("anna</td>") == 1


def test_names_in_it_are_text_wherever_they_show(chief):
    hostile = "<script>alert(1)</script>"
    note(Action.SIGNED_IN, by=make.user(hostile), name=hostile)
    page = chief.get(LIST).content.decode()
    assert hostile not in page
    assert page.count("&lt;script&gt;alert(1)") == 2


def test_readers_of_it_are_chiefs():
    for group, status in (("Chief", 200), ("Editor", 403), ("Reporter", 403)):
        client = Client()
        client.force_login(make.member(group))
        assert client.get(LIST).status_code == status

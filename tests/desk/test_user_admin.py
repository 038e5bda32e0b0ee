"""Accounts: nobody gives a right that they do not have."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from lxml import html

from tests import make

pytestmark = pytest.mark.django_db
User = get_user_model()


@pytest.fixture
def chief(client):
    user = make.member("Chief", "chef")
    client.force_login(user)
    return user


def address(user, name: str = "user_change") -> str:
    return reverse(f"admin:auth_{name}", args=[user.pk])


def rights(user) -> tuple:
    fresh = User.objects.get(pk=user.pk)
    groups = sorted(fresh.groups.values_list("name", flat=True))
    return fresh.is_superuser, groups, fresh.user_permissions.count()


def fields(client, user) -> list[str]:
    tree = html.fromstring(client.get(address(user)).content.decode())
    found = tree.xpath("//form[@id='user_form']//@name")
    return sorted({name for name in found if not name.startswith(("csrf", "_"))})


def test_a_chief_gives_a_colleague_a_role(client, chief):
    colleague = make.member("Reporter", "anna")
    editors = Group.objects.get(name="Editor")
    sent = {"username": "anna", "is_active": "on", "is_staff": "on"}
    client.post(address(colleague), sent | {"groups": [editors.pk]})
    assert rights(colleague) == (False, ["Editor"], 0)


def test_a_chief_makes_an_account(client, chief):
    sent = {"username": "nieuw", "usable_password": "true"}
    sent |= {"password1": "Kort-maar-g0ed!", "password2": "Kort-maar-g0ed!"}
    forged = {
        "is_superuser": "on",
        "is_staff": "on",
        "groups": [1],
        "user_permissions": [1],
    }
    client.post(reverse("admin:auth_user_add"), sent | forged)
    made = User.objects.get(username="nieuw")
    assert (rights(made), made.is_staff) == ((False, [], 0), False)


def test_what_makes_a_superuser_is_not_in_the_form_however_it_is_sent(client, chief):
    colleague = make.member("Reporter", "anna")
    assert fields(client, colleague) == [
        "email",
        "first_name",
        "groups",
        "is_active",
        "is_staff",
        "last_name",
        "username",
    ]
    everything = list(Permission.objects.values_list("pk", flat=True))
    for user in (colleague, chief):
        sent = {"username": user.username, "is_active": "on", "is_staff": "on"}
        sent |= {"groups": [user.groups.get().pk]}
        forged = {"is_superuser": "on", "user_permissions": everything}
        assert client.post(address(user), sent | forged).status_code == 302
    assert rights(colleague) == (False, ["Reporter"], 0)
    assert rights(chief) == (False, ["Chief"], 0)


def grave():
    """A group with a right that a chief does not have."""
    group = Group.objects.create(name="Beheer")
    group.permissions.set(Permission.objects.filter(codename="delete_user"))
    return group


def test_a_group_that_may_more_than_the_giver_cannot_be_given(client, chief):
    colleague, group = make.member("Reporter", "anna"), grave()
    for user in (colleague, chief):
        sent = {"username": user.username, "is_active": "on", "is_staff": "on"}
        answer = client.post(address(user), sent | {"groups": [group.pk]})
        assert answer.status_code == 200
    assert (rights(colleague)[1], rights(chief)[1]) == (["Reporter"], ["Chief"])


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("more", ["superuser", "group", "permission"])
def test_who_may_more_cannot_be_changed_also_not_their_password(
    client, chief, more, active
):
    """Also where the account is shut: it could be opened again."""
    boss = make.user("baas", is_staff=True, is_active=active, password="geheim")
    if more == "superuser":
        User.objects.filter(pk=boss.pk).update(is_superuser=True)
    elif more == "group":
        boss.groups.add(grave())
    else:
        boss.user_permissions.add(Permission.objects.get(codename="delete_user"))
    before = User.objects.values().get(pk=boss.pk)
    sent = {"username": "vals", "is_active": "on", "password1": "Kort-maar-g0ed!"}
    sent |= {"password2": "Kort-maar-g0ed!", "usable_password": "true"}
    for name in ("user_change", "user_password_change", "user_delete"):
        assert client.post(address(boss, name), sent).status_code == 403
    assert User.objects.values().get(pk=boss.pk) == before


def test_a_chief_cannot_change_what_groups_may(client, chief):
    group = Group.objects.get(name="Reporter")
    before = set(group.permissions.all())
    for name in ("group_change", "group_delete"):
        assert client.post(address(group, name), {"name": "x"}).status_code == 403
    assert (set(group.permissions.all()), group.name) == (before, "Reporter")


def test_who_may_compose_groups_uses_their_own_rights(client):
    maker = make.user("maker", is_staff=True)
    codes = ["view_group", "add_group", "change_group", "view_article"]
    maker.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(maker)
    own = Permission.objects.get(codename="view_article")
    other = Permission.objects.get(codename="publish_article")
    add = reverse("admin:auth_group_add")
    client.post(add, {"name": "Vals", "permissions": [own.pk, other.pk]})
    client.post(add, {"name": "Lezers", "permissions": [own.pk]})
    assert not Group.objects.filter(name="Vals").exists()
    assert list(Group.objects.get(name="Lezers").permissions.all()) == [own]
    editors = Group.objects.get(name="Editor")
    sent = {"name": "Editor", "permissions": [own.pk]}
    assert client.post(address(editors, "group_change"), sent).status_code == 403


def test_a_superuser_does_all_of_it(client):
    client.force_login(make.user("beheer", is_staff=True, is_superuser=True))
    colleague, group = make.member("Reporter", "anna"), grave()
    sent = {"username": "anna", "is_active": "on", "is_staff": "on"}
    client.post(address(colleague), sent | {"is_superuser": "on", "groups": [group.pk]})
    assert rights(colleague) == (True, ["Beheer"], 0)


def test_only_who_may_see_accounts_searches_them(client):
    client.force_login(make.member("Editor"))
    asked = {"app_label": "articles", "model_name": "author", "field_name": "user"}
    assert client.get(reverse("admin:autocomplete"), asked).status_code == 403

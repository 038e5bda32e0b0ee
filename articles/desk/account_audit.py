"""What the audit log keeps of accounts and groups: as they were, and as they are."""

from typing import Any

from django.contrib.auth.models import Group, User

from articles.audit.note import Action, note
from articles.sign_in.known_session import KnownSession
from articles.sign_in.sessions import end_sessions

NAMES = ("username", "first_name", "last_name", "email")
FLAGS = ("is_staff", "is_superuser")
RIGHTS = (*FLAGS, "groups", "rights")


class WatchedAccounts:
    """A ModelAdmin of accounts that writes down what it changed."""

    def save_model(self, request, obj, form, change):
        request.as_it_was = account_state(obj.pk) if change else {}
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        note_account(form.instance, before=request.as_it_was, by=request.user)

    def delete_model(self, request, obj):
        note(Action.ACCOUNT_DELETED, by=request.user, whom=obj)
        super().delete_model(request, obj)  # type: ignore[misc]


class WatchedGroups:
    """The same of groups, by what they may."""

    def save_model(self, request, obj, form, change):
        request.as_it_was = group_state(obj.pk) if change else {}
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        before, group = request.as_it_was, form.instance
        after = group_state(group.pk)
        if before != after:
            action = Action.GROUP_CHANGED if change else Action.GROUP_MADE
            said = _differing(before, after)
            note(
                action,
                by=request.user,
                about=("group", group.pk),
                name=group.name,
                **said,
            )

    def delete_model(self, request, obj):
        state = group_state(obj.pk)
        note(
            Action.GROUP_DELETED,
            by=request.user,
            about=("group", obj.pk),
            name=obj.name,
            before=state,
        )
        super().delete_model(request, obj)  # type: ignore[misc]


def account_state(pk: int) -> dict[str, object]:
    """An account as it is saved."""
    user = User.objects.get(pk=pk)
    state = {name: getattr(user, name) for name in (*NAMES, "is_active", *FLAGS)}
    return state | {
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "rights": sorted(user.user_permissions.values_list("codename", flat=True)),
    }


def group_state(pk: int) -> dict[str, object]:
    group = Group.objects.get(pk=pk)
    rights = group.permissions.values_list("codename", flat=True)
    return {"name": group.name, "rights": sorted(rights)}


def note_account(user, *, before: dict[str, object], by) -> None:
    """What has changed of an account, under the action that people will look for."""
    after = account_state(user.pk)
    if not before:
        note(Action.ACCOUNT_MADE, by=by, whom=user, **_differing({}, after))
        return
    rights = _differing(before, after, RIGHTS)
    if rights:
        note(Action.RIGHTS_CHANGED, by=by, whom=user, **rights)
    if before["is_active"] and not after["is_active"]:
        end_sessions(KnownSession.objects.filter(user=user))
        note(Action.ACCOUNT_SHUT, by=by, whom=user)
    elif said := _differing(before, after, (*NAMES, "is_active")):
        note(Action.ACCOUNT_CHANGED, by=by, whom=user, **said)


def note_password(user, *, by) -> None:
    """A password that somebody else set: whoever was signed in with the old one is out."""
    end_sessions(KnownSession.objects.filter(user=user))
    note(Action.PASSWORD_CHANGED, by=by, whom=user)


def _differing(before: dict, after: dict, names=None) -> dict[str, Any]:
    """Only what is not the same, before and after; nothing where all is."""
    changed = [name for name in names or after if before.get(name) != after.get(name)]
    if not changed:
        return {}
    return {
        "before": {name: before[name] for name in changed if name in before},
        "after": {name: after[name] for name in changed},
    }

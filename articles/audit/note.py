"""Note: the one way into the audit log."""

import datetime as dt

from django.utils import timezone

from articles.audit.asked import asked_from
from articles.audit.entry import AuditEntry

Action = AuditEntry.Action


def note(
    action: str,
    *,
    by=None,
    whom=None,
    about: tuple[str, int] | None = None,
    at: dt.datetime | None = None,
    **details,
) -> AuditEntry:
    """Write down that `by` did this, now, from the address that asks.

    `whom` is the account that it was done to, `about` a story, a front or a group, by kind
    and number; `details` is what else matters, in JSON.
    Called within the act's own transaction, it stands if and only if the act does.
    """
    return AuditEntry.objects.create(
        at=at or timezone.now(),
        action=action,
        actor_id=getattr(by, "pk", None),
        actor_name=_name(by),
        address=asked_from(),
        whom_id=getattr(whom, "pk", None),
        whom_name=_name(whom),
        about_kind=about[0] if about else "",
        about_id=about[1] if about else None,
        details=details,
    )


def note_by_operator(action: str, *, operator: str, **said) -> AuditEntry:
    """The same of somebody at the command line, who has a name and no account."""
    return note(action, **said, operator=operator)


def _name(user) -> str:
    return user.get_username() if user is not None else ""

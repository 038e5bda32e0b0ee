"""Forget: entries of the audit log that are older than the house keeps them."""

import datetime as dt

from django.db import connection
from django.utils import timezone

from articles.audit.entry import AuditEntry
from articles.audit.guard import unlocked
from articles.audit.note import Action, note_by_operator

A_BATCH = 1000


def older(before: dt.datetime):
    """What `forget` would take."""
    return AuditEntry.objects.filter(at__lt=before)


def forget(before: dt.datetime, *, operator: str = "") -> int:
    """Delete what is older, in short transactions, and note that; how many went."""
    count = 0
    while gone := _a_batch(before):
        count += gone
    if count:
        note_by_operator(
            Action.FORGOTTEN,
            operator=operator,
            at=timezone.now(),
            before=before.isoformat(),
            count=count,
        )
    return count


def _a_batch(before: dt.datetime) -> int:
    keys = list(older(before).order_by("pk").values_list("pk", flat=True)[:A_BATCH])
    if not keys:
        return 0
    with unlocked(connection):
        return older(before).filter(pk__in=keys).delete()[0]

"""Retention: what is kept no longer than it is needed, each by a setting, in days."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from articles.audit.forget import forget, older
from articles.dispatch import runner
from articles.dispatch.delivery import Delivery
from articles.drafts.presence import Presence
from articles.drafts.preview_link import PreviewLink
from articles.drafts.thin import superfluous, thin
from articles.drafts.working_copy import WorkingCopy
from articles.editions import paper_change
from articles.operations.sign_of_life import forget_workers
from articles.reading.reads.read_count import ReadCount
from articles.sign_in.guesses import forget_guesses
from articles.sign_in.sessions import forget_ended

A_BATCH = 1000


@dataclass(frozen=True)
class Kept:
    """A kind of row: its name, the setting that says how long, and which are older."""

    words: str | Promise
    setting: str
    older: Callable[[dt.datetime], QuerySet]
    # For records that have a way of their own to go.
    forget: Callable[[dt.datetime], int] | None = None

    @property
    def days(self) -> int:
        return getattr(settings, self.setting)

    def gone(self, at: dt.datetime) -> QuerySet:
        """What is past its time; nothing where the setting is 0, which keeps for ever."""
        rows = self.older(self.until(at))
        return rows if self.days else rows.none()

    def until(self, at: dt.datetime) -> dt.datetime:
        return at - dt.timedelta(days=self.days)

    def let_go(self, at: dt.datetime) -> int:
        if self.forget and self.days:
            return self.forget(self.until(at))
        return _delete(self.gone(at))


# A hook for other rooms' records: name, setting, rows older than a moment.
KEPT = [
    Kept(
        _("Working copies that nobody touched"),
        "KEEP_WORKING_COPIES",
        lambda day: WorkingCopy.objects.filter(at__lt=day),
    ),
    Kept(
        _("Open stories of closed browsers"),
        "KEEP_PRESENCES",
        lambda day: Presence.objects.filter(seen_at__lt=day),
    ),
    Kept(
        _("Preview links that have expired"),
        "KEEP_PREVIEW_LINKS",
        lambda day: PreviewLink.objects.filter(expires_at__lt=day),
    ),
    Kept(
        _("Deliveries that arrived"),
        "KEEP_DELIVERIES",
        lambda day: Delivery.objects.filter(state=Delivery.State.DONE, done_at__lt=day),
    ),
    Kept(
        _("Deliveries that were given up"),
        "KEEP_FAILED_DELIVERIES",
        lambda day: Delivery.objects.filter(
            state=Delivery.State.FAILED, try_at__lt=day
        ),
    ),
    Kept(
        _("Results of background work"),
        "KEEP_TASKS",
        lambda day: DBTaskResult.objects.finished().filter(finished_at__lt=day),
    ),
    Kept(
        _("Hours of reads"),
        "KEEP_READS",
        lambda day: ReadCount.objects.filter(hour__lt=day),
    ),
    Kept(
        _("Entries of the audit log"),
        "KEEP_AUDIT_LOG",
        older,
        lambda day: forget(day, operator="retention"),
    ),
]


def ended_sessions(at: dt.datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=at)


def to_go(at: dt.datetime) -> list[tuple[str, int]]:
    """What would go at `at`: how many of each kind. Changes nothing."""
    found = [(str(kept.words), kept.gone(at).count()) for kept in KEPT]
    found.append((str(_("Revisions of drafts")), sum(1 for _key in superfluous(at))))
    found.append((str(_("Sessions that ended")), ended_sessions(at).count()))
    return found


def let_go(at: dt.datetime) -> list[tuple[str, int]]:
    """Delete it, in batches that hold nobody up; how many of each kind."""
    done = [(str(kept.words), kept.let_go(at)) for kept in KEPT]
    done.append((str(_("Revisions of drafts")), thin(at)))
    done.append((str(_("Sessions that ended")), _delete(ended_sessions(at))))
    runner.forget(at)
    paper_change.prune()
    forget_workers(at)
    forget_guesses(at)
    forget_ended(at)
    return done


def _delete(rows: QuerySet) -> int:
    """Never a statement that locks more than a batch; what was saved meanwhile stays."""
    deleted = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:A_BATCH]):
        # Asked again: it may be younger by now.
        count = rows.filter(pk__in=keys).delete()[0]
        if not count:
            break
        deleted += len(keys)
    return deleted

"""Numbers for whoever watches: what waits, what is late. Each query goes by an index."""

import datetime as dt

from django.db.models import Count, Min, Q
from django.db.models.functions import Greatest
from django_tasks_db.models import DBTaskResult

from articles.dispatch.announce import unannounced
from articles.dispatch.delivery import Delivery
from articles.editions.edition import Edition
from articles.operations.sign_of_life import last_worker

Numbers = dict[str, tuple[str, float]]
# The worker looks every second; what has waited longer than this is late.
LATE = dt.timedelta(seconds=60)
MOST = 1000
# Of an edition at once, the moment is written down a little before its transaction ends.
EARLIER = dt.timedelta(seconds=30)


def numbers(at: dt.datetime) -> Numbers:
    """By the name of the metric: what it is, and the number now."""
    return {
        "newsroom_database_up": ("Whether the database answers.", 1),
        **_deliveries(at),
        **_tasks(at),
        **_worker(at),
    }


def _deliveries(at: dt.datetime) -> Numbers:
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING).aggregate(
        all=Count("pk"), late=Count("pk", filter=Q(try_at__lt=at - LATE))
    )
    failed = Delivery.objects.filter(state=Delivery.State.FAILED).count()
    late = unannounced(at).filter(published_at__lt=at - LATE)[:MOST].count()
    return {
        "newsroom_deliveries_waiting": (
            "Messages to hubs, partners and the CDN on their way.",
            waiting["all"],
        ),
        "newsroom_deliveries_overdue": (
            "Messages that should have been tried a minute ago.",
            waiting["late"],
        ),
        "newsroom_deliveries_failed": ("Messages that were given up.", failed),
        "newsroom_editions_overdue": (
            "Editions out for a minute of which nobody was told.",
            late,
        ),
    }


def _tasks(at: dt.datetime) -> Numbers:
    ready = DBTaskResult.objects.ready().order_by()
    found = ready.aggregate(all=Count("pk"), oldest=Min("enqueued_at"))
    oldest = (at - found["oldest"]).total_seconds() if found["oldest"] else 0
    return {
        "newsroom_tasks_waiting": ("Tasks that wait for a worker.", found["all"]),
        "newsroom_tasks_oldest_seconds": (
            "How long the oldest of them has waited.",
            max(0, oldest),
        ),
    }


def _worker(at: dt.datetime) -> Numbers:
    seen = last_worker()
    # Never seen is as bad as can be, and no number of seconds.
    age = (at - seen).total_seconds() if seen else float("inf")
    return {
        "newsroom_worker_last_seen_seconds": (
            "Seconds since any worker said that it lives.",
            age,
        )
    }


def came_out(since: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    """The moments between these two at which an edition came out: planned or at once."""
    around = Edition.objects.filter(
        published_at__gt=since - EARLIER, published_at__lte=until
    )
    moments = around.annotate(out=Greatest("published_at", "recorded_at"))
    rows = moments.filter(out__gt=since, out__lte=until).order_by("-published_at")
    return list(rows.values_list("out", flat=True)[:MOST])

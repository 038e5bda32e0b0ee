"""SignOfLife: when something last did its work, as everybody can see."""

import datetime as dt
import os
import socket

from django.db import IntegrityError, models, transaction

WORKER, RETENTION, BACKUP = "worker", "retention", "backup"
# A worker says so often that it lives; who has not for so long, does not.
EVERY = dt.timedelta(seconds=10)
DEAD = dt.timedelta(seconds=45)


class SignOfLife(models.Model):
    """One row for each worker, and one for each job that is done once a day."""

    name = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()
    # What it did last, in a few words.
    note = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"


def worker_name() -> str:
    """Of this process, among all workers of all machines."""
    return f"{WORKER}:{socket.gethostname()[:80]}:{os.getpid()}"


def signal(name: str, at: dt.datetime, note: str = "") -> None:
    """Say that it lives, or is done."""
    SignOfLife.objects.update_or_create(name=name, defaults={"at": at, "note": note})


def last_worker() -> dt.datetime | None:
    """When any worker last said that it lives."""
    workers = SignOfLife.objects.filter(name__startswith=f"{WORKER}:")
    return workers.aggregate(last=models.Max("at"))["last"]


def last(name: str) -> SignOfLife | None:
    return SignOfLife.objects.filter(name=name).first()


def claim(name: str, at: dt.datetime, every: dt.timedelta) -> bool:
    """Whether the caller, and no other, does now what is done once in such a time."""
    due = SignOfLife.objects.filter(name=name, at__lte=at - every)
    if due.update(at=at):
        return True
    try:
        with transaction.atomic():
            _sign, made = SignOfLife.objects.get_or_create(
                name=name, defaults={"at": at}
            )
    except IntegrityError:
        return False
    return made


def forget_workers(at: dt.datetime) -> int:
    """Workers that have been dead for a day: how many."""
    workers = SignOfLife.objects.filter(name__startswith=f"{WORKER}:")
    return workers.filter(at__lt=at - dt.timedelta(days=1)).delete()[0]

"""Housekeeping: a worker says that it lives, and once a day lets go of what is not kept."""

import datetime as dt
import logging
import threading

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from articles.operations.retention import let_go
from articles.operations.sign_of_life import (
    EVERY,
    RETENTION,
    claim,
    signal,
    worker_name,
)

log = logging.getLogger(__name__)
DAILY = dt.timedelta(hours=23, minutes=30)


def keep_house_once(at: dt.datetime) -> None:
    """Say that this worker lives; do what is due, and nobody else does."""
    signal(worker_name(), at)
    if settings.RETENTION and claim(RETENTION, at, DAILY):
        done = let_go(at)
        gone = ", ".join(f"{words}: {count}" for words, count in done if count)
        signal(RETENTION, at, gone[:300])


def keep_house(stop: threading.Event) -> None:
    """Until told to stop; a database that is away is asked again."""
    while not stop.is_set():
        close_old_connections()
        try:
            keep_house_once(timezone.now())
        except Error:
            log.exception("Housekeeping waits for the database")
        stop.wait(EVERY.total_seconds())
    connection.close()

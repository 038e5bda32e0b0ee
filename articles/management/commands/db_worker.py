"""db_worker: does the work that was put off, and takes up what another left half done."""

import logging
import threading
import time

from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from articles.dispatch import runner
from articles.images.prepare import resume_all
from articles.operations.housekeeping import keep_house

log = logging.getLogger(__name__)
# Seconds until a database that is away, or kept by another for long, is asked again.
PAUSE = 5


class Command(db_worker.Command):
    help = (
        "Does what the newsroom puts off, such as preparing pictures, and tells feed hubs "
        "and partners what came out. When it starts, it takes up pictures whose worker "
        "was killed. Every ten seconds it says that it lives; once a day it lets go of "
        "what need not be kept."
    )

    def handle(self, **options):
        stop = threading.Event()
        desks = [
            threading.Thread(target=runner.run, args=(stop,), name="dispatch"),
            threading.Thread(target=keep_house, args=(stop,), name="housekeeping"),
        ]
        for desk in desks:
            desk.start()
        try:
            self._work(**options)
        finally:
            stop.set()
            for desk in desks:
                desk.join()

    def _work(self, **options):
        """The base command's, which a database that does not answer would end."""
        while True:
            try:
                resume_all(timezone.now())
                return super().handle(**options)
            except OperationalError:
                log.exception("The worker waits for the database")
                close_old_connections()
                time.sleep(PAUSE)

"""db_worker: does the work that was put off, and takes up what another left half done."""

import threading

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from articles.dispatch import runner
from articles.images.prepare import resume_all
from articles.reading.reads import read_count


class Command(db_worker.Command):
    help = (
        "Does what the newsroom puts off, such as preparing pictures, and tells feed hubs "
        "and partners what came out. When it starts, it takes up pictures whose worker "
        "was killed, and forgets work that was finished long ago."
    )

    def handle(self, **options):
        now = timezone.now()
        resume_all(now)
        call_command("prune_db_task_results", verbosity=0)
        runner.forget(now)
        read_count.forget(now)
        stop = threading.Event()
        desk = threading.Thread(target=runner.run, args=(stop,), name="dispatch")
        desk.start()
        try:
            super().handle(**options)
        finally:
            stop.set()
            desk.join()

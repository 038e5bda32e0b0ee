"""db_worker: does the work that was put off, and takes up what another left half done."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker

from articles.images.prepare import resume_all


class Command(db_worker.Command):
    help = (
        "Does what the newsroom puts off, such as preparing pictures. When it starts, it "
        "takes up pictures whose worker was killed, and forgets work that was finished "
        "two weeks ago."
    )

    def handle(self, **options):
        resume_all(timezone.now())
        call_command("prune_db_task_results", verbosity=0)
        super().handle(**options)

"""retention: what is kept no longer than it is needed."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.operations.retention import let_go, to_go


class Command(BaseCommand):
    help = (
        "Says what is past its time, by the KEEP_… settings: working copies, old saves "
        "of drafts, deliveries, results of background work, sessions, reads. --do "
        "deletes it, as the worker does once a day. What was published stays for ever."
    )

    def add_arguments(self, parser):
        parser.add_argument("--do", action="store_true", help="delete it")

    def handle(self, *args, do, **options):
        now = timezone.now()
        found = let_go(now) if do else to_go(now)
        for words, count in found:
            self.stdout.write(f"{count:>8}  {words}")
        total = sum(count for _words, count in found)
        said = (
            _("Deleted: %(count)d.") if do else _("%(count)d would go; --do does it.")
        )
        self.stdout.write(said % {"count": total})

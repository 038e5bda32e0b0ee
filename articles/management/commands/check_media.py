"""check_media: the files of the library against its rows."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.images.media_check import look, remove

# A ladder that has changed leaves thousands.
NAMED = 20


class Command(BaseCommand):
    help = (
        "Lists files that belong to no picture, and pictures that lack a file. The "
        "first are what is left of renditions that were made anew; --remove deletes "
        "those older than a day, which no page names any more. Its status is 1 where a "
        "file is missing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--remove", action="store_true", help="delete orphans older than a day"
        )

    def handle(self, *args, remove: bool, verbosity: int, **options):
        found = look()
        self._name(found.orphans if verbosity > 1 else found.orphans[:NAMED])
        more = len(found.orphans) - NAMED
        if more > 0 and verbosity < 2:
            message = _("And %(more)d more; --verbosity 2 names them all.")
            self.stdout.write(message % {"more": more})
        for each in found.missing:
            message = _("Missing of picture %(id)d: %(name)s")
            self.stdout.write(message % {"id": each.image_id, "name": each.name})
        counts = {
            "files": found.files,
            "orphans": len(found.orphans),
            "missing": len(found.missing),
            "removed": _removed(found.orphans) if remove else 0,
        }
        summary = _(
            "Files %(files)d, of no picture %(orphans)d, removed %(removed)d, "
            "missing %(missing)d."
        )
        self.stdout.write(summary % counts)
        if found.missing:
            raise CommandError(_("There are files missing."))

    def _name(self, orphans: list[str]) -> None:
        for name in orphans:
            self.stdout.write(_("Belongs to no picture: %(name)s") % {"name": name})


def _removed(orphans: list[str]) -> int:
    return len(remove(orphans, timezone.now()))

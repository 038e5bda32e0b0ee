"""restore: a backup in the place of what is there, once it is known to be equal."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.operations.backup.refused import Refused
from articles.operations.backup.restore import restore
from articles.operations.ready import pending


class Command(BaseCommand):
    help = (
        "Puts a backup back. Every file is read and every edition and picture compared "
        "with the digests of the backup before anything changes; broken off at any "
        "moment, all is as it was. Stop servers and workers first, and start them after."
    )

    def add_arguments(self, parser):
        parser.add_argument("src", type=Path, metavar="SRC", help="one backup’s folder")
        parser.add_argument(
            "--replace", action="store_true", help="also where there is a paper already"
        )
        parser.add_argument(
            "--verify-only",
            action="store_true",
            help="restore into a database that is thrown away, compare, change nothing",
        )

    def handle(self, *args, src, replace, verify_only, **options):
        with tqdm(unit="", leave=False, disable=None, delay=1) as bar:
            try:
                done = restore(
                    src, replace=replace, verify_only=verify_only, seen=bar.update
                )
            except (Refused, OSError) as error:
                raise CommandError(str(error)) from error
        said = _(
            "Equal, byte for byte: %(editions)d editions, %(pictures)d pictures, "
            "%(files)d files."
        )
        counts = {"editions": done.editions, "pictures": done.pictures}
        self.stdout.write(said % {**counts, "files": done.files})
        if done.missing:
            words = _("%(count)d files were missing when the backup was made.")
            self.stderr.write(words % {"count": done.missing})
        if verify_only:
            self.stdout.write(_("Nothing was changed."))
            return
        self.stdout.write(_("Restored. Start servers and workers again."))
        if pending():
            self.stdout.write(
                _("It is from an earlier version: run manage.py migrate.")
            )

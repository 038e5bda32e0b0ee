"""backup: database and pictures together, as they were at one moment."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.operations.backup.make import backup
from articles.operations.backup.refused import Refused
from articles.operations.backup.rows import EDITIONS, PICTURES


class Command(BaseCommand):
    help = (
        "Makes a backup in a folder of its own within DEST, while editors go on. Files of "
        "pictures that an earlier backup there has are shared with it and take no room. "
        "It may be broken off: the next one goes on where it was. A backup holds every "
        "secret of the newsroom but SECRET_KEY; only its owner may read it."
    )

    def add_arguments(self, parser):
        parser.add_argument("dest", type=Path, metavar="DEST")
        parser.add_argument(
            "--keep",
            type=int,
            default=0,
            metavar="N",
            help="keep the newest N of all backups there; else all",
        )

    def handle(self, *args, dest, keep, **options):
        with tqdm(unit="", leave=False, disable=None, delay=1) as bar:
            try:
                place, made = backup(
                    dest, timezone.now(), keep=max(0, keep), seen=bar.update
                )
            except (Refused, OSError) as error:
                raise CommandError(str(error)) from error
        self._warn(_("Missing, and not in this backup: %(name)s"), made.missing)
        self._warn(_("Not what came in any more: %(name)s"), made.damaged)
        if not made.media:
            self.stderr.write(
                _("Pictures are not on this machine: back them up where they are.")
            )
        said = _("%(editions)d editions and %(pictures)d pictures are in %(place)s.")
        tables = made.tables
        named = {"editions": tables[EDITIONS], "pictures": tables[PICTURES]}
        self.stdout.write(said % {**named, "place": place})

    def _warn(self, words: str, names: list[str]) -> None:
        for name in names[:20]:
            self.stderr.write(words % {"name": name})

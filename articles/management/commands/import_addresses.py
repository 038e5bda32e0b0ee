"""import_addresses: the addresses of a former site lead to its stories here."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.management.address_import import Reading, read, rows, save


class Command(BaseCommand):
    help = (
        "Imports old addresses from a file of two columns (comma, semicolon or tab): the "
        "old path, with its query if it had one, and the number of an article or a path "
        "of this site. All of it or nothing; it may be run again."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--skip-refused",
            action="store_true",
            help="import the others where some lines are refused",
        )

    def handle(self, *args, file, skip_refused, **options):
        try:
            every = rows(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except ValidationError as error:
            raise CommandError(f"{file}: {' '.join(error.messages)}") from error
        with tqdm(every, unit="address", leave=False, disable=None) as bar:
            reading = read(bar, every)
        self._report(reading, len(every), go_on=skip_refused)
        tally = save(reading, lambda them: tqdm(them, leave=False, disable=None))
        summary = _("%(new)d new, %(changed)d changed, %(same)d already there.")
        self.stdout.write(summary % vars(tally))
        if reading.refused:
            raise CommandError(self._refused(reading, len(every)))

    def _report(self, reading: Reading, lines: int, *, go_on: bool) -> None:
        for line, why in reading.refused:
            self.stderr.write(_("Line %(line)d: %(why)s") % {"line": line, "why": why})
        if reading.refused and not go_on:
            nothing = _("Nothing was imported.")
            raise CommandError(f"{self._refused(reading, lines)} {nothing}")

    def _refused(self, reading: Reading, lines: int) -> str:
        message = _("%(refused)d of %(lines)d lines refused.")
        return message % {"refused": len(reading.refused), "lines": lines}

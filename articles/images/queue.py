"""Queue: orders for the worker, and those that a killed worker left half done.

django-tasks-db leaves the order of a worker that was killed as running, for ever.
"""

import datetime as dt

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A picture that takes its worker along so often is left to a person.
MOST_TRIES = 3
IN_HAND = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def in_hand(task_path: str) -> set[int]:
    """The images that an order is waiting or running for."""
    orders = DBTaskResult.objects.filter(task_path=task_path, status__in=IN_HAND)
    return {_image_id(asked) for asked in orders.values_list("args_kwargs", flat=True)}


def release(task_path: str, before: dt.datetime) -> list[int]:
    """Let orders that were begun before a moment be begun again.

    Returns the images of those that were begun too often, which end here.
    """
    running = DBTaskResult.objects.running().filter(
        task_path=task_path, started_at__lt=before
    )
    given_up = []
    for order in running:
        again = len(order.worker_ids) < MOST_TRIES
        status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
        # Whoever holds it may be alive, and done by now.
        mine = running.filter(pk=order.pk)
        if mine.update(status=status, finished_at=None if again else before):
            given_up += [] if again else [_image_id(order.args_kwargs)]
    return given_up


def _image_id(asked: dict) -> int:
    return asked["args"][0]

"""Send what is due, one message after another, whatever comes of each."""

import logging

from django.utils import timezone

from articles.dispatch import hub, purge, web_hooks, websub
from articles.dispatch.delivery import Delivery, arrived, claim, failed

log = logging.getLogger(__name__)
WAYS = {
    Delivery.Kind.WEBSUB: websub.ping,
    Delivery.Kind.WEBHOOK: web_hooks.tell,
    Delivery.Kind.VERIFY: hub.verify,
    Delivery.Kind.CONTENT: hub.distribute,
    Delivery.Kind.PURGE: purge.purge,
}


def deliver_one() -> bool:
    """Send the next message that is due; False where there is none."""
    delivery = claim(timezone.now())
    if delivery is None:
        return False
    answer = WAYS[Delivery.Kind(delivery.kind)](delivery)
    now = timezone.now()
    if answer.good:
        arrived(delivery, now, answer.line)
    else:
        log.warning("Not delivered to %s: %s", delivery.address, answer.line)
        failed(delivery, now, answer.line, final=answer.gone)
    return True

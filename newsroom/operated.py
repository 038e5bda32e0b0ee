"""The door of this paper: what answers those who watch over it."""

from django.conf import settings

from newsroom.door import Application, Door
from newsroom.health.pages import live, ready_page
from newsroom.health.readiness import Readiness
from newsroom.metrics.page import metrics_page


def with_door(application: Application) -> Door:
    """The page cache, where there is one, is asked how it is."""
    watched: dict[str, Application] = {
        "/health/live": live,
        "/health/ready": ready_page(Readiness(application)),
    }
    if settings.METRICS:
        watched["/metrics"] = metrics_page
    return Door(application, watched)

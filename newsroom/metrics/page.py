"""/metrics: for whom a setting names, or whoever shows the token; for nobody else."""

import hmac
import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import import_string
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from newsroom.logs.request_id import in_front
from newsroom.metrics.recorded import recorded

FORWARDED = "HTTP_X_FORWARDED_FOR"
REFUSED = [("Content-Type", "text/plain"), ("Cache-Control", "no-store")]


class Waiting:
    """What waits in the database, asked when somebody asks us."""

    def collect(self):
        close_old_connections()
        try:
            numbers = import_string(settings.METRICS_NUMBERS)(timezone.now())
        except Exception:  # a database that is away is a number, too
            numbers = {"newsroom_database_up": ("Whether the database answers.", 0)}
            connection.close()
        for name, (words, value) in numbers.items():
            yield GaugeMetricFamily(name, words, value=value)


def metrics_page(environ: dict, start_response: Callable) -> list[bytes]:
    """All processes together, in the text format."""
    if not _allowed(environ):
        start_response("403 Forbidden", REFUSED)
        return [b"Not for you.\n"]
    recorded()
    registry = CollectorRegistry()
    MultiProcessCollector(registry, settings.METRICS_DIR)
    registry.register(Waiting())
    body = generate_latest(registry)
    headers = [("Content-Type", CONTENT_TYPE_LATEST), ("Cache-Control", "no-store")]
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _allowed(environ: dict) -> bool:
    sent = environ.get("HTTP_AUTHORIZATION", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if settings.METRICS_TOKEN and hmac.compare_digest(sent.encode(), wanted.encode()):
        return True
    try:
        asking = ipaddress.ip_address(_address(environ))
    except ValueError:
        return False
    networks = (ipaddress.ip_network(name, strict=False) for name in _named())
    return any(asking in network for network in networks)


def _named() -> list[str]:
    return [name.strip() for name in settings.METRICS_FROM if name.strip()]


def _address(environ: dict) -> str:
    """Who asks. Whatever came through a server in front is not from this machine, though
    its connection is."""
    near, forwarded = environ.get("REMOTE_ADDR", ""), environ.get(FORWARDED, "")
    if not (forwarded or "HTTP_X_FORWARDED_PROTO" in environ):
        return near
    # The last one was added by the server in front; those before it by anybody.
    return forwarded.split(",")[-1].strip() if in_front(near) else ""

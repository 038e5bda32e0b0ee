"""The door: every request gets its id here, and machines that watch over us their answer."""

import logging
from collections.abc import Callable, Iterable
from time import perf_counter

from django.conf import settings

from newsroom.logs.request_id import ENVIRON, HEADER, current, request_id
from newsroom.logs.scrub import scrub

log = logging.getLogger("newsroom.access")
Application = Callable[..., Iterable[bytes]]


class Door:
    """A WSGI application around all others. `watched` answers addresses by itself, which
    know nothing of hosts, of TLS, of sessions, or of pages."""

    def __init__(self, application: Application, watched: dict[str, Application]):
        self.application = application
        self.watched = watched
        self.logged = settings.ACCESS_LOG

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        name = environ[ENVIRON] = request_id(environ)
        mine = current.set(name)
        began = perf_counter()

        def start(status: str, headers: list, exc_info=None):
            headers = [*headers, (HEADER, name)]
            if self.logged:
                _note(environ, status, headers, perf_counter() - began)
            return start_response(status, headers)

        application = self.watched.get(environ["PATH_INFO"], self.application)
        try:
            return application(environ, start)
        finally:
            current.reset(mine)


def _note(environ: dict, status: str, headers: list, seconds: float) -> None:
    """One line, once the answer begins."""
    said = {name.lower(): value for name, value in headers}
    told = {
        "method": environ["REQUEST_METHOD"],
        "path": scrub(environ["PATH_INFO"]),
        "status": int(status[:3]),
        "milliseconds": round(seconds * 1000, 2),
        "cache": said.get("x-cache"),
        "bytes": said.get("content-length"),
    }
    words = "%(method)s %(path)s %(status)d %(milliseconds).2f ms %(cache)s"
    log.info(words, told | {"cache": told["cache"] or "-"}, extra=told)

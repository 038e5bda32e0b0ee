"""What probes are answered: JSON that no cache keeps and in which nothing is secret."""

import json
from collections.abc import Callable

from newsroom.health.readiness import UNAVAILABLE, Readiness

HEADERS = [
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]
SAFE = ("GET", "HEAD")


def live(environ: dict, start_response: Callable) -> list[bytes]:
    """The process answers; nothing else is asked."""
    return _answer(environ, start_response, "200 OK", {"status": "alive"})


def ready_page(readiness: Readiness) -> Callable:
    """200 where readers can be served, 503 where they cannot; what is wrong, by name."""

    def ready(environ: dict, start_response: Callable) -> list[bytes]:
        looked = readiness.look()
        verdict = readiness.verdict(looked)
        status = "503 Service Unavailable" if verdict == UNAVAILABLE else "200 OK"
        checks = {
            name: {"ok": well, "words": words}
            for name, (well, words) in looked.checks.items()
        }
        said = {"status": verdict, "checks": checks}
        return _answer(environ, start_response, status, said)

    return ready


def _answer(environ, start_response, status: str, said: dict) -> list[bytes]:
    if environ["REQUEST_METHOD"] not in SAFE:
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), *HEADERS])
        return [b""]
    body = json.dumps(said).encode()
    start_response(status, [*HEADERS, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

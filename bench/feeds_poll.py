"""A thousand readers who ask for one feed, each again and again, for a minute."""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

READERS, EVERY, SECONDS = 1000, 20.0, 60.0
HOST, PORT = "127.0.0.1", 8767
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Told:
    """What they were told, together."""

    times: list[float] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)
    bytes: int = 0
    cpu: float = 0.0

    @property
    def cpu_each(self) -> float:
        return self.cpu / len(self.times)

    @property
    def line(self) -> str:
        median = statistics.median(self.times) * 1000
        slow = statistics.quantiles(self.times, n=100)[98] * 1000
        whole, same = self.answers.get("200", 0), self.answers.get("304", 0)
        other = len(self.times) - whole - same
        return (
            f"{len(self.times):,} | {whole:,} | {same:,} | {other} | "
            f"{self.bytes / 1e6:,.1f} | {median:,.0f} | {slow:,.0f} | {self.cpu:,.1f}"
        )


def poll(path: str) -> Told:
    """All readers on a server of its own; `cpu` is what that server used."""
    command = [
        str(Path(sys.executable).with_name("granian")),
        # Django itself, without the page cache around it.
        *("django.core.wsgi:get_wsgi_application", "--factory"),
        *("--interface", "wsgi", "--no-ws"),
        *("--host", HOST, "--port", str(PORT), "--log-level", "error"),
    ]
    server = subprocess.Popen(command)
    try:
        _wait_for(path)
        told, before = Told(), _cpu(server.pid)
        asyncio.run(_readers(path, told))
        told.cpu = _cpu(server.pid) - before
        return told
    finally:
        server.terminate()
        server.wait()


async def _readers(path: str, told: Told) -> None:
    end = time.monotonic() + SECONDS
    # They follow it already.
    _status, etag, _size = await _ask(path, "")
    dice = random.Random(path)
    starts = [dice.random() * EVERY for _ in range(READERS)]
    await asyncio.gather(*(_reader(path, etag, start, end, told) for start in starts))


async def _reader(path: str, etag: str, start: float, end: float, told: Told) -> None:
    await asyncio.sleep(start)
    while time.monotonic() < end:
        asked = time.monotonic()
        status, etag, size = await _ask(path, etag)
        took = time.monotonic() - asked
        told.times.append(took)
        told.answers[status] = told.answers.get(status, 0) + 1
        told.bytes += size
        await asyncio.sleep(max(0.0, EVERY - took))


async def _ask(path: str, etag: str) -> tuple[str, str, int]:
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}", "Accept-Encoding: gzip"]
    lines += ["Connection: close", *([f"If-None-Match: {etag}"] if etag else [])]
    try:
        reader, writer = await asyncio.open_connection(HOST, PORT)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await reader.read()
        writer.close()
    except OSError:
        return "no answer", etag, 0
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    said = [line.partition(": ") for line in head[1:]]
    new = [value for name, _colon, value in said if name.lower() == "etag"]
    return head[0].split(" ")[1], new[0] if new else etag, len(answer)


def _wait_for(path: str) -> None:
    for _try in range(100):
        if asyncio.run(_ask(path, ""))[0] == "200":
            return
        time.sleep(0.2)
    raise SystemExit("The server does not start.")


def _cpu(pid: int) -> float:
    """Seconds of a processor that a server and its workers have used."""
    return sum(map(_own_cpu, [pid, *_children(pid)]))


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    below = [int(each) for each in found]
    return below + [each for child in below for each in _children(child)]


def _own_cpu(pid: int) -> float:
    said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(said[11]) + int(said[12])) / TICKS

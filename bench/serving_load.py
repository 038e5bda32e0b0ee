"""wrk, what it counted, and what the programs used meanwhile."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deploy.check.part import Part

# Asks for each address of a list in turn.
ADDRESSES = """
local paths = {{ {paths} }}
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
"""
COUNTED = {
    "asked": r"(\d+) requests in",
    "rate": r"Requests/sec:\s+([\d.]+)",
    "failed": r"Non-2xx or 3xx responses: (\d+)",
    "broken": r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)",
}
LATER = "function delay() return {delay} end"
SLOW = r"{share}%\s+([\d.]+)(us|ms|s)"
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Counted:
    """`rate` a second; CPU `milliseconds` for each; latency by share of them."""

    asked: int
    rate: float
    failed: int
    milliseconds: float
    median: float
    slowest: float


def load(
    url: str,
    paths: Iterable[str],
    folder: Path,
    parts: Iterable[Part] = (),
    *,
    seconds: int = 3,
    connections: int = 8,
    encoding: str = "gzip",
    delay: float = 0,
) -> Counted:
    """So many connections ask as fast as they are answered, or so many ms later."""
    script = folder / "addresses.lua"
    listed = ", ".join(f'"{path}"' for path in paths)
    later = LATER.format(delay=round(delay)) if delay else ""
    script.write_text(ADDRESSES.format(paths=listed) + later)
    parts = list(parts)
    before = sum(part.seconds() for part in parts)
    command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s"]
    command += ["--latency", "--timeout", "20s", "-s", str(script)]
    if encoding:
        command += ["-H", f"Accept-Encoding: {encoding}"]
    said = subprocess.run(
        [*command, url], check=True, capture_output=True, text=True
    ).stdout
    used = sum(part.seconds() for part in parts) - before
    asked = int(_number(said, "asked") or 1)
    failed = _number(said, "failed") + _number(said, "broken")
    return Counted(
        asked,
        _number(said, "rate"),
        int(failed),
        used / asked * 1000,
        _latency(said, 50),
        _latency(said, 99),
    )


def _number(said: str, what: str) -> float:
    found = re.search(COUNTED[what], said)
    return sum(map(float, found.groups())) if found else 0.0


def _latency(said: str, share: int) -> float:
    found = re.search(SLOW.format(share=share), said)
    return float(found[1]) * MILLISECONDS[found[2]] if found else 0.0

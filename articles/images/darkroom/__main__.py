"""The process in which files are decoded: `python -m articles.images.darkroom ACT FOLDER`.

The folder holds the file as `picture` and what is wanted as `order.json`; what came of it
goes there as `answer.json`, with the files that were made.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articles.images.darkroom.decoding import opened
from articles.images.darkroom.develop import develop
from articles.images.darkroom.examined import (
    examine,
    metadata,
    read_metadata,
    said,
    to_json,
)
from articles.images.darkroom.ladder import Step
from articles.images.darkroom.limits import LARGEST_OUTPUT, MOST_MEMORY
from articles.images.darkroom.refused import MEMORY, Refused

Answer = dict[str, Any]


def examine_in(folder: Path, order: dict[str, Any]) -> Answer:
    """Look at the picture; the proof is a PNG, since nothing of it may be lost."""
    with (folder / "picture").open("rb") as file:
        examined = examine(file)
    examined.proof.save(folder / "proof.png", compress_level=1)
    return to_json(examined)


def read_in(folder: Path, order: dict[str, Any]) -> Answer:
    """Read what the picture says, and no pixel."""
    with (folder / "picture").open("rb") as file:
        opened(file)
        file.seek(0)
        return {"metadata": said(read_metadata(file))}


def develop_in(folder: Path, order: dict[str, Any]) -> Answer:
    """Make what was ordered."""
    with (folder / "picture").open("rb") as file:
        paths = develop(
            file,
            [Step(**step) for step in order["steps"]],
            tuple(order["focus"]),
            metadata(order["metadata"]),
            folder,
        )
    return {"files": [path.name for path in paths]}


ACTS: dict[str, Callable[[Path, dict[str, Any]], Answer]] = {
    "read": read_in,
    "examine": examine_in,
    "develop": develop_in,
}


def limit(seconds: int) -> None:
    """What this process may take, whatever the file asks for."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(act: str, folder: Path, order: dict[str, Any]) -> Answer:
    """What came of it, or the reason why nothing did."""
    try:
        return ACTS[act](folder, order)
    except Refused as refused:
        return {"refused": refused.reason, "size": refused.size}
    except MemoryError:
        return {"refused": MEMORY, "size": ""}


def peak() -> int:
    """The most memory that this process had, in bytes.

    Not getrusage's ru_maxrss, which begins with that of the process that started it.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    found = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(next(found, 0)) * 1024


def main(act: str, place: str, seconds: str) -> None:
    limit(int(seconds))
    folder = Path(place)
    order = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    found = answer(act, folder, order)
    text = json.dumps(found | {"peak": peak()})
    (folder / "answer.json").write_text(text, encoding="utf-8")


main(*sys.argv[1:])

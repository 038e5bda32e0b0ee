"""Starting the process in which a file is decoded, and hearing what came of it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from PIL import Image

from articles.images.darkroom import examined as looked
from articles.images.darkroom.examined import Examined
from articles.images.darkroom.ladder import Step
from articles.images.darkroom.limits import SECONDS
from articles.images.darkroom.refused import CRASHED, TIME, Refused
from articles.images.metadata.fields import Metadata

HOUSE = Path(__file__).resolve().parents[3]
PROOF_FORMATS = ("PNG",)


def examine_apart(file: IO[bytes]) -> Examined:
    """Look at a file in a process of its own. Raises Refused."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as place:
        folder = Path(place)
        answer = _run("examine", file, {}, folder)
        with Image.open(folder / "proof.png", formats=PROOF_FORMATS) as proof:
            proof.load()
    answer.pop("peak")
    return looked.from_json(answer, proof)


@contextmanager
def developed_apart(
    file: IO[bytes],
    wanted: list[Step],
    focus: tuple[float, float],
    metadata: Metadata,
) -> Iterator[list[Path]]:
    """The files of the steps, made in a process of its own; gone when the block ends.

    Raises Refused.
    """
    order = {
        "steps": [asdict(step) for step in wanted],
        "focus": focus,
        "metadata": asdict(metadata),
    }
    with tempfile.TemporaryDirectory(prefix="newsroom-") as place:
        answer = _run("develop", file, order, Path(place))
        yield [Path(place) / name for name in answer["files"]]


def _run(
    act: str, file: IO[bytes], order: dict[str, Any], folder: Path
) -> dict[str, Any]:
    file.seek(0)
    with (folder / "picture").open("wb") as copy:
        shutil.copyfileobj(file, copy, 1024 * 1024)
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    seconds = SECONDS[act]
    module = [sys.executable, "-m", "articles.images.darkroom"]
    try:
        subprocess.run(  # noqa: S603 (our own module, and paths of our own making)
            [*module, act, str(folder), str(seconds)],
            cwd=HOUSE,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds * 2,
            check=False,
            # Ctrl-C ends who waits for it; a picture in the making is finished first.
            start_new_session=True,
        )
        answer = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    except subprocess.TimeoutExpired as error:
        raise Refused(TIME) from error
    except (OSError, ValueError) as error:
        raise Refused(CRASHED) from error
    if "refused" in answer:
        raise Refused(answer["refused"], answer["size"])
    return answer


def _environment() -> dict[str, str]:
    """Nothing secret. One arena, since each further one takes 64 MB of address space."""
    kept = ("PATH", "LANG", "TMPDIR", "VIRTUAL_ENV")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return inherited | {"MALLOC_ARENA_MAX": "1"}

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
from articles.images.darkroom.limits import PATIENCE, SECONDS
from articles.images.darkroom.refused import CRASHED, TIME, UNWRITTEN, Refused
from articles.images.darkroom.slots import own_folder, slot
from articles.images.metadata.fields import Metadata

HOUSE = Path(__file__).resolve().parents[3]
PROOF_FORMATS = ("PNG",)


def examine_apart(file: IO[bytes]) -> Examined:
    """Look at a file in a process of its own. Raises Refused."""
    with _place() as place:
        folder = Path(place)
        answer = _run("examine", file, {}, folder)
        with Image.open(folder / "proof.png", formats=PROOF_FORMATS) as proof:
            proof.load()
    answer.pop("peak")
    return looked.from_json(answer, proof)


def read_apart(file: IO[bytes]) -> Metadata:
    """What a file says about itself, read in a process of its own. Raises Refused."""
    with _place() as place:
        return looked.metadata(_run("read", file, {}, Path(place))["metadata"])


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
    with _place() as place:
        answer = _run("develop", file, order, Path(place))
        yield [Path(place) / name for name in answer["files"]]


def sweep(before: float) -> None:
    """Remove what those who were killed before a moment left of their work."""
    for folder in own_folder().iterdir():
        if folder.is_dir() and folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)


def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=own_folder())


def _run(
    act: str, file: IO[bytes], order: dict[str, Any], folder: Path
) -> dict[str, Any]:
    _lay_out(folder, file, order)
    try:
        with slot(act, PATIENCE[act]) as turn:
            _start(act, folder, turn)
        answer = json.loads((folder / "answer.json").read_text(encoding="utf-8"))
    except subprocess.TimeoutExpired as error:
        raise Refused(TIME) from error
    except (OSError, ValueError) as error:
        raise Refused(CRASHED) from error
    if "refused" in answer:
        raise Refused(answer["refused"], answer["size"])
    return answer


def _lay_out(folder: Path, file: IO[bytes], order: dict[str, Any]) -> None:
    file.seek(0)
    try:
        with (folder / "picture").open("wb") as copy:
            shutil.copyfileobj(file, copy, 1024 * 1024)
        (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    except OSError as error:
        raise Refused(UNWRITTEN) from error


def _start(act: str, folder: Path, turn: int) -> None:
    seconds = SECONDS[act]
    module = [sys.executable, "-m", "articles.images.darkroom"]
    subprocess.run(  # noqa: S603 (our own module, and paths of our own making)
        [*module, act, str(folder), str(seconds)],
        cwd=HOUSE,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=seconds * 2,
        check=False,
        # It goes on taking memory where whoever started it is killed.
        pass_fds=(turn,),
        # Ctrl-C ends who waits for it; a picture in the making is finished first.
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Nothing secret. One arena, since each further one takes 64 MB of address space."""
    kept = ("PATH", "LANG", "TMPDIR", "VIRTUAL_ENV")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return inherited | {"MALLOC_ARENA_MAX": "1"}

"""Making the files of the ladder from a picture."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from PIL import Image

from articles.images.darkroom.decoding import opened, upright
from articles.images.darkroom.ladder import ENCODINGS, Step, crop_box
from articles.images.metadata.fields import Metadata
from articles.images.metadata.saving import save_with_metadata

Focus = tuple[float, float]


def develop(
    file: IO[bytes],
    wanted: list[Step],
    focus: Focus,
    metadata: Metadata,
    folder: Path,
) -> list[Path]:
    """Write each step to a file in `folder`. Raises Refused."""
    width = max(step.width for step in wanted)
    height = max(step.height for step in wanted)
    picture = upright(opened(file), width, height)
    return print_steps(picture, wanted, focus, metadata, folder)


def print_steps(
    picture: Image.Image,
    wanted: Iterable[Step],
    focus: Focus,
    metadata: Metadata,
    folder: Path,
) -> list[Path]:
    """The same from an upright sRGB picture. Formats of one size share its pixels."""
    paths: list[Path] = []
    size, resized = None, picture
    for number, step in enumerate(wanted):
        if size != (step.width, step.height, step.crop):
            size = step.width, step.height, step.crop
            resized = _resized(picture, step, focus)
        encoding = ENCODINGS[step.format]
        paths.append(folder / f"{number}.{encoding.ending}")
        save_with_metadata(
            resized, paths[-1], step.format, metadata, **encoding.options
        )
    return paths


def _resized(picture: Image.Image, step: Step, focus: Focus) -> Image.Image:
    box = crop_box(picture.width, picture.height, step.crop, focus)
    size = (step.width, step.height)
    return picture.resize(size, Image.Resampling.LANCZOS, box=box)

"""Examined: what a look at a picture file found."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import IO, Any

from PIL import Image

from articles.images.darkroom.colours import average_colour
from articles.images.darkroom.decoding import (
    check_sums,
    opened,
    upright,
    upright_size,
)
from articles.images.darkroom.ladder import first_steps
from articles.images.metadata.fields import LIST_FIELDS, Metadata
from articles.images.metadata.reading import read

ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "TIFF": "tif", "HEIF": "heic"}


@dataclass(frozen=True)
class Examined:
    """A picture that can be shown: its kind, its size as people see it, what it says.

    `proof` is the picture itself, upright, in sRGB, and small.
    """

    ending: str
    width: int
    height: int
    colour: str
    metadata: Metadata
    proof: Image.Image


def examine(file: IO[bytes]) -> Examined:
    """Look at a file to its last byte. Raises Refused."""
    check_sums(file)
    file.seek(0)
    picture = opened(file)
    kind = picture.format or ""
    width, height = upright_size(picture)
    largest = first_steps(width, height)[-1]
    proof = upright(picture, largest.width, largest.height)
    proof = proof.resize((largest.width, largest.height), Image.Resampling.LANCZOS)
    file.seek(0)
    return Examined(
        ending=ENDINGS.get(kind, kind.lower()),
        width=width,
        height=height,
        colour=average_colour(proof),
        metadata=read_metadata(file),
        proof=proof,
    )


def to_json(examined: Examined) -> dict[str, Any]:
    """All but the proof, as JSON can hold it."""
    fields = {name: getattr(examined, name) for name in ("ending", "width", "height")}
    return fields | {"colour": examined.colour, "metadata": said(examined.metadata)}


def said(metadata: Metadata) -> dict[str, Any]:
    """Metadata, as JSON can hold it."""
    fields = asdict(metadata)
    if metadata.date_taken:
        fields["date_taken"] = metadata.date_taken.isoformat()
    return fields


def from_json(fields: dict[str, Any], proof: Image.Image) -> Examined:
    """The same again, with its proof."""
    return Examined(**fields | {"metadata": metadata(fields["metadata"])}, proof=proof)


def metadata(said: dict[str, Any]) -> Metadata:
    """Metadata out of JSON."""
    fields = said | {name: tuple(said[name]) for name in LIST_FIELDS}
    if said["date_taken"]:
        fields["date_taken"] = dt.datetime.fromisoformat(said["date_taken"])
    return Metadata(**fields)


def read_metadata(file: IO[bytes]) -> Metadata:
    """What a file says, as far as that can be read."""
    try:
        return read(file)
    except MemoryError:
        raise
    except Exception:  # the picture can be shown, so what it says may be past reading
        return Metadata()

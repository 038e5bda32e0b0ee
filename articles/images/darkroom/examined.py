"""Examined: what a look at a picture file found."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import IO, Any

from PIL import Image

from articles.images.darkroom.colours import average_colour
from articles.images.darkroom.decoding import opened, upright, upright_size
from articles.images.darkroom.ladder import FIRST_WIDTHS
from articles.images.metadata.fields import LIST_FIELDS, Metadata
from articles.images.metadata.reading import read

ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "TIFF": "tif"}


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
    picture = opened(file)
    kind = picture.format or ""
    width, height = upright_size(picture)
    proof = _small(upright(picture, FIRST_WIDTHS[-1], 1))
    file.seek(0)
    return Examined(
        ending=ENDINGS.get(kind, kind.lower()),
        width=width,
        height=height,
        colour=average_colour(proof),
        metadata=_metadata(file),
        proof=proof,
    )


def to_json(examined: Examined) -> dict[str, Any]:
    """All but the proof, as JSON can hold it."""
    fields = {name: getattr(examined, name) for name in ("ending", "width", "height")}
    said = asdict(examined.metadata)
    if examined.metadata.date_taken:
        said["date_taken"] = examined.metadata.date_taken.isoformat()
    return fields | {"colour": examined.colour, "metadata": said}


def from_json(fields: dict[str, Any], proof: Image.Image) -> Examined:
    """The same again, with its proof."""
    return Examined(**fields | {"metadata": metadata(fields["metadata"])}, proof=proof)


def metadata(said: dict[str, Any]) -> Metadata:
    """Metadata out of JSON."""
    fields = said | {name: tuple(said[name]) for name in LIST_FIELDS}
    if said["date_taken"]:
        fields["date_taken"] = dt.datetime.fromisoformat(said["date_taken"])
    return Metadata(**fields)


def _small(picture: Image.Image) -> Image.Image:
    width = min(picture.width, FIRST_WIDTHS[-1])
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _metadata(file: IO[bytes]) -> Metadata:
    try:
        return read(file)
    except MemoryError:
        raise
    except Exception:  # the picture can be shown, so what it says may be past reading
        return Metadata()

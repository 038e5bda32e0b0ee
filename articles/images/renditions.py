"""Renditions: the sizes and formats of a picture that readers load."""

import hashlib
import json
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage

from articles.images.darkroom.develop import print_steps
from articles.images.darkroom.examined import Examined
from articles.images.darkroom.ladder import ENCODINGS, Step, first_steps, steps
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.images.stored import files_removed_on_failure, store

Made = list[dict]


@dataclass(frozen=True)
class Rendition:
    """One file: its format, size in pixels, length in bytes, and name in storage.

    `crop` is its ratio, "" for the whole picture. `recipe` tells what it was made with:
    another encoding, credit or focal point has another.
    """

    format: str
    width: int
    height: int
    bytes: int
    name: str
    crop: str = ""
    recipe: str = ""

    @property
    def url(self) -> str:
        return default_storage.url(self.name)

    @property
    def media_type(self) -> str:
        return ENCODINGS[self.format].media_type

    @property
    def step(self) -> Step:
        return Step(self.format, self.width, self.height, self.crop)


def renditions(image: Image, crop: str = "") -> list[Rendition]:
    """What readers can load of an image, smallest first; `crop` is “16:9”, “4:3”, “1:1”."""
    made = (Rendition(**each) for each in image.renditions)
    return [rendition for rendition in made if rendition.crop == crop]


def largest(
    image: Image, image_format: str = "JPEG", crop: str = ""
) -> Rendition | None:
    """The largest rendition in one format."""
    made = [each for each in renditions(image, crop) if each.format == image_format]
    return made[-1] if made else None


def public_metadata(image: Image) -> Metadata:
    """What a rendition says about itself: credit and rights, never where or with what."""
    return Metadata(
        description=image.caption or image.description,
        credit=image.credit,
        creator=(image.photographer,) if image.photographer else (),
        copyright_notice=image.copyright_notice,
        source=image.source,
        usage_terms=image.usage_terms,
        web_statement=image.metadata.get("web_statement", ""),
        licensor_url=image.metadata.get("licensor_url", ""),
        data_mining=image.metadata.get("data_mining", ""),
        alt_text=image.alt,
        digital_source_type=image.digital_source_type,
    )


def focus(image: Image) -> tuple[float, float]:
    """The focal point, inside the picture."""
    return min(max(image.focal_x, 0.0), 1.0), min(max(image.focal_y, 0.0), 1.0)


def missing(image: Image) -> list[Step]:
    """The steps of today's ladder that an image has no up-to-date file of."""
    made = {(rendition.step, rendition.recipe) for rendition in _all(image)}
    wanted = steps(image.width, image.height)
    recipes = _recipes(image)
    return [step for step in wanted if (step, recipes[bool(step.crop)]) not in made]


def first_renditions(image: Image, examined: Examined) -> Made:
    """The few small files that are made of the proof while somebody waits."""
    wanted = first_steps(image.width, image.height)
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        paths = print_steps(
            examined.proof, wanted, focus(image), public_metadata(image), Path(folder)
        )
        return keep(image, wanted, paths)


def keep(image: Image, made: Sequence[Step], paths: Sequence[Path]) -> Made:
    """Put files in storage, all or none; what the image is to say of them.

    Names cannot be guessed, and are never used twice.
    """
    recipes = _recipes(image)
    with files_removed_on_failure():
        return [
            asdict(_kept(step, path, recipes[bool(step.crop)]))
            for step, path in zip(made, paths, strict=True)
        ]


def merged(image: Image, made: Made) -> Made:
    """The image's renditions with these in the place of older ones, in their order."""
    by_step = {rendition.step: rendition for rendition in _all(image)}
    by_step |= {rendition.step: rendition for rendition in _from(made)}
    wanted = steps(image.width, image.height)
    return [asdict(by_step[step]) for step in wanted if step in by_step]


def _all(image: Image) -> list[Rendition]:
    return _from(image.renditions)


def _from(made: Made) -> list[Rendition]:
    return [Rendition(**each) for each in made]


def _kept(step: Step, path: Path, recipe: str) -> Rendition:
    name = f"renditions/{secrets.token_hex(16)}{path.suffix}"
    with path.open("rb") as file:
        name = store(name, File(file))
    length = path.stat().st_size
    return Rendition(**asdict(step), bytes=length, name=name, recipe=recipe)


def _recipes(image: Image) -> tuple[str, str]:
    """What a whole picture is made with, and what a crop is."""
    encodings = {name: asdict(encoding) for name, encoding in ENCODINGS.items()}
    said = asdict(public_metadata(image)).items()
    # A field that no picture of today has makes no file of yesterday an old one.
    recipe = [encodings, {name: value for name, value in said if value}]
    return _digest(recipe), _digest([*recipe, focus(image)])


def _digest(recipe: list) -> str:
    text = json.dumps(recipe, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]

"""Drawing a picture, and saving it with its caption and credit inside."""

from os import PathLike
from random import Random

from PIL import Image

from articles.images.metadata.fields import Metadata
from articles.images.metadata.saving import save_with_metadata
from articles.management.demo.pictures.catalogue import PICTURES


def draw_picture(name: str) -> Image.Image:
    """The same picture each time: its name is the seed."""
    return PICTURES[name].draw(Random(name))  # noqa: S311 (a drawing, not a secret)


def save_picture(name: str, path: str | PathLike[str]) -> None:
    picture = PICTURES[name]
    metadata = Metadata(
        description=picture.caption,
        credit=picture.credit,
        creator=(picture.creator,),
        copyright_notice=picture.copyright,
        keywords=picture.keywords,
        city=picture.city,
        country=picture.country,
        alt_text=picture.alt,
    )
    save_with_metadata(draw_picture(name), path, "JPEG", metadata, quality=85)

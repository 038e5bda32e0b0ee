"""The pictures of a wire item become images, with their file or to come."""

from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

from django.core.exceptions import ValidationError

from articles.images.image import Image
from articles.images.library import attach_file, checksum, picture_file
from articles.wire.files import printable
from articles.wire.item import WirePicture

KINDS = {
    "Beeld": Image.Kind.PICTURE,
    "Foto": Image.Kind.PHOTO,
    "Illustratie": Image.Kind.ILLUSTRATION,
    "Video": Image.Kind.VIDEO,
    "Graphic": Image.Kind.GRAPHIC,
}


def add_images(
    pictures: Iterable[WirePicture], paths: Iterable[Path]
) -> list[tuple[Image, str]]:
    """An image and the caption of its use for each picture, then for each spare file.

    What the copy prints wins over what the file says.
    """
    return [
        _add(picture or WirePicture("", ""), path)
        for picture, path in zip_longest(pictures, paths)
    ]


def _add(picture: WirePicture, path: Path | None) -> tuple[Image, str]:
    image = Image(
        caption=picture.caption,
        credit=picture.credit,
        kind=KINDS.get(picture.label, Image.Kind.PICTURE),
    )
    if path is None:
        image.full_clean()
        image.save()
    else:
        image = _with_file(image, path)
    return image, picture.caption or image.caption


def _with_file(image: Image, path: Path) -> Image:
    """`image` with its file, or the one that has this file and the same credit already."""
    try:
        file = picture_file(path)
        alike = Image.objects.filter(sha256=checksum(file))
        if image.credit:
            alike = alike.filter(credit=image.credit)
        if known := alike.first():
            return known
        attach_file(image, file)
    except ValidationError as error:
        message = f"{printable(Path(path.name))}: {' '.join(error.messages)}"
        raise ValidationError(message) from error
    return image

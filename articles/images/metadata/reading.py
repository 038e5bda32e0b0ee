"""Reading a picture file's metadata: XMP before IIM before EXIF, field by field."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from PIL import Image, ImageFile, UnidentifiedImageError

from articles.images.metadata import exif, iim, xmp, xmp_fields
from articles.images.metadata.fields import Cleaned, Found, Metadata, clean_field
from articles.images.metadata.formats import FORMATS
from articles.images.metadata.raw import bounded
from articles.images.metadata.sources import Sources, find_sources

File = str | os.PathLike[str] | IO[bytes]


def read(file: File) -> Metadata:
    """What the file says about itself; OSError if it is no picture that can be opened."""
    with _opened(file) as image:
        sources = find_sources(image)
    return _metadata(sources)


@contextmanager
def _opened(file: File) -> Iterator[ImageFile.ImageFile]:
    """The file in Pillow, undecoded; a file object is left where it stood."""
    position = None if isinstance(file, str | os.PathLike) else file.tell()
    try:
        with _image(file) as image:
            yield image
    finally:
        if position is not None and not isinstance(file, str | os.PathLike):
            file.seek(position)


def _image(file: File) -> ImageFile.ImageFile:
    try:
        return Image.open(file, formats=FORMATS)
    except OSError:
        raise
    except Exception as error:
        # Pillow also has ValueError, DecompressionBombError and others for this.
        raise UnidentifiedImageError(str(error)) from error


def _metadata(sources: Sources) -> Metadata:
    properties = xmp.properties(sources.xmp)
    datasets = iim.datasets(sources.iim)
    iim_texts = iim.texts(datasets)
    values, origins = _choose(
        {
            "xmp": xmp_fields.fields(properties),
            "iim": iim.fields(iim_texts),
            "exif": exif.fields(sources.exif),
        }
    )
    full = iim.credit_is_full(datasets)
    return Metadata(
        **values,
        credit_cut_off=full and origins.get("credit") == "iim",
        has_c2pa=sources.has_c2pa,
        origins=origins,
        raw=bounded({"xmp": properties, "iim": iim_texts, "exif": sources.exif}),
    )


def _choose(
    found: dict[str, dict[str, Found]],
) -> tuple[dict[str, Any], dict[str, str]]:
    """The first source with something to say decides each field."""
    values: dict[str, Cleaned] = {}
    origins: dict[str, str] = {}
    for origin, fields in found.items():
        for name, value in fields.items():
            cleaned = None if name in values else clean_field(name, value)
            if cleaned:
                values[name], origins[name] = cleaned, origin
    return values, origins

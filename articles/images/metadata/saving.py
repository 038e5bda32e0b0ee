"""Saving a picture with its credit inside, and without the camera's secrets."""

import os
import struct
from collections.abc import Callable
from typing import IO, Any

from PIL import Image, PngImagePlugin

from articles.images.metadata import jpeg, png
from articles.images.metadata.fields import Metadata
from articles.images.metadata.writing import write_iim, write_xmp

APP13 = 0xFFED


def save_with_metadata(
    image: Image.Image,
    file: str | os.PathLike[str] | IO[bytes],
    format: str,
    metadata: Metadata,
    **options: Any,
) -> None:
    """Write a JPEG, WebP, PNG or AVIF file with this metadata and no EXIF at all."""
    embed = EMBEDDERS[format.upper()]
    # Pillow keeps the colour profile by itself in some formats only.
    options.setdefault("icc_profile", image.info.get("icc_profile"))
    options["exif"] = b""
    image.save(file, format=format, **options | embed(metadata))


def _in_jpeg(metadata: Metadata) -> dict[str, Any]:
    resources = jpeg.PHOTOSHOP + write_iim(metadata)
    segment = struct.pack(">HH", APP13, len(resources) + 2) + resources
    return {
        "xmp": write_xmp(metadata),
        "extra": segment,
        # Else Pillow copies the comment of the original.
        "comment": b"",
    }


def _in_png(metadata: Metadata) -> dict[str, Any]:
    info = PngImagePlugin.PngInfo()
    info.add_itxt(png.XMP.decode(), write_xmp(metadata).decode())
    return {"pnginfo": info}


def _as_xmp(metadata: Metadata) -> dict[str, Any]:
    return {"xmp": write_xmp(metadata)}


EMBEDDERS: dict[str, Callable[[Metadata], dict[str, Any]]] = {
    "JPEG": _in_jpeg,
    "PNG": _in_png,
    "WEBP": _as_xmp,
    "AVIF": _as_xmp,
}

"""A picture of a story in ninjs, which has no property for a credit: it stands in words."""

import uuid
from typing import Any

from django.conf import settings
from django.urls import reverse

from articles.images.darkroom.ladder import RATIOS
from articles.images.image import Image
from articles.images.renditions import Rendition
from articles.reading.absolute import absolute
from articles.reading.figure import Figure

DRAWN = (Image.Kind.ILLUSTRATION, Image.Kind.GRAPHIC)


def picture(figure: Figure, number: int) -> dict[str, Any]:
    """One use of a picture: caption and alt of the use, credit and rights of the picture."""
    image = figure.image
    said = {
        "name": "lead" if figure.size == "lead" else f"picture {number}",
        "uri": _identity(image),
        "type": "graphic" if image.kind in DRAWN else "picture",
        "descriptions": _descriptions(figure),
        "by": image.photographer,
        "infoSources": _sources(image),
        "copyrightNotice": image.copyright_notice,
        "usageTerms": image.usage_terms,
        "rightsInfo": _rights(figure),
        "digitalSourceType": _source_type(image),
        "altIds": [{"role": "api", "value": _address(image)}],
        "renditions": _renditions(figure),
    }
    return {name: value for name, value in said.items() if value}


def _descriptions(figure: Figure) -> list[dict[str, str]]:
    said = (
        ("caption", figure.caption_text),
        ("credit", figure.credit_line),
        ("alt", figure.alt),
    )
    return [
        {"role": role, "contentType": "text/plain", "value": value}
        for role, value in said
        if value
    ]


def _sources(image: Image) -> list[dict[str, str]]:
    said = (("credit", image.credit), ("source", image.source))
    return [{"name": name, "role": role} for role, name in said if name]


def _rights(figure: Figure) -> dict[str, str]:
    statement = figure.licence.statement
    return {"linkedRights": statement} if statement else {}


def _source_type(image: Image) -> dict[str, str]:
    said = image.digital_source_type
    name = "uri" if said.startswith(("http://", "https://")) else "literal"
    return {name: said} if said else {}


def _renditions(figure: Figure) -> list[dict[str, Any]]:
    made = [("main", "", figure.fallback)]
    made += [(ratio.replace(":", "x"), ratio, figure.crop(ratio)) for ratio in RATIOS]
    return [
        _rendition(name, ratio, file)
        for name, ratio, file in made
        if file and file.crop == ratio
    ]


def _rendition(name: str, ratio: str, file: Rendition) -> dict[str, Any]:
    said = {
        "name": name,
        "href": absolute(file.url),
        "contentType": file.media_type,
        "width": file.width,
        "height": file.height,
        "sizeInBytes": file.bytes,
    }
    return said | ({"aspectRatio": ratio} if ratio else {})


def _address(image: Image) -> str:
    """Where it can be asked for by itself, while a story shows it."""
    return absolute(reverse("api_picture", args=[image.pk]))


def _identity(image: Image) -> str:
    """The same for every use of a picture, and no way to its original."""
    address = f"{settings.SITE_URL}/picture/{image.pk}"
    return uuid.uuid5(uuid.NAMESPACE_URL, address).urn

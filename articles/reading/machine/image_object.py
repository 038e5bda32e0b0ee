"""A picture as structured data, with the credit that the page prints."""

from collections.abc import Iterable

from articles.images.darkroom.ladder import RATIOS
from articles.images.image import Image
from articles.images.renditions import Rendition
from articles.reading.absolute import absolute
from articles.reading.figure import Figure
from articles.reading.machine.json_ld import Thing, thing
from articles.reading.machine.source_type import source_type


def image_objects(figures: Iterable[Figure]) -> list[Thing]:
    """The first picture in the three ratios that search engines ask for; the others whole."""
    shown = list(figures)
    if not shown:
        return []
    first, *others = shown
    files = [(first, first.crop(ratio)) for ratio in RATIOS]
    files += [(figure, figure.fallback) for figure in others]
    # A file once: until its crops are made, a picture has the same one in every ratio.
    by_name = {file.name: (figure, file) for figure, file in files if file}
    return [image_object(figure, file) for figure, file in by_name.values()]


def image_object(figure: Figure, file: Rendition) -> Thing:
    """One file of a picture, and whose it is."""
    image = figure.image
    return thing(
        "ImageObject",
        contentUrl=absolute(file.url),
        width=file.width,
        height=file.height,
        caption=figure.caption_text,
        creditText=figure.credit_line,
        creator=_creator(image),
        copyrightNotice=image.copyright_notice,
        license=figure.licence.statement,
        acquireLicensePage=figure.licence.licensor,
        digitalSourceType=source_type(image.digital_source_type),
    )


def _creator(image: Image) -> Thing | None:
    name = image.photographer
    return thing("Person", name=name) if name else None

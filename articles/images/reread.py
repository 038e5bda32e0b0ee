"""Reread: what a picture's file says, beside what the desk made of it."""

from dataclasses import dataclass

from django.db import transaction

from articles.images.darkroom.apart import read_apart
from articles.images.darkroom.refused import Refused
from articles.images.image import Image
from articles.images.library import fill_from
from articles.images.metadata.fields import Metadata
from articles.images.prepare import prepare_changed
from articles.images.refusals import words

# What a file can bring, in the order of the form.
BROUGHT = (
    "credit",
    "caption",
    "alt",
    "photographer",
    "source",
    "copyright_notice",
    "usage_terms",
    "instructions",
    "city",
    "country",
    "date_taken",
    "keywords",
)
FOUND = ("description", "metadata", "digital_source_type", "supplier_id")


@dataclass(frozen=True)
class Difference:
    """A field in which the file says something else than the picture."""

    name: str
    label: str
    kept: object
    brought: object


def field_label(name: str) -> str:
    """What the desk calls a field of a picture."""
    return str(getattr(Image._meta.get_field(name), "verbose_name", name))


def differences(image: Image) -> list[Difference]:
    """Where a picture and its own file disagree; what the file leaves out is no quarrel."""
    said = _said(image)
    return [
        Difference(
            name,
            field_label(name),
            getattr(image, name),
            getattr(said, name),
        )
        for name in BROUGHT
        if getattr(said, name) and getattr(said, name) != getattr(image, name)
    ]


def reread(image: Image) -> list[str]:
    """Fill a picture's empty fields from its file; the names of those that were."""
    with transaction.atomic():
        image = Image.objects.select_for_update().get(pk=image.pk)
        before = {name: getattr(image, name) for name in BROUGHT}
        fill_from(image, _read(image))
        image.full_clean(exclude=["file"])
        image.save(update_fields=[*BROUGHT, *FOUND])
        prepare_changed([image.pk])
    return [name for name in BROUGHT if getattr(image, name) != before[name]]


def take(image: Image, names: list[str]) -> None:
    """Put the file's words in these fields, in place of the picture's own."""
    said = _said(image)
    for name in names:
        setattr(image, name, getattr(said, name))
    image.full_clean(exclude=["file"])
    with transaction.atomic():
        image.save(update_fields=names)
        prepare_changed([image.pk])


def _said(image: Image) -> Image:
    """What a picture would be that had only its file."""
    said = Image()
    fill_from(said, _read(image))
    return said


def _read(image: Image) -> Metadata:
    """Raises OSError for a file that is gone, or past reading."""
    with image.file.open("rb") as file:
        try:
            return read_apart(file)
        except Refused as refused:
            raise OSError(words(refused)) from refused

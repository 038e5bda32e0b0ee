"""Files come into the library: looked at, credited, and prepared for readers."""

import datetime as dt
import hashlib
import io
from dataclasses import asdict
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.images.credit_rule import CreditRule
from articles.images.credits.printed import normalise
from articles.images.darkroom.apart import examine_apart
from articles.images.darkroom.examined import Examined
from articles.images.darkroom.refused import Refused
from articles.images.hold import hold
from articles.images.image import Image
from articles.images.metadata.fields import Metadata
from articles.images.prepare import prepare_later
from articles.images.refusals import words
from articles.images.renditions import first_renditions
from articles.images.replaced import ask_again, put_away
from articles.images.stored import files_removed_on_failure, store

LARGEST_FILE = 60 * 1024 * 1024
A_CHUNK = 1024 * 1024
# Where a file object keeps what a look at it found: a form looks first, then the act.
FOUND = "_newsroom_found"


def add_image(file: File, **values) -> Image:
    """Put a picture in the library, with what its own metadata says.

    `values` are the desk's own and win over the file's. The same file twice is one
    image. Raises ValidationError, in the desk's words, for a file that cannot be shown.
    """
    image, _known = find_or_add(file, **values)
    return image


def find_or_add(file: File, **values) -> tuple[Image, bool]:
    """The same, and whether the library had it already."""
    own = checksum(file)
    same = Image.objects.filter(sha256=own)
    if known := same.first():
        return known, True
    opened(file)
    # Two copies in one drop come in at the same moment.
    with files_removed_on_failure(), transaction.atomic():
        hold(own)
        if known := same.first():
            return known, True
        image = Image(**values)
        attach_file(image, file)
    return image, False


def attach_file(image: Image, file: File) -> None:
    """Give an image its file (the first, or another), and save it.

    What the desk wrote stays; the file fills what is empty. Something small to see is
    there at once, the rest is made by the worker. Files that were written are removed
    again when the transaction fails. Raises ValidationError.
    """
    looked = opened(file)
    fill_from(image, looked.metadata)
    ask_again(image, looked.metadata)
    image.sha256 = checksum(file)
    image.full_clean(exclude=["file"])
    image.width, image.height = looked.width, looked.height
    image.colour = looked.colour
    with files_removed_on_failure(), transaction.atomic():
        image.renditions = first_renditions(image, looked)
        name = f"originals/{image.token.hex}.{looked.ending}"
        put_away(image)
        image.file = store(name, _rewound(file))
        image.save()
        prepare_later(image)


def opened(file: File) -> Examined:
    """What a look at a file finds, decoded to its last pixel in a process of its own.

    One file object is looked at once. Raises ValidationError for a file that is empty,
    too large, broken, or no picture of a kind that the web shows.
    """
    if known := getattr(file, FOUND, None):
        return known
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if file.size > LARGEST_FILE:
        limit = LARGEST_FILE // 1024 // 1024
        raise ValidationError(
            _("The file is larger than %(limit)s MB.") % {"limit": limit}
        )
    try:
        found = examine_apart(_rewound(file))
    except Refused as refused:
        raise ValidationError(words(refused)) from refused
    setattr(file, FOUND, found)
    return found


def fill_from(image: Image, found: Metadata) -> None:
    """Put a file's metadata in the fields that the desk has left empty."""
    proposals = {
        "credit": normalise(found.credit, CreditRule.objects.all().spellings()),
        "caption": found.description,
        "alt": found.alt_text,
        "photographer": ", ".join(found.creator),
        "source": found.source,
        "copyright_notice": found.copyright_notice,
        "usage_terms": found.usage_terms,
        "instructions": found.instructions,
        "city": found.city,
        "country": found.country,
        "keywords": "\n".join(found.keywords),
        "digital_source_type": found.digital_source_type,
        "supplier_id": found.supplier_id,
        "date_taken": _aware(found.date_taken),
    }
    for name, value in proposals.items():
        if value and not getattr(image, name):
            setattr(image, name, _fitting(image, name, value))
    image.description = found.description
    image.metadata = {
        "headline": found.headline or found.title,
        "found": _said(found),
        "credit": found.credit,
        "web_statement": found.web_statement,
        "licensor_url": found.licensor_url,
        "data_mining": found.data_mining,
        "credit_cut_off": found.credit_cut_off,
        "has_c2pa": found.has_c2pa,
        "origins": found.origins,
        "raw": found.raw,
    }


def _said(found: Metadata) -> dict[str, object]:
    """Every field that the file filled, as JSON can hold it."""
    fields = asdict(found)
    del fields["raw"], fields["origins"]
    return {
        name: value.isoformat() if isinstance(value, dt.datetime) else value
        for name, value in fields.items()
        if value
    }


def checksum(file: File) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    for chunk in _rewound(file).chunks(A_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def picture_file(path: Path) -> File:
    """A file on disk as `add_image` takes it."""
    return File(io.BytesIO(path.read_bytes()), name=path.name)


def _rewound(file: File) -> File:
    file.seek(0)
    return file


def _aware(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None or timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment)


def _fitting(image: Image, name: str, value):
    longest = getattr(image._meta.get_field(name), "max_length", None)
    return value[:longest] if longest and isinstance(value, str) else value

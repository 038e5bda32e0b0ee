"""Replaced: what becomes of a picture's old files and old answers when a file comes."""

from articles.images.image import TERMS, Image
from articles.images.metadata.fields import Metadata
from articles.images.stored import discard, retire


def put_away(image: Image) -> None:
    """Let go of the files that the stored picture still has.

    Nobody but the desk can ask for the original; renditions may still be on a page that
    is kept somewhere.
    """
    stored = Image.objects.filter(pk=image.pk).only("file", "renditions").first()
    if stored is None:
        return
    original, *made = stored.file_names
    discard(filter(None, [original]))
    retire(made)


def ask_again(image: Image, found: Metadata) -> None:
    """Take back somebody's yes where the file has other terms than those they read."""
    said = {name: getattr(found, name) for name in TERMS}
    if image.pk and any(said[name] not in ("", getattr(image, name)) for name in TERMS):
        image.instructions_confirmed = False

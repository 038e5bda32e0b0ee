"""Why a file is refused, in the desk's words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.images.darkroom import refused
from articles.images.darkroom.refused import Refused

WORDS = {
    refused.PIXELS: gettext_lazy("The picture has too many pixels (%(size)s)."),
    refused.UNREADABLE: gettext_lazy(
        "This is no picture that can be read (JPEG, PNG, WebP, GIF, AVIF, TIFF, HEIC)."
    ),
    refused.BROKEN: gettext_lazy(
        "The picture is broken or incomplete: it cannot be read to its end."
    ),
    refused.MEMORY: gettext_lazy("The picture takes more memory than one picture may."),
    refused.TIME: gettext_lazy(
        "The picture takes longer to read than one picture may."
    ),
    refused.BUSY: gettext_lazy(
        "Too many pictures are being read at this moment. Try again in a minute."
    ),
    refused.GONE: gettext_lazy("The file of the picture is not in storage any more."),
    refused.UNWRITTEN: gettext_lazy(
        "The picture could not be written to storage. The disk may be full."
    ),
}


def words(refusal: Refused) -> str:
    """A sentence for the person who brought the file."""
    sentence = WORDS.get(refusal.reason)
    if sentence is None:
        return _("The picture could not be read; nothing is known of the reason.")
    return str(sentence) % {"size": refusal.size}

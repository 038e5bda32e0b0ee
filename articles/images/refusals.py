"""Why a file is refused, in the desk's words."""

from django.utils.translation import gettext as _

from articles.images.darkroom import refused
from articles.images.darkroom.refused import Refused


def words(refusal: Refused) -> str:
    """A sentence for the person who brought the file."""
    if refusal.reason == refused.PIXELS:
        size = {"size": refusal.size}
        return _("The picture has too many pixels (%(size)s).") % size
    if refusal.reason == refused.UNREADABLE:
        return _(
            "This is no picture that can be read (JPEG, PNG, WebP, GIF, AVIF, TIFF)."
        )
    if refusal.reason == refused.BROKEN:
        return _("The picture is broken or incomplete: it cannot be read to its end.")
    if refusal.reason == refused.MEMORY:
        return _("The picture takes more memory than one picture may.")
    if refusal.reason == refused.TIME:
        return _("The picture takes longer to read than one picture may.")
    return _("The picture could not be read; nothing is known of the reason.")

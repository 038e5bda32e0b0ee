"""Small pictures for the desk's lists and forms."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.images.image import Image
from articles.images.renditions import renditions

PREVIEW_WIDTH = 960


def smallest_url(image: Image | None) -> str:
    """The address of the smallest rendition; "" where there is none yet."""
    made = (
        [file for file in renditions(image) if file.format == "JPEG"] if image else []
    )
    return made[0].url if made else ""


def preview_url(image: Image) -> str:
    """The largest rendition that a column of the desk has use for; "" without any."""
    made = [file for file in renditions(image) if file.format == "JPEG"]
    fitting = [file for file in made if file.width <= PREVIEW_WIDTH] or made[:1]
    return fitting[-1].url if fitting else ""


def thumbnail(image: Image | None) -> str:
    """A picture in a list; the words beside it say what it is."""
    url = smallest_url(image)
    if url:
        return format_html(
            '<img class="thumbnail" src="{}" alt="" loading="lazy">', url
        )
    return _("to come") if image else ""


def figure(image: Image | None, caption: str = "") -> SafeString | str:
    """A picture in a form, with caption and credit as readers see them."""
    if image is None:
        return "–"
    url = smallest_url(image)
    return format_html(
        '<figure class="as-read">{}<figcaption>{} {}</figcaption></figure>',
        format_html('<img src="{}" alt="">', url) if url else _("Picture to come"),
        caption,
        credit(image),
    )


def credit(image: Image) -> SafeString:
    """The credit line, or a link to where it is still to be filled in."""
    if image.credit:
        return format_html('<span class="credit">{}</span>', image.credit_line)
    return format_html(
        '<a class="credit credit--missing" href="{}">{}</a>',
        reverse("admin:articles_image_change", args=[image.pk]),
        _("No credit yet"),
    )

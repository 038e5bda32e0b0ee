"""A picture in the library's grid: what it shows, whose it is, what is wrong with it."""

import datetime as dt
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.copydesk.restrictions import embargoed, not_for_the_netherlands
from articles.desk.image_filters import SOON
from articles.desk.thumbnail import smallest_url
from articles.images.image import Image


@dataclass(frozen=True)
class Badge:
    """A remark on a picture; grave where readers cannot get it."""

    words: str
    grave: bool = False


def tile(image: Image) -> str:
    """The picture of one row of a `PictureList`: no query."""
    context = {
        "image": image,
        "url": reverse("admin:articles_image_change", args=[image.pk]),
        "thumbnail": smallest_url(image),
        "words": tile_words(image),
        "badges": badges(image, timezone.now()),
    }
    return render_to_string("admin/articles/image/_tile.html", context)


def tile_words(image: Image) -> str:
    """What a picture is called where its raw metadata is not at hand."""
    headline = getattr(image, "file_headline", "")
    words = image.caption or image.description or headline
    return words or _("Picture %(id)s") % {"id": image.pk}


def badges(image: Image, at: dt.datetime) -> list[Badge]:
    """What the desk should know before it takes this picture."""
    found = [_file_badge(image), _rights_badge(image, at), _terms_badge(image)]
    if not image.alt:
        found.append(Badge(_("No alt text")))
    return [badge for badge in found if badge]


def _file_badge(image: Image) -> Badge | None:
    if image.to_come or image.state == Image.State.READY:
        return None
    failed = image.state == Image.State.FAILED
    return Badge(str(image.get_state_display()), grave=failed)


def _rights_badge(image: Image, at: dt.datetime) -> Badge | None:
    end = image.rights_end
    if end is None or end > at + SOON:
        return None
    if end <= at:
        return Badge(_("Rights ended"), grave=True)
    day = date_format(timezone.localtime(end), _("j M"))
    return Badge(_("Rights end %(day)s") % {"day": day})


def _terms_badge(image: Image) -> Badge | None:
    """As the copy desk will ask when a story with it goes out."""
    if image.instructions_confirmed:
        return None
    said = (image.instructions, image.usage_terms)
    if any(embargoed(words) or not_for_the_netherlands(words) for words in said):
        return Badge(_("Instructions to be confirmed"), grave=True)
    return None

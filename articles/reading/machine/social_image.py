"""The picture that networks show with a link to a story."""

import datetime as dt
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.urls import reverse

from articles.editions.card import card_file, card_of
from articles.editions.edition import Edition
from articles.images.card.card import MEDIA_TYPE, SIZE
from articles.reading.absolute import absolute
from articles.reading.figure import Figure, lead_figure
from articles.reading.machine.organization import LOGO, LOGO_SIZE


@dataclass(frozen=True)
class SocialImage:
    """One file, what kind and size it is, and what it shows."""

    url: str
    width: int
    height: int
    media_type: str
    alt: str
    large: bool = True


def social_image(edition: Edition, at: dt.datetime | None = None) -> SocialImage | None:
    """The story's card once it is drawn, until then its picture, cut as networks do."""
    lead = lead_figure(edition, at=at)
    card = card_of(edition, lead.image if lead else None)
    if not default_storage.exists(card_file(edition.article_id, card)):
        return _picture(lead)
    address = reverse("card", args=[edition.article_id, card.name])
    alt = ". ".join(filter(None, (card.headline, lead.alt if lead else "")))
    return SocialImage(absolute(address), *SIZE, MEDIA_TYPE, alt)


def logo_image(name: str) -> SocialImage:
    """The paper's mark, for pages that are no story."""
    address = absolute(static(LOGO))
    return SocialImage(address, LOGO_SIZE, LOGO_SIZE, "image/png", name, large=False)


def _picture(lead: Figure | None) -> SocialImage | None:
    file = lead.crop("16:9") if lead else None
    if lead is None or file is None:
        return None
    address, alt = absolute(file.url), lead.alt or lead.caption_text
    return SocialImage(address, file.width, file.height, file.media_type, alt)

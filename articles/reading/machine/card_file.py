"""The social card of what is live; of nothing else, whatever lies in storage."""

import datetime as dt

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from articles.editions.card import card_file, card_of
from articles.editions.edition import Edition
from articles.images.card.card import MEDIA_TYPE
from articles.reading.figure import shown
from articles.reading.story_address import answered_elsewhere, newest_of

# Networks keep a copy of their own; a withdrawal should reach the others soon.
KEPT_FOR = dt.timedelta(hours=1)


@require_safe
def card(request: HttpRequest, article_id: str, name: str) -> HttpResponse:
    """404 for the card of an earlier edition, or of a picture whose rights have ended."""
    now = timezone.now()
    newest = newest_of(int(article_id), now).select_related("section", "lead_image")
    edition = newest.defer("body", "lead_image__metadata").first()
    elsewhere = answered_elsewhere(request, edition, int(article_id))
    if elsewhere or edition is None:
        return elsewhere or HttpResponse(status=410)
    image = edition.lead_image if shown(edition.lead_image, now) else None
    current = card_of(edition, image)
    if not constant_time_compare(current.name, name):
        raise Http404
    response = HttpResponse(_file(edition, current), content_type=MEDIA_TYPE)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = f"public, max-age={_seconds(image, now)}"
    return response


def _file(edition: Edition, current) -> bytes:
    try:
        with default_storage.open(card_file(edition.article_id, current)) as file:
            return file.read()
    except FileNotFoundError as error:
        raise Http404 from error


def _seconds(image, now: dt.datetime) -> int:
    """Not longer than the picture may be shown."""
    end = image.rights_end if image else None
    kept = min(KEPT_FOR, end - now) if end else KEPT_FOR
    return int(kept.total_seconds())

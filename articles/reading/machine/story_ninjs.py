"""The ninjs document of a story, beside its page."""

import json

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.reading.machine.conditional import conditional
from articles.reading.machine.ninjs import MEDIA_TYPE, cancellation, document
from articles.reading.story_address import answered_elsewhere, newest_of

ENDING = "ninjs.json"


@require_safe
def story_ninjs(
    request: HttpRequest, section: str, slug: str, article_id: int
) -> HttpResponseBase:
    """What is live, as a document; of what was withdrawn, that it was (410)."""
    now = timezone.now()
    edition = newest_of(article_id, now).with_everything().first()
    if edition is None:
        removed = answered_elsewhere(request, None, article_id)
        return removed or HttpResponse(status=410)
    if not edition.withdrawn and (section, slug) != (
        edition.section.slug,
        edition.slug,
    ):
        return HttpResponsePermanentRedirect(f"{edition.get_absolute_url()}{ENDING}")
    said = cancellation(edition) if edition.withdrawn else document(edition, now)
    response = conditional(
        request,
        json.dumps(said, ensure_ascii=False),
        MEDIA_TYPE,
        changed=edition.published_at,
        tells_all="associations" not in said,
        status=410 if edition.withdrawn else 200,
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response

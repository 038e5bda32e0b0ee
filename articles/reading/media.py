"""Renditions by their unguessable names, where no web server in front serves them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.images.darkroom.ladder import ENCODINGS

MEDIA_TYPES = {encoding.ending: encoding.media_type for encoding in ENCODINGS.values()}


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition's file, for ever: its name is never used again."""
    media_type = MEDIA_TYPES.get(name.rpartition(".")[2])
    if media_type is None:
        raise Http404
    response = serve(
        request, f"renditions/{name}", document_root=str(settings.MEDIA_ROOT)
    )
    # Not what the machine's own table says, which may not know AVIF.
    response.headers["Content-Type"] = media_type
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

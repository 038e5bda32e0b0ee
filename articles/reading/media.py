"""Renditions by their unguessable names, where no web server in front serves them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition's file, for ever: its name is never used again."""
    response = serve(
        request, f"renditions/{name}", document_root=str(settings.MEDIA_ROOT)
    )
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

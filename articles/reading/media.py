"""Renditions by their unguessable names, where no web server in front serves them."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
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
    response = _file(request, f"renditions/{name}")
    # Not what the machine's own table says, which may not know AVIF.
    response.headers["Content-Type"] = media_type
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _file(request: HttpRequest, name: str) -> HttpResponseBase:
    """From the folder, or from the bucket that stands in its place."""
    if isinstance(default_storage._wrapped, FileSystemStorage):  # type: ignore[attr-defined]
        return serve(request, name, document_root=str(settings.MEDIA_ROOT))
    try:
        return FileResponse(default_storage.open(name))
    except FileNotFoundError as error:
        raise Http404 from error

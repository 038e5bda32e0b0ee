"""The file as the agency sent it: for the desk only."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.images.image import Image


@require_safe
def original(request: HttpRequest, image_id: int) -> FileResponse:
    """Download an original."""
    if not request.user.has_perm("articles.view_image"):
        raise PermissionDenied
    image = get_object_or_404(Image, pk=image_id)
    if image.to_come:
        raise Http404
    try:
        return FileResponse(image.file.open("rb"), as_attachment=True)
    except FileNotFoundError as error:
        raise Http404 from error

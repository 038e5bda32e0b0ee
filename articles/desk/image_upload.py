"""Files that are dropped on the library: one a request, each with its own answer."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk.image_history import log_addition
from articles.desk.library import UploadForm
from articles.desk.thumbnail import smallest_url
from articles.images.image import Image
from articles.images.library import find_or_add


@require_POST
def bring(request: HttpRequest) -> JsonResponse:
    """Put one file in the library, and say what became of it."""
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refusal(form.errors["file"])
    try:
        image, known = find_or_add(form.cleaned_data["file"])
    except ValidationError as error:
        return _refusal(error.messages)
    if not known:
        log_addition(request.user, image)
    return _answer(request, image, known=known)


def _answer(request: HttpRequest, image: Image, *, known: bool) -> JsonResponse:
    """A picture that was there already is named only to who may see the library."""
    if known and not request.user.has_perm("articles.view_image"):
        return JsonResponse(
            {"id": image.pk, "known": True, "words": "", "thumbnail": "", "url": ""}
        )
    return JsonResponse(
        {
            "id": image.pk,
            "known": known,
            "words": str(image),
            "thumbnail": smallest_url(image),
            "url": reverse("admin:articles_image_change", args=[image.pk]),
        }
    )


def _refusal(messages) -> JsonResponse:
    words = " ".join(str(message) for message in messages)
    return JsonResponse({"error": words or _("The file was refused.")}, status=400)

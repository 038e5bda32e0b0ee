"""The library as the editor's picture dialog asks for it: JSON."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.desk.image_history import log_addition
from articles.desk.thumbnail import preview_url, smallest_url
from articles.images.image import Image
from articles.images.library import find_or_add

A_PAGE = 24
MOST_IDS = 200
MOST_WORDS = 10
LARGEST_ID = 2**63 - 1
SEARCHED = (
    *("caption", "description", "credit", "photographer", "keywords"),
    *("city", "country"),
)
# What the answer needs: not the raw metadata, which may be long.
COLUMNS = ("file", "width", "height", "renditions", "kind", "credit", "caption", "alt")


class IdsField(forms.Field):
    """A parameter that may come many times: `?id=7&id=9`."""

    widget = forms.MultipleHiddenInput
    one = forms.IntegerField(min_value=1, max_value=LARGEST_ID)

    def clean(self, value):
        return [self.one.clean(number) for number in (value or [])[:MOST_IDS]]


class LibraryForm(forms.Form):
    """What is asked of the library: certain pictures, or a page of a search."""

    id = IdsField()
    q = forms.CharField(required=False, max_length=200)
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)


class UploadForm(forms.Form):
    """One file. Whether it is a picture, the library finds out."""

    file = forms.FileField(allow_empty_file=True)


@require_safe
def library(request: HttpRequest) -> JsonResponse:
    """Pictures by their ids, or newest first as far as a search finds them."""
    if not request.user.has_perm("articles.view_image"):
        raise PermissionDenied
    form = LibraryForm(request.GET)
    if not form.is_valid():
        return _refusal([word for words in form.errors.values() for word in words])
    images, key = _asked(**form.cleaned_data)
    return JsonResponse(
        {"pictures": [_picture(image) for image in images], "next": key}
    )


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Put one file in the library; the same file twice is one picture."""
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
    return JsonResponse(_picture(image))


def _asked(*, id: list[int], q: str, before: int | None):
    """The images, and the key of the next page where there is one."""
    images = Image.objects.only(*COLUMNS)
    if id:
        return images.filter(pk__in=id), None
    found = images.filter(_says(q)).order_by("-pk")
    if before:
        found = found.filter(pk__lt=before)
    page = list(found[: A_PAGE + 1])
    return page[:A_PAGE], page[A_PAGE - 1].pk if len(page) > A_PAGE else None


def _says(q: str) -> Q:
    """Every word somewhere in what is known of a picture."""
    every = Q()
    for word in q.split()[:MOST_WORDS]:
        anywhere = Q()
        for column in SEARCHED:
            anywhere |= Q(**{f"{column}__icontains": word})
        every &= anywhere
    return every


def _picture(image: Image) -> dict[str, object]:
    return {
        "id": image.pk,
        "thumbnail": smallest_url(image),
        "preview": preview_url(image),
        "credit_line": image.credit_line,
        "credit_missing": not image.credit,
        "to_come": image.to_come,
        "caption": image.caption,
        "alt": image.alt,
        "width": image.width,
        "height": image.height,
        "change_url": reverse("admin:articles_image_change", args=[image.pk]),
    }


def _refusal(messages) -> JsonResponse:
    return JsonResponse(
        {"error": " ".join(str(message) for message in messages)}, status=400
    )

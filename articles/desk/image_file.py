"""What a picture's file says, beside what the desk made of it: asked, never assumed."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.desk.image_history import log_filled, log_taken
from articles.desk.thumbnail import smallest_url
from articles.editions.card import order_cards_with
from articles.images.image import Image
from articles.images.reread import (
    Difference,
    differences,
    field_label,
    reread,
    take,
)

KEEP, TAKE = "keep", "take"
CHOICES = [(KEEP, gettext_lazy("Keep")), (TAKE, gettext_lazy("From the file"))]


class ChooseForm(forms.Form):
    """For each field in which file and picture differ: keep, or take."""

    def __init__(self, *args, differences: list[Difference], **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = differences
        for difference in differences:
            self.fields[difference.name] = forms.ChoiceField(
                label=capfirst(difference.label),
                choices=CHOICES,
                initial=KEEP if difference.kept else TAKE,
                widget=forms.RadioSelect,
            )

    @property
    def rows(self):
        """Each field with its two values, in the order of the form."""
        return [(self[found.name], found) for found in self.differences]

    @property
    def taken(self) -> list[str]:
        return [name for name, choice in self.cleaned_data.items() if choice == TAKE]


@require_POST
def read_again(request: HttpRequest, image_id: int) -> HttpResponse:
    """Fill what is empty from the file; what the desk wrote stays."""
    image = _with_file(request, image_id)
    try:
        filled = reread(image)
    except (OSError, ValidationError):
        messages.error(request, _("The file could not be read. Nothing was changed."))
        return redirect("admin:articles_image_change", image.pk)
    if filled:
        log_filled(request.user, image, filled)
        order_cards_with([image.pk])
        labels = ", ".join(map(field_label, filled))
        message = _("Filled in from the file: %(fields)s.") % {"fields": labels}
        messages.success(request, message)
    else:
        messages.info(
            request, _("The file was read again; it had nothing for the empty fields.")
        )
    return redirect("admin:articles_image_change", image.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, image_id: int) -> HttpResponse:
    """Where the file says something else: both side by side, and which to keep."""
    image = _with_file(request, image_id)
    try:
        found = differences(image)
    except OSError as error:
        raise Http404 from error
    form = ChooseForm(request.POST or None, differences=found)
    if not found or (request.method == "POST" and form.is_valid()):
        if found and form.taken:
            with transaction.atomic():
                take(image, form.taken)
                order_cards_with([image.pk])
                log_taken(request.user, image, form.taken)
            messages.success(request, _("The chosen words of the file were taken."))
        return redirect("admin:articles_image_change", image.pk)
    context = {
        **admin.site.each_context(request),
        "title": _("What to keep?"),
        "opts": Image._meta,
        "image": image,
        "thumbnail": smallest_url(image),
        "form": form,
    }
    return render(request, "admin/articles/image/choose.html", context)


def _with_file(request: HttpRequest, image_id: int) -> Image:
    if not request.user.has_perm("articles.change_image"):
        raise PermissionDenied
    image = get_object_or_404(Image, pk=image_id)
    if image.to_come:
        raise Http404
    return image

"""The credit rules once more, on the whole library or on some pictures: shown first."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.desk.image_edit import WhichForm
from articles.desk.image_history import log_change
from articles.desk.thumbnail import smallest_url
from articles.editions.card import order_cards_with
from articles.images.image import Image
from articles.images.recredit import Recredit, proposed, recredit

A_PAGE = 100


class ConfirmForm(forms.Form):
    """The changes that were agreed with."""

    change = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, changes: list[Recredit], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["change"]
        field.choices = [(change.key, change.new) for change in changes]  # type: ignore[attr-defined]
        field.error_messages |= {
            "required": _("Choose at least one change."),
            "invalid_choice": _(
                "The rules or the pictures changed meanwhile. Look again; nothing was "
                "changed."
            ),
        }


@require_http_methods(["GET", "HEAD", "POST"])
def credits(request: HttpRequest) -> HttpResponse:
    """What the rules would change, a credit a row; then only what is confirmed."""
    if not request.user.has_perm("articles.change_image"):
        raise PermissionDenied
    images = _asked(request)
    changes = proposed(images)
    sent = request.POST if request.method == "POST" else None
    form = ConfirmForm(sent, changes=changes)
    if form.is_valid():
        _apply(request, images, form.cleaned_data["change"])
        return redirect(request.get_full_path())
    page = Paginator(changes, A_PAGE).get_page(request.GET.get("page"))
    newest = Image.objects.only("renditions").in_bulk(
        [change.newest_id for change in page]
    )
    context = {
        **admin.site.each_context(request),
        "title": _("Apply the credit rules again"),
        "opts": Image._meta,
        "form": form,
        "page": page,
        "rows": [
            (change, smallest_url(newest.get(change.newest_id))) for change in page
        ],
        "some": "id" in request.GET,
        "ids": request.GET.getlist("id"),
    }
    return render(request, "admin/articles/image/credits.html", context)


def _asked(request: HttpRequest) -> QuerySet[Image]:
    """The pictures of `?id=…`, or all."""
    if "id" not in request.GET:
        return Image.objects.all()
    which = WhichForm(request.GET)
    ids = which.cleaned_data["id"] if which.is_valid() else []
    return Image.objects.filter(pk__in=ids)


def _apply(request: HttpRequest, images: QuerySet[Image], keys: list[str]) -> None:
    with transaction.atomic():
        made = recredit(images, keys=keys)
        for change, ids in made:
            log_change(request.user, ids, _history(change))
            order_cards_with(ids)
    count = sum(len(ids) for _change, ids in made)
    words = ngettext(
        "%(count)s picture has its credit by the rules now.",
        "%(count)s pictures have their credit by the rules now.",
        count,
    )
    messages.success(request, words % {"count": count})


def _history(change: Recredit) -> str:
    words = _("Credit by the rules: “%(old)s” became “%(new)s”.")
    return words % {"old": change.old, "new": change.new}

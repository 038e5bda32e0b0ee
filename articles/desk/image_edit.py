"""Credit, caption and alt text of many pictures on one page."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.desk.image_form import CarefulForm, printed
from articles.desk.image_history import log_fields
from articles.desk.library import MOST_IDS, IdsField
from articles.desk.thumbnail import smallest_url
from articles.editions.card import order_cards_with
from articles.fields import PlainCharField
from articles.images.credit_rule import CreditRule
from articles.images.image import Image
from articles.images.prepare import prepare_changed

GONE = gettext_lazy("This picture is not in the library any more.")
LINES = {"rows": 3, "cols": 40}


class WhichForm(forms.Form):
    """The pictures that an address names."""

    id = IdsField()


class EveryoneForm(forms.Form):
    """One credit for all that have none: a series of one photographer."""

    credit = forms.CharField(
        label=gettext_lazy("Credit for those without one"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args, spellings=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.spellings = spellings

    def clean_credit(self):
        credit = PlainCharField().to_python(self.cleaned_data["credit"])
        return printed(credit, self.spellings)


class LineForm(CarefulForm):
    """What readers see of one picture."""

    class Meta:
        model = Image
        fields = ["kind", "credit", "caption", "alt"]
        widgets = {
            "credit": forms.TextInput(attrs={"class": "vTextField"}),
            "caption": forms.Textarea(attrs=LINES),
            "alt": forms.Textarea(attrs=LINES),
        }
        # The column says it once; a line has no room for it.
        help_texts = dict.fromkeys(fields, "")

    def clean(self):
        """A number that is none of the page’s, or whose picture has gone, is no picture."""
        if self.instance.pk is None:
            raise forms.ValidationError(GONE)
        return super().clean()

    @property
    def thumbnail(self) -> str:
        return smallest_url(self.instance)


LineFormSet = forms.modelformset_factory(
    Image, form=LineForm, extra=0, max_num=MOST_IDS, absolute_max=MOST_IDS
)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """The pictures of `?id=…&id=…`, each with its own fields; saved together."""
    if not request.user.has_perm("articles.change_image"):
        raise PermissionDenied
    which = WhichForm(request.GET)
    ids = which.cleaned_data["id"] if which.is_valid() else []
    images = Image.objects.filter(pk__in=ids).order_by("-pk")
    if not images:
        messages.warning(request, _("Choose the pictures to edit first."))
        return redirect("admin:articles_image_changelist")
    everyone, lines = _forms(request, images)
    if request.method == "POST" and everyone.is_valid() and lines.is_valid():
        _say(request, _save(request, lines, everyone.cleaned_data["credit"]))
        return redirect("admin:articles_image_changelist")
    context = {
        **admin.site.each_context(request),
        "title": _("Edit pictures together"),
        "opts": Image._meta,
        "everyone": everyone,
        "lines": lines,
    }
    return render(request, "admin/articles/image/edit.html", context)


def _forms(request: HttpRequest, images: QuerySet[Image]):
    """One credit for all, and the lines; the rules are read once, when first needed."""
    house = SimpleLazyObject(lambda: CreditRule.objects.all().spellings())
    sent = request.POST or None
    editing = {"editor": request.user, "spellings": house}
    everyone = EveryoneForm(sent, prefix="all", spellings=house)
    return everyone, LineFormSet(sent, queryset=images, form_kwargs=editing)


def _save(request: HttpRequest, lines, credit: str) -> int:
    """How many pictures were changed."""
    changed = []
    with transaction.atomic():
        for line in lines.initial_forms:
            names = list(line.changes)
            if credit and not line.instance.credit:
                line.instance.credit = credit
                names = list(dict.fromkeys([*names, "credit"]))
            if names:
                line.instance.save(update_fields=names)
                log_fields(request.user, line.instance, names)
                changed.append(line.instance.pk)
        prepare_changed(changed)
        order_cards_with(changed)
    return len(changed)


def _say(request: HttpRequest, changed: int) -> None:
    words = ngettext(
        "%(count)s picture was changed.", "%(count)s pictures were changed.", changed
    )
    if changed:
        messages.success(request, words % {"count": changed})
    else:
        messages.info(request, _("Nothing was changed."))

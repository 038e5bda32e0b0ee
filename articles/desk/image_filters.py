"""What is looked for in the library: what is missing, ends, or is not used."""

import datetime as dt

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.image_use import unused
from articles.images.image import Image

SOON = dt.timedelta(days=30)


class Toggles(admin.SimpleListFilter):
    """Links that turn one condition on, and off again."""

    template = "admin/articles/image/toggles.html"

    def choices(self, changelist):
        for value, words in self.lookup_choices:
            selected = self.value() == str(value)
            change = {} if selected else {self.parameter_name: value}
            yield {
                "selected": selected,
                "query_string": changelist.get_query_string(
                    change, [self.parameter_name]
                ),
                "display": words,
            }


class MissingFilter(Toggles):
    """What the desk has yet to fill in."""

    title = gettext_lazy("missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [("credit", _("No credit yet")), ("alt", _("No alt text"))]

    def queryset(self, request, queryset):
        if self.value() == "credit":
            return queryset.filter(credit="")
        return queryset.filter(alt="") if self.value() == "alt" else queryset


class FileFilter(Toggles):
    """How far the file is."""

    title = gettext_lazy("file")
    parameter_name = "file"

    def lookups(self, request, model_admin):
        return [
            ("to-come", _("Picture to come")),
            ("preparing", _("Being prepared")),
            ("failed", _("Could not be prepared")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "to-come":
            return queryset.filter(file="")
        if self.value() in (Image.State.PREPARING, Image.State.FAILED):
            return queryset.filter(state=self.value()).exclude(file="")
        return queryset


class RightsFilter(Toggles):
    """Pictures that readers lose, or have lost."""

    title = gettext_lazy("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [
            ("ended", _("Rights ended")),
            ("ending", _("Rights end within 30 days")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        if self.value() == "ended":
            return queryset.filter(rights_end__lte=now)
        if self.value() == "ending":
            return queryset.filter(rights_end__gt=now, rights_end__lte=now + SOON)
        return queryset


class UseFilter(Toggles):
    """Pictures that no story shows."""

    title = gettext_lazy("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("unused", _("Not used"))]

    def queryset(self, request, queryset):
        return unused(queryset) if self.value() == "unused" else queryset


class KindFilter(Toggles):
    """What readers see before the credit."""

    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return Image.Kind.choices

    def queryset(self, request, queryset):
        if self.value() in Image.Kind.values:
            return queryset.filter(kind=self.value())
        return queryset

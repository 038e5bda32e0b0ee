"""Boxes for a day and a time that say what they are to who cannot see them."""

from django import forms
from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class NamedMoments(admin.ModelAdmin):
    """A ModelAdmin in which both halves of a moment have a label."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.SplitDateTimeField):
            for box, words in zip(
                field.widget.widgets, (_("date"), _("time")), strict=True
            ):
                box.attrs["aria-label"] = format_lazy("{}: {}", field.label, words)
        return field

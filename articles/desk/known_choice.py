"""Choices on big tables: looked up while somebody types, and never asked for twice."""

from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect
from django.forms.models import ModelChoiceField


class KnownSelect(AutocompleteSelect):
    """An autocomplete that asks nothing for a choice that came with the page's object."""

    known = None

    def optgroups(self, name, value, attr=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        words = self.choices.field.label_from_instance(self.known)
        chosen = self.create_option(name, self.known.pk, words, True, 0)
        nothing = self.create_option(name, "", "", False, 0)
        return [(None, [chosen] if self.is_required else [nothing, chosen], 0)]


class NoNonsense(forms.Form):
    """A form that asks the database for no choice that it has just refused.

    Django's autocompletes look up whatever was sent, to show it again.
    """

    def full_clean(self):
        super().full_clean()
        for name, field in self.fields.items():
            if name in self.errors and isinstance(field.widget, AutocompleteMixin):
                sent: Any = self.data
                self.data = sent = sent.copy()
                sent.pop(self.add_prefix(name), None)


class KnownChoices(BaseModelAdmin):
    """For a ModelAdmin or inline: its autocompletes are of the kind above."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class KnownForm(forms.ModelForm):
    """A form that tells each such choice what its object has at hand."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, ModelChoiceField):
                relation = self.instance._meta.get_field(name)
                # The admin may have wrapped it, with a link to add another.
                widget = getattr(field.widget, "widget", field.widget)
                if isinstance(widget, KnownSelect) and relation.is_cached(
                    self.instance
                ):
                    widget.known = relation.get_cached_value(self.instance)

"""Old addresses in the admin: seen, searched, added and removed."""

from contextlib import suppress
from dataclasses import asdict

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.desk.destination import destination, old_path
from articles.desk.log_words import LogWords
from articles.desk.uncounted_list import UncountedList
from articles.masthead.old_address import OldAddress, normal


class OldAddressForm(forms.ModelForm):
    """An old address and what it leads to, as they are typed."""

    leads_to = forms.CharField(
        label=_("leads to"),
        max_length=500,
        help_text=_(
            "The number of an article, or an address of this site as /binnenland/."
        ),
    )

    class Meta:
        model = OldAddress
        fields = ("path",)
        help_texts = {"path": _("As it was: /nieuws/2019/brug.html, or with ?id=12.")}

    def clean_path(self):
        return old_path(self.cleaned_data["path"])

    def clean_leads_to(self):
        found = destination(self.cleaned_data["leads_to"])
        for name, value in asdict(found).items():
            setattr(self.instance, name, value)
        return self.cleaned_data["leads_to"]

    def clean(self):
        cleaned = super().clean()
        if cleaned and cleaned.get("path") == cleaned.get("leads_to"):
            raise ValidationError(_("An address that leads to itself leads nowhere."))
        return cleaned


@admin.register(OldAddress)
class OldAddressAdmin(LogWords):
    form = OldAddressForm
    list_display = ("path", "leads_to", "origin", "made_at")
    list_filter = ("origin",)
    list_select_related = ("section", "tag__merged_into", "author")
    list_per_page = 100
    search_fields = ("path__startswith",)
    search_help_text = _("By how the address begins.")
    show_full_result_count = False

    @admin.display(description=_("leads to"))
    def leads_to(self, old):
        return format_html('<a href="{}">{}</a>', *where(old))

    def get_changelist(self, request, **kwargs):
        return UncountedList

    def get_search_results(self, request, queryset, search_term):
        """As it is kept, whatever a browser or a spreadsheet made of it."""
        with suppress(ValueError):
            search_term = normal(search_term)
        found = queryset.filter(path__startswith=search_term)
        return (found if search_term else queryset), False

    def has_change_permission(self, request, obj=None):
        # Wrong ones are removed and made anew; what a rename made is not rewritten.
        return False


def where(old: OldAddress) -> tuple[str, str]:
    """The address it leads to now, and its words; of an article the way at the desk."""
    if old.article_id:
        words = _("article %(number)s") % {"number": old.article_id}
        return reverse("admin:articles_article_change", args=[old.article_id]), words
    thing = old.thing
    if thing is None:
        return old.to, old.to
    lasting = thing.lasting if thing.kind == "tag" else thing
    return lasting.get_absolute_url(), lasting.get_absolute_url()

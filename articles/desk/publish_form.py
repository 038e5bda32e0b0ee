"""The questions that publishing asks."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.house_moment import HouseMoment


class PublishForm(forms.Form):
    """When, until when, and what kind of change it is."""

    NOW, LATER = "now", "later"
    UPDATE, CORRECTION = "update", "correction"

    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        choices=[(NOW, gettext_lazy("Now")), (LATER, gettext_lazy("At a later time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = HouseMoment(label=gettext_lazy("Time"), required=False)
    until = HouseMoment(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Leave empty to keep it online."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What readers get"),
        choices=[
            (UPDATE, gettext_lazy("An update")),
            (CORRECTION, gettext_lazy("A correction")),
        ],
        widget=forms.RadioSelect,
        initial=UPDATE,
    )
    correction = forms.CharField(
        label=gettext_lazy("What was wrong, and what is right"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=gettext_lazy("Readers see this with the story, for good."),
    )
    replace_planned = forms.BooleanField(
        label=gettext_lazy("This takes the place of what is planned"), required=False
    )

    def __init__(self, *args, live: bool, planned: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not live:
            del self.fields["kind"], self.fields["correction"]
        if not planned:
            del self.fields["replace_planned"]

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("when") == self.LATER:
            self._need_later_time(cleaned)
        elif cleaned.get("at"):
            message = _("You filled in a time but chose “now”: choose one of the two.")
            self.add_error("at", message)
        self._need_correction_text(cleaned)
        return cleaned

    def _need_correction_text(self, cleaned: dict) -> None:
        """Text and choice belong together: neither is dropped without a word."""
        correction = cleaned.get("correction", "").strip()
        if cleaned.get("kind") == self.CORRECTION and not correction:
            message = _("Say what was wrong, and what is right.")
            self.add_error("correction", message)
        elif cleaned.get("kind") == self.UPDATE and correction:
            message = _("You wrote a correction but chose an update: choose one.")
            self.add_error("correction", message)

    def _need_later_time(self, cleaned: dict) -> None:
        at = cleaned.get("at")
        if not at and "at" not in self.errors:
            self.add_error("at", _("Say when."))
        elif at and at <= timezone.now():
            self.add_error("at", _("That time has passed already."))


class SeenForm(forms.Form):
    """Which version of the story the page showed: its words are what may go out."""

    version = forms.IntegerField(min_value=0, required=False)


class WithdrawForm(forms.Form):
    """Why a story is taken away."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Readers who visit the address see this."),
    )

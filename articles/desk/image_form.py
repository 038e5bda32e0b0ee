"""The form of a picture, which never undoes what somebody else did meanwhile."""

import datetime as dt
from collections.abc import Mapping

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.image_shown import refuse_without_alt, refuse_without_credit
from articles.images.credit_rule import CreditRule
from articles.images.credits.printed import normalise
from articles.images.image import Image
from articles.images.library import checksum, opened
from articles.images.metadata.fields import Metadata

NOT_SENT = (None, [None, None])
KEPT = {"credit": refuse_without_credit, "alt": refuse_without_alt}


def printed(credit: str, spellings: Mapping[str, str] | None = None) -> str:
    """A credit as the house prints it, whoever typed it."""
    if not credit:
        return ""
    if spellings is None:
        spellings = CreditRule.objects.all().spellings()
    name = normalise(credit, spellings)
    if not name:
        raise ValidationError(_("This names nobody. Write who made the picture."))
    return name


class CarefulForm(forms.ModelForm):
    """Writes only what its own editor changed, and not over another's newer words."""

    # Who edits: the admin sets it on the class that it makes for each request.
    editor: object = AnonymousUser()
    spellings: Mapping[str, str] | None = None

    def __init__(self, *args, editor=None, spellings=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.editor = editor or self.editor
        self.spellings = spellings
        for name, field in self.fields.items():
            own = name in (self._meta.fields or ()) and name != "file"
            field.show_hidden_initial = own and self.instance.pk is not None

    @property
    def changes(self) -> list[str]:
        """The fields that this editor changed, the file left out."""
        names = self._meta.fields or ()
        return [name for name in self.changed_data if name in names and name != "file"]

    def clean_credit(self):
        credit = self.cleaned_data["credit"]
        changed = "credit" in self.changed_data
        return printed(credit, self.spellings) if changed else credit

    def clean(self):
        cleaned = super().clean() or {}
        if self.instance.pk:
            for name in self.changes:
                if name in cleaned:
                    self._refuse_overwrite(name, cleaned[name])
            for name in KEPT:
                if name in cleaned and self._goes(name, cleaned[name]):
                    self._refuse_to_lose(name)
        return cleaned

    def save_changes(self) -> None:
        if not self.instance.pk:
            self.instance.save()
        elif self.changes:
            self.instance.save(update_fields=self.changes)

    def _goes(self, name: str, mine: str) -> bool:
        """Whether something that readers may see is about to be emptied."""
        return bool(getattr(self.instance, name)) and not mine

    def _refuse_to_lose(self, name: str) -> None:
        try:
            KEPT[name](self.instance, self.editor)
        except ValidationError as error:
            self.add_error(name, error)

    def _refuse_overwrite(self, name: str, mine) -> None:
        """The row still is as it was read just now; hidden fields say what was shown."""
        stored, shown = getattr(self.instance, name), self._shown(name)
        if shown is NOT_SENT or _as_stored(name, stored) in (
            shown,
            _as_stored(name, mine),
        ):
            return
        message = _("Somebody changed this meanwhile, into “%(words)s”.")
        self.add_error(name, message % {"words": stored})

    def _shown(self, name: str):
        field, key = self.fields[name], self.add_initial_prefix(name)
        sent = field.hidden_widget().value_from_datadict(self.data, self.files, key)
        if sent in NOT_SENT:
            return NOT_SENT
        try:
            return _as_stored(name, field.clean(sent))
        except ValidationError:
            return None


class ImageForm(CarefulForm):
    """A picture; its file is looked at before anything is kept."""

    found: Metadata | None = None

    focal_x = forms.FloatField(
        label=gettext_lazy("Focal point, from the left"),
        initial=0.5,
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "0.01"}),
    )
    focal_y = forms.FloatField(
        label=gettext_lazy("Focal point, from the top"),
        initial=0.5,
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "0.01"}),
    )

    class Meta:
        model = Image
        fields = [
            "file",
            "kind",
            "credit",
            "caption",
            "alt",
            "photographer",
            "source",
            "copyright_notice",
            "usage_terms",
            "instructions",
            "instructions_confirmed",
            "rights_end",
            "city",
            "country",
            "date_taken",
            "keywords",
            "focal_x",
            "focal_y",
        ]
        help_texts = {
            "file": gettext_lazy(
                "JPEG, PNG, WebP, GIF, AVIF, TIFF or HEIC. Empty: picture to come."
            )
        }
        widgets = {
            "file": forms.FileInput(attrs={"accept": "image/*"}),
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
            "usage_terms": forms.Textarea(attrs={"rows": 2}),
            "instructions": forms.Textarea(attrs={"rows": 2}),
            "keywords": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        self.found = opened(file).metadata
        known = Image.objects.filter(sha256=checksum(file)).exclude(pk=self.instance.pk)
        if twin := known.first():
            message = _(
                "This file is already in the library, as picture %(id)s: “%(picture)s”."
            )
            raise forms.ValidationError(message % {"id": twin.pk, "picture": twin})
        return file

    def _goes(self, name, mine):
        """A file that was to come brings its picture before readers."""
        if self.instance.to_come and self.found:
            brought = {"credit": self.found.credit, "alt": self.found.alt_text}
            return not (mine or brought[name])
        return super()._goes(name, mine)


def _as_stored(name: str, value):
    """A value as the database would give it back, to the second."""
    stored: object = Image._meta.get_field(name).to_python(value)  # type: ignore[union-attr]
    if isinstance(stored, str):
        return stored.strip()
    return stored.replace(microsecond=0) if isinstance(stored, dt.datetime) else stored

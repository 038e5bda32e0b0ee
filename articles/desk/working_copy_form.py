"""What the browser sends of a story that is being written."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.text import clean_text

# Characters, field names and all. A long story has thirty thousand.
LARGEST = 8_000_000
MOST_FIELDS = 2_000
MOST_VALUES = 500
LONGEST_NAME = 120
# Milliseconds, and as much as a browser counts exactly.
LAST_SEQUENCE = 2**53 - 1


class TypedField(forms.JSONField):
    """The fields of a form, each with its values: `{"headline": ["Brug open"]}`."""

    def clean(self, value):
        if len(value or "") > LARGEST:
            words = _(
                "This story is too long to keep a draft of. It stands in this browser "
                "only: save it."
            )
            raise ValidationError(words, code="too_large")
        typed = super().clean(value)
        if not _is_typed(typed):
            raise ValidationError(_("The fields did not arrive whole."))
        # As the story would be stored; PostgreSQL takes no null characters either.
        return {
            clean_text(name, multiline=False): [
                clean_text(text, multiline=True) for text in values
            ]
            for name, values in typed.items()
        }


class KeepForm(forms.Form):
    """A form as it stands, with which form it is and how new this is."""

    key = forms.UUIDField()
    sequence = forms.IntegerField(min_value=1, max_value=LAST_SEQUENCE)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    typed = TypedField()


class ForgetForm(forms.Form):
    """Which form is thrown away."""

    forget = forms.UUIDField()


def _is_typed(typed) -> bool:
    return (
        isinstance(typed, dict)
        and 0 < len(typed) <= MOST_FIELDS
        and all(len(name) <= LONGEST_NAME for name in typed)
        and all(_is_values(values) for values in typed.values())
    )


def _is_values(values) -> bool:
    return (
        isinstance(values, list)
        and len(values) <= MOST_VALUES
        and all(isinstance(text, str) for text in values)
    )

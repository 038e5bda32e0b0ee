"""A day and time in the house's time zone, also in the night that the clock changes."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

FIRST, SECOND = "first", "second"
# Between the time and which of two it is, in what the widget hands to the field.
TURN = "|"
FORMAT = "%Y-%m-%dT%H:%M"
TO_THE_SECOND = f"{FORMAT}:%S"


class Moment(forms.DateTimeInput):
    """The browser's own picker; it asks which, where a time comes twice."""

    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format=FORMAT)

    def format_value(self, value):
        """To the second only where it has seconds: a moment that is left stays as it is."""
        if isinstance(value, dt.datetime):
            return _local(value).strftime(TO_THE_SECOND if value.second else FORMAT)
        return super().format_value(value)

    def data_of(self, value: dt.datetime | None, name: str) -> dict[str, str]:
        """What a form sends that says this moment."""
        moment, turn = _parted(value)
        data = {name: self.format_value(moment) or ""}
        return data | {f"{name}-turn": turn} if comes_twice(_naive(value)) else data

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        turn = data.get(f"{name}-turn")
        return f"{value}{TURN}{turn}" if value and turn in (FIRST, SECOND) else value

    def render(self, name, value, attrs=None, renderer=None):
        moment, turn = _parted(value)
        box = super().render(name, moment, attrs, renderer)
        if comes_twice(_naive(moment)):
            return format_html("{}{}", box, _which(name, turn))
        return box


class HouseMoment(forms.DateTimeField):
    """Refuses a time that the clock skips, and asks which where it comes twice."""

    widget = Moment

    def to_python(self, value):
        text, turn = _parted(value)
        try:
            return super().to_python(text)
        except ValidationError as error:
            naive = (error.params or {}).get("datetime")
            if not isinstance(naive, dt.datetime):
                raise
            if not comes_twice(naive):
                raise ValidationError(_skipped(naive), code="skipped") from error
            if not turn:
                raise ValidationError(_asked(naive), code="twice") from error
            # In UTC: moments of two zones are never equal within the hour that is twice.
            return _aware(naive, fold=turn == SECOND).astimezone(dt.UTC)


def comes_twice(naive: dt.datetime | None) -> bool:
    """Whether the clock shows this local time twice: when it goes back."""
    if naive is None:
        return False
    first, second = (_aware(naive, fold=fold) for fold in (0, 1))
    return first.utcoffset() > second.utcoffset()  # type: ignore[operator]


def _skipped(naive: dt.datetime) -> str:
    zone = timezone.get_current_timezone()
    before, after = (
        _aware(naive, fold=fold).astimezone(dt.UTC).astimezone(zone) for fold in (1, 0)
    )
    words = _(
        "This time does not exist: the clock goes forward that night. Choose one of "
        "before the change, such as %(before)s, or after it, such as %(after)s."
    )
    return words % {"before": _clock(before), "after": _clock(after)}


def _asked(naive: dt.datetime) -> str:
    words = _(
        "The clock goes back that night, and shows %(time)s twice. Say which of the two."
    )
    return words % {"time": _clock(naive)}


def _clock(moment: dt.datetime) -> str:
    return f"{moment:%H.%M}"


def _which(name: str, turn: str) -> SafeString:
    return format_html(
        '<select name="{}-turn" aria-label="{}"><option value="">–</option>'
        '<option value="{}"{}>{}</option><option value="{}"{}>{}</option></select>',
        name,
        _("Which of the two"),
        FIRST,
        " selected" if turn == FIRST else "",
        _("The first, in summer time"),
        SECOND,
        " selected" if turn == SECOND else "",
        _("The second, in winter time"),
    )


def _parted(value) -> tuple[Any, str]:
    """The time, and which of two."""
    if isinstance(value, str):
        text, _bar, turn = value.partition(TURN)
        return text, turn
    if isinstance(value, dt.datetime):
        return value, SECOND if _local(value).fold else FIRST
    return value, ""


def _naive(value) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return _local(value).replace(tzinfo=None)
    try:
        return dt.datetime.fromisoformat(value or "").replace(tzinfo=None)
    except ValueError:
        return None


def _local(value: dt.datetime) -> dt.datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _aware(naive: dt.datetime, *, fold: int) -> dt.datetime:
    return naive.replace(tzinfo=timezone.get_current_timezone(), fold=fold)

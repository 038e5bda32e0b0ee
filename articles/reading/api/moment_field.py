"""MomentField: a day, or a moment with its zone, as RFC 3339 writes them."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.story import FIRST_YEAR

LAST_YEAR = 9000
A_DAY = dt.timedelta(days=1)
_day = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_moment = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)",
    re.ASCII | re.IGNORECASE,
)


class MomentField(forms.CharField):
    """A day begins at midnight on the house's clock; `ends` counts the whole of it."""

    default_error_messages = {
        "moment": _(
            "Write a day as 2026-11-24, or a moment with its zone as "
            "2026-11-24T14:02:00Z (a plus is %2B in an address)."
        ),
        "year": _("That is too long ago, or too far away."),
    }

    def __init__(self, *, ends: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.ends = ends

    def to_python(self, value):
        words = super().to_python(value)
        if not words:
            return None
        found = self._read(words)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], "year")
        if isinstance(found, dt.datetime):
            return found
        day = found + A_DAY if self.ends else found
        return timezone.make_aware(dt.datetime(day.year, day.month, day.day))

    def _read(self, words: str) -> dt.date:
        try:
            if _day.fullmatch(words):
                found = parse_date(words)
            else:
                found = _moment.fullmatch(words) and parse_datetime(words.upper())
        except ValueError:  # as of the 31st of November
            found = None
        if not found:
            raise ValidationError(self.error_messages["moment"], "moment")
        return found

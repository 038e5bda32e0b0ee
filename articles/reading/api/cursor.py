"""Cursor: where a page of a list begins, as a word that says nothing to whoever keeps it."""

import base64
import binascii
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_written = re.compile(r"([a-z.]+):(-?\d{1,17}-\d{1,18}|\d{1,18})", re.ASCII)
LONGEST = 120


def cursor(of: str, key: str) -> str:
    """A key of one list; `of` is how that list is ordered."""
    return base64.urlsafe_b64encode(f"{of}:{key}".encode()).decode().rstrip("=")


class CursorField(forms.CharField):
    """Becomes the order that it belongs to, and the key."""

    default_error_messages = {
        "cursor": _("This is no cursor: take it from “next”, as it is."),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST, **kwargs)

    def to_python(self, value):
        word = super().to_python(value)
        if not word:
            return None
        try:
            padded = word + "=" * (-len(word) % 4)
            plain = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        except (binascii.Error, ValueError):
            plain = ""
        found = _written.fullmatch(plain)
        if found is None or cursor(found[1], found[2]) != word:
            raise ValidationError(self.error_messages["cursor"], "cursor")
        return found[1], found[2]

    def run_validators(self, value):
        """What was read is a pair, and has no length to be held to."""

"""Model fields that hold plain text: cleaned on every way into the database."""

from django.db import models

from articles.text import clean_text


class PlainText(models.Field):
    """What PlainCharField and PlainTextField share."""

    multiline = False

    def to_python(self, value):
        return self._clean(super().to_python(value))

    def pre_save(self, model_instance, add):
        value = self._clean(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def _clean(self, value):
        if not isinstance(value, str):
            return value
        return clean_text(value, multiline=self.multiline)


class PlainCharField(PlainText, models.CharField):
    """One line of text, NFC and without control characters."""


class PlainTextField(PlainText, models.TextField):
    """Lines of text, NFC and without control characters."""

    multiline = True

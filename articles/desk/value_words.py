"""The value of a story's column in words, as an editor reads it beside another."""

from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.masthead.author import Author


def column_field(column: str) -> models.Field:
    """The field that a column of an article belongs to."""
    return next(field for field in Article._meta.fields if field.attname == column)


def value_words(column: str, value: Any) -> str:
    """A value as `whole_story` or a revision has it; "" where it says nothing, or names
    what is no longer there."""
    if value in (None, "", []):
        return ""
    if column == "authors":
        names = Author.objects.in_bulk(value)
        return ", ".join(str(names[key]) for key in value if key in names)
    if column == "tags":
        return ", ".join(value)
    field = column_field(column)
    if isinstance(field, models.ForeignKey):
        related: Any = field.related_model
        return str(related._base_manager.filter(pk=value).first() or "")
    if isinstance(field, models.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value) if isinstance(value, str) else value
        return moment_words(moment) if moment else ""
    return str(dict(field.flatchoices).get(value, value))

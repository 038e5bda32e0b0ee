"""A story's form as its values by column, and values as the form would have sent them."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from articles.body.clean import clean
from articles.desk.house_moment import Moment
from articles.drafts.article import Article, ArticleByline

BYLINES = "bylines"
# More authors than a story has; what says it has more is no form of ours.
MOST = 200


def values_of(form: forms.ModelForm) -> dict[str, object]:
    """What a valid form says, by column, as it would be stored."""
    values: dict[str, object] = {}
    for name in form.fields:
        column = column_of(name)
        if column and name in form.cleaned_data:
            value = form.cleaned_data[name]
            values[column] = value.pk if isinstance(value, models.Model) else value
    if "body" in values:
        values["body"] = clean(str(values["body"] or ""))
    return values


def column_of(name: str) -> str:
    """The column of a field of the form; "" where it is none of the story's."""
    try:
        return getattr(Article._meta.get_field(name), "attname", name)
    except FieldDoesNotExist:
        return ""


def authors_of(data: QueryDict) -> list[int] | None:
    """The authors in order; None where the form has no list of them."""
    total = _number(data.get(f"{BYLINES}-TOTAL_FORMS"), -1)
    if not 0 <= total <= MOST:
        return None
    found = []
    for row in range(total):
        author = _number(data.get(f"{BYLINES}-{row}-author"), 0)
        if author and not data.get(f"{BYLINES}-{row}-DELETE"):
            place = _number(data.get(f"{BYLINES}-{row}-position"), 0)
            found.append((place, row, author))
    return [author for _, _, author in sorted(found)]


def with_authors(
    data: QueryDict, authors: Sequence[int], rows: Sequence[ArticleByline]
) -> QueryDict:
    """The form with these authors, told as changes of the rows that are there now."""
    sent = _without(data, BYLINES)
    there = {row.author_id: row for row in rows}
    listed = [*there, *(author for author in authors if author not in there)]
    for number, author in enumerate(listed):
        start = f"{BYLINES}-{number}"
        row = there.get(author)
        sent[f"{start}-id"] = str(row.pk) if row else ""
        sent[f"{start}-article"] = str(row.article_id) if row else ""
        sent[f"{start}-author"] = str(author)
        if author in authors:
            sent[f"{start}-position"] = str(authors.index(author))
        else:
            sent[f"{start}-position"] = str(row.position if row else 0)
            sent[f"{start}-DELETE"] = "on"
    sent[f"{BYLINES}-TOTAL_FORMS"] = str(len(listed))
    sent[f"{BYLINES}-INITIAL_FORMS"] = str(len(rows))
    sent[f"{BYLINES}-MIN_NUM_FORMS"], sent[f"{BYLINES}-MAX_NUM_FORMS"] = "0", "1000"
    return sent


def with_values(
    data: QueryDict, form: forms.ModelForm, values: Mapping[str, object]
) -> QueryDict:
    """The form with these values in place of what it said; the others as they were."""
    sent = data.copy()
    said = values_of(form)
    for name, field in form.fields.items():
        column = column_of(name)
        if column in said and column in values and values[column] != said[column]:
            _write(sent, form.add_prefix(name), field, values[column])
    return sent


def _write(sent: QueryDict, name: str, field: forms.Field, value: object) -> None:
    widget = getattr(field.widget, "widget", field.widget)
    if isinstance(widget, forms.CheckboxInput):
        sent.pop(name, None)
        if value:
            sent[name] = "on"
    elif isinstance(widget, Moment):
        sent.pop(f"{name}-turn", None)
        for part, text in widget.data_of(_moment(value), name).items():
            sent[part] = text
    elif isinstance(value, list):
        sent[name] = ", ".join(f'"{part}"' if "," in part else part for part in value)
    else:
        sent[name] = "" if value is None else str(value)


def _moment(value: object) -> dt.datetime | None:
    """Moments come as text where they come from a revision."""
    moment = parse_datetime(value) if isinstance(value, str) else value
    return moment if isinstance(moment, dt.datetime) else None


def _without(data: QueryDict, prefix: str) -> QueryDict:
    sent = data.copy()
    for name in [name for name in sent if name.startswith(f"{prefix}-")]:
        del sent[name]
    return sent


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise

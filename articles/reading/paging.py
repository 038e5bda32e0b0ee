"""Pages of a list, by key: as quick at the thousandth page as at the first."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.db.models import Q, QuerySet

PER_PAGE = 20


@dataclass(frozen=True)
class Page:
    """Some editions of a list, and the key that the next page starts after."""

    editions: list
    first: bool
    next_key: str = ""

    def __iter__(self):
        return iter(self.editions)

    def __len__(self):
        return len(self.editions)


class Key(forms.Form):
    """Where a page starts: “<microseconds since 1970>-<edition id>”, else at the top."""

    before = forms.RegexField(r"\A\d{1,17}-\d{1,18}\Z", required=False)

    def value(self) -> tuple[dt.datetime, int] | None:
        if not self.is_valid() or not self.cleaned_data["before"]:
            return None
        microseconds, edition_id = map(int, self.cleaned_data["before"].split("-"))
        epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
        try:
            return epoch + dt.timedelta(microseconds=microseconds), edition_id
        except OverflowError:
            return None


# The columns a list is read by: date and edition, in the table that has the index.
OF_EDITION = ("first_published_at", "id")
OF_TAG = ("tag_items__first_published_at", "tag_items__content_object")
OF_AUTHOR = ("bylines__first_published_at", "bylines__edition")


def page(editions: QuerySet, query, *, by=OF_EDITION, size: int = PER_PAGE) -> Page:
    """One page of editions, newest first; `query` is the request's GET."""
    date, key_id = by
    start = Key(query).value()
    if start:
        moment, edition_id = start
        earlier = Q(**{f"{date}__lt": moment})
        same = Q(**{date: moment, f"{key_id}__lt": edition_id})
        editions = editions.filter(earlier | same)
    found = list(editions.order_by(f"-{date}", f"-{key_id}")[: size + 1])
    return Page(found[:size], first=start is None, next_key=_next(found, size))


def _next(found: list, size: int) -> str:
    if len(found) <= size:
        return ""
    last = found[size - 1]
    moment = last.first_published_at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    return f"{moment // dt.timedelta(microseconds=1)}-{last.pk}"

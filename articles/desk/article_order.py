"""The ways in which the list of articles may lie: of each the database has an index."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MICROSECOND = dt.timedelta(microseconds=1)
# Sixteen digits of microseconds reach the year 2286; eighteen fit a key of any database.
KEY = r"^(?:[0-9]{1,16}\.)?[0-9]{1,18}$"


@dataclass(frozen=True)
class Key:
    """The place of one article in an order: its moment there, if any, and its number."""

    pk: int
    at: dt.datetime | None = None

    def __str__(self):
        if self.at is None:
            return str(self.pk)
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.pk}"


@dataclass(frozen=True)
class Order:
    """By a moment, or by number alone; stories of the same moment follow by number."""

    words: Promise
    column: str
    downward: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column, "pk") if self.column else ("pk",)

    def lined_up(self, articles: QuerySet, *, backward: bool = False) -> QuerySet:
        """In this order, or from its other end; only those that have the moment."""
        if self.column == "deadline":
            articles = articles.filter(deadline__isnull=False)
        sign = "-" if self.downward != backward else ""
        return articles.order_by(*(f"{sign}{column}" for column in self.columns))

    def beyond(self, key: Key, *, backward: bool = False) -> Q:
        """What comes after a place, or before it."""
        way = "lt" if self.downward != backward else "gt"
        further = Q(**{f"pk__{way}": key.pk})
        if not self.column:
            return further
        # The first half alone is what an index is walked by.
        edge = Q(**{f"{self.column}__{way}e": key.at})
        return edge & (Q(**{f"{self.column}__{way}": key.at}) | further)

    def key(self, values: Sequence) -> Key:
        """The place of a row with the values of `columns`."""
        return Key(values[-1], values[0] if self.column else None)

    def fits(self, key: Key) -> bool:
        """Whether a place is one of this order: an address may be of another."""
        return (key.at is not None) == bool(self.column)


DEFAULT = ""
ORDERS = {
    DEFAULT: Order(_("Last changed first"), "changed_at", downward=True),
    "unchanged": Order(_("Longest unchanged first"), "changed_at", downward=False),
    "new": Order(_("Newest first"), "", downward=True),
    "deadline": Order(_("First deadline first"), "deadline", downward=False),
}


class KeyField(forms.RegexField):
    """A place in an order, as an address has it."""

    def __init__(self, **kwargs):
        super().__init__(regex=KEY, required=False, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        moment, _dot, number = text.rpartition(".")
        return Key(int(number), EPOCH + int(moment) * MICROSECOND if moment else None)

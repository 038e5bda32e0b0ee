"""Prepared: a question to the database whose SQL is composed once, and asked again and again.

Composing the SQL of a reader's page takes Django longer than the database takes to answer
it. `compose` gets marks in place of the values, and must not look at them.
"""

import copy
import datetime as dt
from collections.abc import Callable
from itertools import count
from typing import Any

from django.db import connections, models, router

from articles.editions.sight import hides_withdrawn

# What of a queryset says how rows become objects.
KEPT = (
    "_prefetch_related_lookups",
    "_known_related_objects",
    "_iterable_class",
    "_fields",
)
FIRST_DAY = dt.datetime(1000, 1, 1, tzinfo=dt.UTC)


class Prepared:
    """Asked with keyword arguments: moments, numbers, words, or tuples of numbers."""

    def __init__(self, model: type[models.Model], compose: Callable[..., Any]):
        self.model = model
        self.compose = compose
        self._composed: dict[tuple, Composed] = {}

    def __call__(self, **asked) -> models.QuerySet:
        """The rows, read when they are first looked at; composed as usual where somebody
        looks back, since that has moments of its own."""
        if hides_withdrawn():
            return self.compose(**asked)
        using = router.db_for_read(self.model)
        shape = (using, *map(_shape, asked.values()))
        composed = self._composed.get(shape)
        if composed is None or composed.vendor != connections[using].vendor:
            composed = Composed(self.compose(**_marks(asked)), asked, using)
            self._composed[shape] = composed
        return composed.ask(asked)


class Composed:
    """SQL, and the places of the values in it."""

    def __init__(self, queryset: models.QuerySet, asked: dict[str, Any], using: str):
        connection = connections[using]
        self.queryset, self.using = queryset, using
        self.vendor = connection.vendor
        self.compiler = queryset.query.get_compiler(using)
        self.sql, params = self.compiler.as_sql()
        self.params = tuple(params)
        marks = {
            _prepared(mark, connection): (name, position)
            for name, value in _marks(asked).items()
            for position, mark in _each(value)
        }
        self.places = [
            (index, *marks[param])
            for index, param in enumerate(self.params)
            if param in marks
        ]
        unused = asked.keys() - {name for _index, name, _position in self.places}
        if unused - {name for name, value in asked.items() if value == ()}:
            raise TypeError(f"The question does not ask for {', '.join(unused)}.")

    def ask(self, asked: dict[str, Any]) -> models.QuerySet:
        connection = connections[self.using]
        params = list(self.params)
        for index, name, position in self.places:
            value = asked[name] if position is None else asked[name][position]
            params[index] = _prepared(value, connection)
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_how: (self.sql, tuple(params))
        answered: Any = _Answered(self.queryset.query, compiler)
        queryset = type(self.queryset)(self.queryset.model, answered, self.using)
        for name in KEPT:
            setattr(queryset, name, getattr(self.queryset, name))
        return queryset


class _Answered:
    """Stands in for a query whose compiler is ready; all else is asked of the query."""

    def __init__(self, query, compiler):
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_args, **_how):
        return self._compiler

    def __getattr__(self, name: str):
        return getattr(self._query, name)


def _shape(value) -> object:
    return len(value) if isinstance(value, tuple) else type(value)


def _marks(asked: dict[str, Any]) -> dict[str, Any]:
    """The same ones each time."""
    numbers = count(1)
    return {name: _mark(value, numbers) for name, value in asked.items()}


def _mark(value, numbers):
    """A value of the same kind that stands nowhere else."""
    if isinstance(value, tuple):
        return tuple([_mark(each, numbers) for each in value])
    if isinstance(value, dt.datetime):
        return FIRST_DAY + dt.timedelta(days=next(numbers))
    if isinstance(value, int):
        return 7_310_000_000_000_000 + next(numbers)
    return f"mark-7310-{next(numbers)}"


def _each(value):
    return enumerate(value) if isinstance(value, tuple) else [(None, value)]


def _prepared(value, connection):
    """As the database gets it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value

"""A picture goes out with its credit."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.copydesk.problem import Problem
from articles.copydesk.use import Use, each_once


def credit(pictures: list[Use], at) -> Iterator[Problem]:
    """Whoever made a picture is named with it."""
    return each_once(pictures, _missing)


def _missing(use: Use) -> str:
    return "" if use.image.credit else _("The picture “%(picture)s” has no credit.")

"""What the agency asks with a picture, and whether somebody has read it."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.copydesk.problem import Problem
from articles.copydesk.restrictions import embargoed, not_for_the_netherlands
from articles.copydesk.use import Use, each_once

LONGEST = 160


def instructions(pictures: list[Use], at) -> Iterator[Problem]:
    """An embargo or a “not for the Netherlands” waits for somebody's yes."""
    return each_once(pictures, _unconfirmed)


def _unconfirmed(use: Use) -> str:
    if use.image.instructions_confirmed:
        return ""
    for said in (use.image.instructions, use.image.usage_terms):
        message = _restriction(said)
        if message:
            words = Truncator(" ".join(said.split())).chars(LONGEST)
            return message.replace("%(words)s", words)
    return ""


def _restriction(said: str) -> str:
    if embargoed(said):
        return _(
            "The picture “%(picture)s” speaks of an embargo: “%(words)s”. Confirm on its "
            "form that the paper may use it."
        )
    if not_for_the_netherlands(said):
        return _(
            "The picture “%(picture)s” may not be meant for the Netherlands: “%(words)s”. "
            "Confirm on its form that the paper may use it."
        )
    return ""

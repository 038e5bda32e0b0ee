"""Examine: every look at an installation, one after the other, whatever any of them meets."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.db import Error, connection
from django.utils.translation import gettext as _

from articles.operations.doctor import (
    configured,
    data,
    files,
    machine,
    outside,
    work,
)
from articles.operations.doctor.finding import Finding, wrong

Look = Callable[[dt.datetime], Iterator[Finding]]
LOOKS: list[Look] = [*machine.LOOKS, *configured.LOOKS, *files.LOOKS, *outside.LOOKS]
# These ask the database, and are left out where it does not answer.
ASKING: list[Look] = [*data.LOOKS, *work.LOOKS]


def examine(at: dt.datetime) -> list[Finding]:
    """All that was found. A look that breaks is a finding, too."""
    found = [finding for look in LOOKS for finding in _looked(look, at)]
    reachable = data.reachable()
    found.append(reachable)
    if reachable.cure:
        return found
    for look in ASKING:
        found += _looked(look, at)
        if found[-1].name == "migrations" and found[-1].cure:
            # Of tables that are still to be made, nothing can be said.
            break
    return found


def _looked(look: Look, at: dt.datetime) -> list[Finding]:
    try:
        return list(look(at))
    except Error as error:
        connection.close()
        words = _("The database could not tell: %(error)s.")
        cure = _("Run manage.py migrate, and ask again.")
        return [wrong(look.__name__, words % {"error": _first_line(error)}, cure)]
    except Exception as error:  # one broken look hides no other
        words = _("This could not be looked at: %(error)s.")
        cure = _("This is a fault of ours: tell us, with this line.")
        named = {"error": f"{type(error).__name__} {_first_line(error)}"}
        return [wrong(look.__name__, words % named, cure)]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0]

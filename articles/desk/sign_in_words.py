"""What the sign-in pages say about waiting."""

import datetime as dt
import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.sign_in.guesses import MustWait


def wait_words(wait: MustWait, *, at: dt.datetime) -> str:
    """The same whether there is such an account or not."""
    seconds = seconds_left(wait, at=at)
    if seconds <= 60:
        message = _("Too many wrong attempts. Try again in a minute.")
        return message
    minutes = math.ceil(seconds / 60)
    message = ngettext(
        "Too many wrong attempts. Try again in %(minutes)s minute.",
        "Too many wrong attempts. Try again in %(minutes)s minutes.",
        minutes,
    )
    return message % {"minutes": minutes}


def seconds_left(wait: MustWait, *, at: dt.datetime) -> int:
    return max(1, math.ceil((wait.until - at).total_seconds()))

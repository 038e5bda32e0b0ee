"""The rights in a picture, and how long the paper has them."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.copydesk.problem import Problem
from articles.copydesk.use import Use, each_once, pictures_used
from articles.drafts.article import Article

# How long before the end the desk hears of it.
SOON = dt.timedelta(days=30)


def rights(pictures: list[Use], at: dt.datetime) -> Iterator[Problem]:
    """A picture does not go out once its rights have ended."""

    def ended(use: Use) -> str:
        if use.image.rights_end is None or use.image.rights_end > at:
            return ""
        message = _("The rights in the picture “%(picture)s” end on %(moment)s.")
        return message.replace("%(moment)s", moment_words(use.image.rights_end))

    return each_once(pictures, ended)


def rights_ending(article: Article, at: dt.datetime) -> list[Problem]:
    """Pictures that readers will lose within a month of `at`, or have lost by then."""

    def soon(use: Use) -> str:
        if use.image.rights_end is None or use.image.rights_end > at + SOON:
            return ""
        message = _(
            "Readers see the picture “%(picture)s” until %(moment)s: then its rights end."
        )
        return message.replace("%(moment)s", moment_words(use.image.rights_end))

    return list(each_once(pictures_used(article), soon))


def moment_words(moment: dt.datetime) -> str:
    """A day and its time, as the house writes them."""
    local = timezone.localtime(moment)
    return f"{date_format(local, _('j M Y'))}, {date_format(local, _('H:i'))}"

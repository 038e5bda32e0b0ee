"""Words that the desk's templates use."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.day import Box, day
from articles.desk.state import moment_words
from articles.editions.edition import Edition

register = template.Library()


@register.filter
def plan_words(edition: Edition) -> str:
    """What will happen, when, and by whom."""
    words = {
        "what": edition.get_kind_display(),
        "moment": moment_words(edition.published_at),
        "who": edition.published_by or "–",
    }
    return _("%(what)s planned for %(moment)s, by %(who)s") % words


@register.filter
def desk_moment(moment: dt.datetime) -> str:
    """A time as the desk says it: the clock today, else with the date."""
    return moment_words(moment)


@register.filter
def person(user) -> str:
    """A colleague by name; an account may be gone."""
    if user is None:
        return _("Somebody")
    return user.get_full_name() or user.get_username()


@register.simple_tag(takes_context=True)
def newsroom_day(context) -> list[Box]:
    """The boxes of the admin's first page, for who looks at it."""
    return day(context["request"].user, timezone.now())

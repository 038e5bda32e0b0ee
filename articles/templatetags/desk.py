"""Words that the desk's templates use."""

from django import template
from django.utils.translation import gettext as _

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

"""What a liveblog's templates say: times of posts, and what machines read of one."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from articles.editions.edition import Edition
from articles.reading.live.live_page import LivePost
from articles.reading.machine.json_ld import script
from articles.reading.machine.live_blog import post_of

register = template.Library()


@register.filter
def post_time(moment: dt.datetime) -> SafeString:
    """“14.02” today, “24 nov., 14.02” on another day."""
    here = timezone.localtime(moment)
    words = date_format(here, pgettext("clock", "H:i"))
    if here.date() != timezone.localdate():
        words = f"{date_format(here, 'j N')}, {words}"
    machine = here.isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', machine, words)


@register.simple_tag
def live_post_data(edition: Edition, post: LivePost) -> SafeString:
    """A post by itself, and the liveblog that it is of."""
    return script(post_of(edition, post))

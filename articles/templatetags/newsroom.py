"""What templates say in a newspaper's words: moments, labels, the paper itself."""

import datetime as dt
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from articles.editions.edition import Edition
from articles.reading import absolute as whole
from articles.reading.figure import Figure, lead_figure
from articles.reading.listed import listed as for_a_list

register = template.Library()

MONTH = "F Y"
DAY = "j F Y"
FULL_DATE = "l j F Y"
SHORT_DAY = "j N"
SHORT_MONTH = "N Y"
NEWEST = 5
# How far an archive date is known, by its length: “2020-09” or “2020-09-14”.
DATED = {7: MONTH, 10: DAY}


@dataclass(frozen=True)
class Paper:
    """The newspaper, as its own pages name it."""

    name: str
    tagline: str
    url: str
    now: dt.datetime
    about: str = ""
    email: str = ""


@register.simple_tag
def paper(at: dt.datetime | None = None) -> Paper:
    """Name, tagline and address of the paper, and what time it is, unless it is `at`."""
    now = at or timezone.now()
    return Paper(
        name=settings.SITE_NAME,
        tagline=settings.SITE_TAGLINE,
        url=settings.SITE_URL,
        now=now,
        about=settings.SITE_ABOUT,
        email=settings.SITE_EMAIL,
    )


@register.simple_tag
def newest_stories() -> list[Edition]:
    """The newest stories, for a page that has none of its own; none without a database."""
    newest = for_a_list(Edition.objects.live()).by_first_publication()[:NEWEST]
    try:
        return list(newest)
    except DatabaseError:
        return []


@register.simple_tag
def lead_picture(
    edition: Edition, size: str, first: str = "", at: dt.datetime | None = None
) -> Figure | None:
    """The lead picture of a teaser; `first` where it is the first thing on the page."""
    return lead_figure(edition, size=size, lead=bool(first), at=at or None)


@register.filter
def absolute(path: str) -> str:
    """An address on this site, whole."""
    return whole.absolute(path)


@register.filter
def clock(moment: dt.datetime) -> SafeString:
    """“14.02”."""
    return _time(moment, pgettext("clock", "H:i"))


@register.filter
def moment(moment: dt.datetime) -> SafeString:
    """“14.02 uur” today, “maandag 28 september 2020, 14.02 uur” on another day."""
    if _is_today(moment):
        return _time(moment, pgettext("time today", "H:i"))
    return _time(moment, pgettext("date and time", "l j F Y, H:i"))


@register.filter
def full_date(moment: dt.datetime) -> SafeString:
    """“dinsdag 24 november 2026”."""
    return _time(moment, FULL_DATE, machine=_day(moment))


@register.filter
def first_published(edition: Edition) -> SafeString:
    """When a story first came out, as far as that is known."""
    known = DATED.get(len(edition.dated))
    if known:
        return _time(edition.first_published_at, known, machine=edition.dated)
    return moment(edition.first_published_at)


@register.filter
def listed(edition: Edition) -> SafeString:
    """When a story first came out, in a list: “14.02”, “24 nov.”, “nov. 2020”."""
    first = edition.first_published_at
    if edition.dated:
        short = SHORT_MONTH if len(edition.dated) == 7 else f"{SHORT_DAY} Y"
        return _time(first, short, machine=edition.dated)
    if _is_today(first):
        return clock(first)
    this_year = timezone.localtime(first).year == timezone.localtime().year
    return _time(
        first, SHORT_DAY if this_year else f"{SHORT_DAY} Y", machine=_day(first)
    )


@register.filter
def label(edition: Edition) -> str:
    """The word above a headline: the kicker, else what the story is unless plain news."""
    if edition.form == Edition.Form.LIVEBLOG and not edition.kicker:
        return edition.get_form_display()
    if edition.kicker or edition.genre == Edition.Genre.NEWS:
        return edition.kicker
    return edition.get_genre_display()


@register.filter
def foreign_lang(edition: Edition) -> SafeString | str:
    """The lang attribute of words that are not in the language of the page."""
    if edition.language == get_language():
        return ""
    return format_html(' lang="{}"', edition.language)


def _is_today(moment: dt.datetime) -> bool:
    return timezone.localtime(moment).date() == timezone.localdate()


def _day(moment: dt.datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _time(moment: dt.datetime, shown: str, machine: str = "") -> SafeString:
    """A time element; `shown` is a Django date format, `machine` the datetime attribute."""
    here = timezone.localtime(moment)
    machine = machine or here.isoformat(timespec="seconds")
    return format_html(
        '<time datetime="{}">{}</time>', machine, date_format(here, shown)
    )

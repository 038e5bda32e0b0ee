"""The archive: every year, month and day on which something came out."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.masthead.section import Section
from articles.reading import paging
from articles.reading.archive import (
    months_by_year,
    neighbours,
    stories_in,
    with_stories,
)
from articles.reading.listed import listed
from articles.reading.moment import at_a_moment
from articles.reading.period import Period
from articles.story import FIRST_YEAR


@require_safe
@at_a_moment
def archive(request: HttpRequest, at: dt.datetime) -> HttpResponse:
    """Years and their months: four queries."""
    context = {"years": months_by_year(at), "sections": Section.objects.all()}
    return render(request, "reading/archive.html", context)


@require_safe
@at_a_moment
def year(request: HttpRequest, year: int, at: dt.datetime) -> HttpResponse:
    """The months of a year, and their days: five queries."""
    period = _past(Period(year), at)
    months = with_stories(period.parts, at)
    if not months:
        raise Http404
    days = with_stories((day for month in months for day in month.parts), at)
    of_month = [
        (month, [day for day in days if day.month == month.month]) for month in months
    ]
    context = _around(period, at) | {"months": of_month}
    return render(request, "reading/archive_year.html", context)


@require_safe
@at_a_moment
def month(request: HttpRequest, year: int, month: int, at: dt.datetime) -> HttpResponse:
    """The days of a month, and its stories as they came: five queries."""
    period = _past(Period(year, month), at)
    page = _stories(request, period, at)
    context = _around(period, at) | {"days": with_stories(period.parts, at)}
    return render(request, "reading/archive_month.html", context | {"page": page})


@require_safe
@at_a_moment
def day(
    request: HttpRequest, year: int, month: int, day: int, at: dt.datetime
) -> HttpResponse:
    """The stories of a day, from morning to night as a day goes: four queries."""
    period = _past(Period(year, month, day), at)
    context = {"page": _stories(request, period, at)} | _around(period, at)
    return render(request, "reading/archive_day.html", context)


def _past(period: Period, at: dt.datetime) -> Period:
    """The period, if it is in the calendar and has begun. Raises Http404."""
    try:
        begun = period.year >= FIRST_YEAR and period.begins <= at
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    if not begun:
        raise Http404
    return period


def _stories(request: HttpRequest, period: Period, at: dt.datetime) -> paging.Page:
    """A page of them; where nothing came out is nothing. Raises Http404."""
    stories = listed(stories_in(period, at))
    page = paging.page(stories, request.GET, oldest_first=True)
    if not page.editions:
        raise Http404
    return page


def _around(period: Period, at: dt.datetime) -> dict:
    """What every page of a period shows besides its stories."""
    before, after = neighbours(period, at)
    return {
        "period": period,
        "before": before,
        "after": after,
        "sections": Section.objects.all(),
    }

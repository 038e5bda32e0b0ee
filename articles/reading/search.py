"""Search: every story that readers have, by its words, section, author and date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.editions.edition import Edition, EditionQuerySet
from articles.masthead.section import Section
from articles.reading import paging
from articles.reading.excerpt import Run, excerpt, marked
from articles.reading.found import MOST, best, newest
from articles.reading.meant import meant
from articles.reading.moment import at_a_moment
from articles.reading.search_form import SearchForm
from articles.words.asked import Asked, asked

# Of fewer stories than this another spelling may be what was meant.
FEW = 3


@dataclass(frozen=True)
class Hit:
    """One story that was found, with the words that were asked marked."""

    edition: Edition
    headline: list[Run]
    excerpt: list[Run]


@dataclass(frozen=True)
class Results:
    """A page of what was found; `count` is of all pages, and `more` says: at least."""

    hits: list[Hit]
    page: paging.Page
    count: int
    more: bool = False
    by_date: bool = False
    meant: str = ""
    meant_link: str = ""


@require_safe
@at_a_moment
def search(request: HttpRequest, at: dt.datetime) -> HttpResponse:
    """The search page: at most six queries, whatever is asked."""
    sections = list(Section.objects.all())
    form = SearchForm(request.GET, sections)
    form.is_valid()
    question = asked(form.words)
    asks = bool(question or (form.filters and not form.words))
    context = {
        "sections": sections,
        "form": form,
        "results": _results(form, question, at) if asks else None,
    }
    response = render(request, "reading/search.html", context)
    if request.GET:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _results(form: SearchForm, question: Asked, at: dt.datetime) -> Results:
    editions = form.narrow(Edition.objects.live(at))
    if form.by_date or not question:
        results = _by_date(editions, form, question)
    else:
        results = _by_relevance(editions, form, question, at)
    if question and results.page.first and results.count < FEW:
        spelled = meant(editions, question, form.words)
        return replace(results, meant=spelled, meant_link=form.link(q=spelled))
    return results


def _by_date(editions: EditionQuerySet, form: SearchForm, question: Asked) -> Results:
    found = newest(editions, question) if question else editions
    page = paging.page(_shown(found), form.data)
    count = found.order_by()[: MOST + 1].count()
    page = replace(
        page,
        next=form.further(page.next),
        previous=form.further(page.previous),
        start=form.further(page.start),
    )
    hits = _hits(page, question)
    return Results(hits, page, min(count, MOST), count > MOST, by_date=True)


def _by_relevance(
    editions: EditionQuerySet, form: SearchForm, question: Asked, at: dt.datetime
) -> Results:
    found = best(editions, question, at)
    some = Paginator(found.ids, paging.PER_PAGE).get_page(form.data.get("page"))
    by_id = _shown(Edition.objects).in_bulk(list(some)) if some else {}
    page = paging.Page(
        [by_id[key] for key in some],
        first=some.number == 1,
        next=form.link(page=some.number + 1) if some.has_next() else "",
        previous=form.link(page=some.number - 1) if some.has_previous() else "",
        start=form.link(),
    )
    hits = _hits(page, question)
    return Results(hits, page, len(found.ids), more=found.more)


def _shown(editions) -> EditionQuerySet:
    whole = editions.select_related("section", "lead_image")
    return whole.defer("lead_image__metadata")


def _hits(editions: Iterable[Edition], question: Asked) -> list[Hit]:
    return [
        Hit(
            edition,
            marked(edition.headline, question, edition.language),
            excerpt(edition, question),
        )
        for edition in editions
    ]

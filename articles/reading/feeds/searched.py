"""What a search finds, to be followed: the same words and filters as on its page."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.editions.edition import Edition
from articles.editions.edition_words import EditionWords
from articles.masthead.section import Section
from articles.reading import paging
from articles.reading.feeds.marks import REMEMBERED
from articles.reading.feeds.part import Part
from articles.reading.feeds.source import About
from articles.reading.found import newest
from articles.reading.search_form import SearchForm
from articles.words.asked import asked


def search_of(request: HttpRequest, found: dict[str, Any]) -> str:
    """A search in one spelling: its words and filters, in a fixed order; "" for none."""
    form = _said(request.GET)
    asks = asked(form.words) or (form.filters and not form.words)
    return form.link(order="", at="").removeprefix("?") if asks else ""


def search_parts(of: str, at: dt.datetime) -> list[Part]:
    """Live stories, and what was lately withdrawn of those that were found before."""
    form = _form(QueryDict(of))
    gone = _withdrawn(at)
    before = Edition.objects.due(at).filter(article_id__in=gone.values("article_id"))
    return [
        Part(_found(form, Edition.objects.live(at)), paging.OF_EDITION),
        Part(
            gone.filter(
                article_id__in=_found(form, before, few=True).values("article_id")
            ),
            paging.OF_EDITION,
        ),
    ]


def about_search(of: str) -> About | None:
    """Nothing where nothing was asked."""
    if not of:
        return None
    form = _said(QueryDict(of))
    said = [form.words, *(str(value) for value in form.filters.values())]
    words = ", ".join(filter(None, said))
    title = _("Search: %(words)s") % {"words": words}
    return About(
        of=of,
        key=f"search?{of}",
        title=f"{settings.SITE_NAME} – {title}",
        description=_("The newest stories on: %(words)s") % {"words": words},
        page=reverse("search"),
        query=of,
    )


def _said(query: QueryDict) -> SearchForm:
    """As it is said, without a query: the head of every search page names its feed."""
    slug = query.get("section")
    form = SearchForm(query, [Section(slug=slug, name=slug)] if slug else ())
    form.is_valid()
    return form


def _form(query: QueryDict) -> SearchForm:
    """Which sections there are is asked only where one is named."""
    form = SearchForm(query, Section.objects.all() if query.get("section") else ())
    form.is_valid()
    return form


def _found(form: SearchForm, editions, *, few: bool = False) -> QuerySet:
    question = asked(form.words)
    narrowed = form.narrow(editions)
    if few and question:
        return EditionWords.objects.find_in(narrowed, question, few=True)
    if question:
        return newest(narrowed, question)
    return narrowed.none() if form.words or not form.filters else narrowed


def _withdrawn(at: dt.datetime) -> QuerySet:
    return Edition.objects.newest(at).filter(
        kind=Edition.Kind.WITHDRAWAL, published_at__gt=at - REMEMBERED
    )

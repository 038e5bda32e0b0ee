"""Where a story is found, and what answers where it is no longer."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.editions.edition import Edition, EditionQuerySet
from articles.editions.removal import Removal
from articles.masthead.section import Section


def newest_of(article_id: int, at: dt.datetime) -> EditionQuerySet:
    """What went out last of a story by `at`, be it a withdrawal; empty if nothing did."""
    newest = Edition.objects.newest(at).select_related("section")
    return newest.filter(article_id=article_id)


def answered_elsewhere(
    request: HttpRequest, edition: Edition | None, article_id: int
) -> HttpResponse | None:
    """What `gone` answers; None where there is a story to show."""
    if edition is None or edition.withdrawn:
        return gone(request, edition, article_id)
    return None


def gone(
    request: HttpRequest, edition: Edition | None, article_id: int
) -> HttpResponse:
    """410 for a story that was withdrawn (`edition`), or removed.

    Raises Http404 where there never was one.
    """
    if edition is None:
        whole = Removal.objects.filter(whole=True)
        removal = get_object_or_404(whole, article_id=article_id)
        return _gone(request, "reading/removed.html", {"removal": removal})
    return _gone(request, "reading/withdrawn.html", {"edition": edition})


def _gone(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    context["sections"] = Section.objects.all()
    return render(request, template, context, status=410)

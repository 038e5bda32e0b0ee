"""Colleagues that a form suggests: by name only, also to who may not see accounts."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from articles.desk.known_choice import KnownSelect
from articles.desk.roles_form import person
from articles.drafts.access import colleagues, may_view

A_PAGE = 20
MOST_WORDS = 5
SEARCHED = ("username", "first_name", "last_name")


class Colleagues(KnownSelect):
    """Django's own autocomplete, asking the view below."""

    url_name = "%s:articles_article_colleagues"


class SearchForm(forms.Form):
    """What select2 sends."""

    term = forms.CharField(required=False, max_length=100)
    page = forms.IntegerField(required=False, min_value=1, max_value=1000)


def colleagues_view(admin):
    """People with a desk, as far as a search finds them."""

    @require_safe
    def view(request: HttpRequest) -> JsonResponse:
        if not may_view(request.user):
            raise PermissionDenied
        form = SearchForm(request.GET)
        if not form.is_valid():
            return JsonResponse({"results": [], "pagination": {"more": False}})
        start = ((form.cleaned_data["page"] or 1) - 1) * A_PAGE
        people = colleagues().filter(_named(form.cleaned_data["term"]))
        found = list(people[start : start + A_PAGE + 1])
        results = [
            {"id": str(user.pk), "text": person(user)} for user in found[:A_PAGE]
        ]
        more = {"more": len(found) > A_PAGE}
        return JsonResponse({"results": results, "pagination": more})

    return view


# Pages of no story in particular.
PAGES = {"colleagues": colleagues_view}


def _named(term: str) -> Q:
    """Every word somewhere in a name."""
    every = Q()
    for word in term.split()[:MOST_WORDS]:
        anywhere = Q()
        for column in SEARCHED:
            anywhere |= Q(**{f"{column}__icontains": word})
        every &= anywhere
    return every

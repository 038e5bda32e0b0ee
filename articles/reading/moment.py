"""Any page as it was: `?at=2026-11-24T14:02`, for staff, and for readers if the house likes."""

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from articles.editions.edition import Edition
from articles.editions.sight import without_withdrawn


class MomentForm(forms.Form):
    """A moment of the past, in the house's time zone unless it names another."""

    at = forms.DateTimeField(
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def clean_at(self):
        if self.cleaned_data["at"] > timezone.now():
            raise forms.ValidationError("The page of later is not there yet.")
        return self.cleaned_data["at"]


def at_a_moment(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands a view the moment of which it shows what readers had: `at`, now unless asked.

    Whoever may not look back, or asks for no moment of the past, is led to the page of now.
    `request.look_back` is the form with that moment, where there is one.
    """

    @wraps(view)
    def of_moment(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "at" not in request.GET:
            return view(request, *args, at=timezone.now(), **kwargs)
        form = MomentForm(request.GET)
        staff = _may_see_all(request)
        if not (staff or settings.READERS_LOOK_BACK) or not form.is_valid():
            return redirect(request.path)
        return _as_it_was(view, request, form, staff, args, kwargs)

    return of_moment


def at_the_same_moment(request: HttpRequest, edition: Edition) -> str:
    """A story's address; where the reader looks back, at that moment."""
    at = request.GET.urlencode() if hasattr(request, "look_back") else ""
    return edition.get_absolute_url() + (f"?{at}" if at else "")


def _as_it_was(view, request, form: MomentForm, staff: bool, args, kwargs):
    at: dt.datetime = form.cleaned_data["at"]
    request.look_back = form
    with nullcontext() if staff else without_withdrawn():
        response = view(request, *args, at=at, **kwargs)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _may_see_all(request: HttpRequest) -> bool:
    user = request.user
    return user.is_active and user.is_staff and user.has_perm("articles.view_edition")

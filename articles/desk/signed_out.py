"""Whose session ended while writing signs in on the page that keeps what was sent."""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

SAVES = {"articles_article_add", "articles_article_change"}
SIGN_IN = "_sign_in"
# Of the sign-in and of the page itself: no part of the story.
NOT_KEPT = {SIGN_IN, "username", "password", "csrfmiddlewaretoken"}


def keep_what_was_sent(get_response):
    """A story that is sent without a session is saved after a sign-in, without a script too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request, view, args, kwargs) -> HttpResponse | None:
        match = request.resolver_match
        saves = request.method == "POST" and match.url_name in SAVES
        if not saves or request.user.is_authenticated:
            return None
        form_class = admin.site.login_form or AdminAuthenticationForm
        sent = request.POST if SIGN_IN in request.POST else None
        form = form_class(request, data=sent)
        if form.is_bound and form.is_valid():
            login(request, form.get_user())
            request.POST = _kept(request.POST)
            return None
        return _sign_in_page(request, form)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _kept(sent: QueryDict) -> QueryDict:
    kept = sent.copy()
    for name in NOT_KEPT:
        kept.pop(name, None)
    return kept


def _pairs(sent: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in _kept(sent).lists():
        yield from ((name, value) for value in values)


def _sign_in_page(request: HttpRequest, form) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Sign in to save"),
        "form": form,
        "kept": list(_pairs(request.POST)),
        "sign_in": SIGN_IN,
    }
    return render(
        request, "admin/articles/article/signed_out.html", context, status=403
    )

"""Whose session ended while writing signs in on the page that keeps what was sent."""

from collections.abc import Iterator

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.sign_in_forms import (
    CODE,
    CREDENTIAL,
    CodeForm,
    PasskeyForm,
    SignInForm,
)
from articles.desk.sign_in_gate import saves_a_story
from articles.desk.sign_in_pages import waiting
from articles.sign_in import door, passkeys
from articles.sign_in.requirement import has_second_step

SIGN_IN, AGAIN = "_sign_in", "_sign_in_again"
# Of the sign-in and of the page itself: no part of the story.
NOT_KEPT = {
    *(SIGN_IN, AGAIN, CODE, CREDENTIAL),
    *("username", "password", "csrfmiddlewaretoken"),
}
WAYS = {"SignInForm": "password", "CodeForm": "code", "PasskeyForm": "passkey"}


def keep_what_was_sent(get_response):
    """A story that is sent without a session is saved after a sign-in, without a script too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request, view, args, kwargs) -> HttpResponse | None:
        if not saves_a_story(request):
            return None
        if request.user.is_authenticated:
            return _set_up_first(request)
        form = _form(request)
        if form.is_bound and form.is_valid():
            form = _let_in(request, form)
        return _kept_page(request, form) if form else _on(request)

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


def _form(request: HttpRequest):
    """The step that somebody is at, with what they said there."""
    at, said = timezone.now(), request.POST if SIGN_IN in request.POST else None
    if AGAIN in request.POST:
        door.go_back(request)
        return SignInForm(request)
    if said and said.get(CREDENTIAL):
        return PasskeyForm(request, said)
    if door.halfway(request, at=at):
        return CodeForm(request, said if said and CODE in said else None)
    return SignInForm(request, said)


def _let_in(request: HttpRequest, form):
    """Sign in who said enough; else the form of the next step."""
    at = timezone.now()
    password = isinstance(form, SignInForm)
    user = form.get_user() if password else form.user
    if password and has_second_step(user):
        door.stop_halfway(request, user, at=at)
        return CodeForm(request)
    way = WAYS[type(form).__name__]
    door.come_in(request, user, way=way, two_steps=not password, at=at)
    return None


def _on(request: HttpRequest) -> HttpResponse | None:
    """Saved as it was sent, or kept once more by who must set up a second step."""
    request.POST = _kept(request.POST)  # type: ignore[assignment]
    request.second_step_first = door.must_set_up(request)  # type: ignore[attr-defined]
    return _set_up_first(request)


def _set_up_first(request: HttpRequest) -> HttpResponse | None:
    if not getattr(request, "second_step_first", False):
        return None
    context = _context(request, _("Set up your second step to save"))
    page = "admin/articles/article/set_up_first.html"
    return render(request, page, context, status=403)


def _kept_page(request: HttpRequest, form) -> HttpResponse:
    context = _context(request, _("Sign in to save")) | {
        "form": form,
        "step": WAYS[type(form).__name__],
        "sign_in": SIGN_IN,
        "again": AGAIN,
        "passkeys": passkeys.possible(request),
    }
    page = "admin/articles/article/signed_out.html"
    answer = render(request, page, context, status=403)
    return waiting(answer, form)


def _context(request: HttpRequest, title: str) -> dict[str, object]:
    return {
        **admin.site.each_context(request),
        "title": title,
        "kept": list(_pairs(request.POST)),
    }


def _kept(sent: QueryDict) -> QueryDict:
    kept = sent.copy()
    for name in NOT_KEPT:
        kept.pop(name, None)
    return kept


def _pairs(sent: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in _kept(sent).lists():
        yield from ((name, value) for value in values)

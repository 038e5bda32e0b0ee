"""An account's sign-in, for who manages accounts: sessions, second step, guesses."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.audit.note import Action, note
from articles.desk.security_forms import LARGEST
from articles.desk.security_pages import ended_words, listed
from articles.sign_in.guesses import at_account, at_code, waits_until
from articles.sign_in.recovery import codes_left
from articles.sign_in.requirement import must_have_second_step
from articles.sign_in.reset import let_in_again, reset_second_step
from articles.sign_in.second_step import CodeApp
from articles.sign_in.sessions import end_sessions, sessions_of

RESET, LIFT, END, END_ALL = "reset", "lift", "end", "end_all"


class ActForm(forms.Form):
    act = forms.ChoiceField(choices=[(act, act) for act in (RESET, LIFT, END, END_ALL)])
    session = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)


def account_sign_in(admin):
    """The page of one account. The right to change it is asked before all else."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, id: str) -> HttpResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        user = admin.get_object(request, id)
        if user is None:
            raise Http404
        if not admin.has_change_permission(request, user):
            raise PermissionDenied
        if request.method == "POST":
            return _act(request, user)
        return _page(request, admin, user)

    return view


def _page(request: HttpRequest, admin, user) -> HttpResponse:
    at = timezone.now()
    waits = [waits_until(guess, at=at) for guess in _guesses(user)]
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Signing in: %(user)s") % {"user": user.get_username()},
        "opts": admin.opts,
        "account": user,
        "own": user.pk == request.user.pk,
        "app": CodeApp.objects.filter(user=user).first(),
        "keys": list(user.passkeys.all()),
        "codes_left": codes_left(user),
        "required": must_have_second_step(user),
        "waits": max(filter(None, waits), default=None),
        "sessions": listed(sessions_of(user, at=at), request.session.session_key),
    }
    return render(request, "admin/sign_in/account.html", context)


def _act(request: HttpRequest, user) -> HttpResponse:
    form = ActForm(request.POST)
    if not form.is_valid():
        raise Http404
    act = form.cleaned_data["act"]
    if act == RESET:
        _reset(request, user)
    elif act == LIFT:
        let_in_again(user, by=request.user)
        messages.success(request, _("May sign in again at once."))
    else:
        _end(request, user, form.cleaned_data["session"] if act == END else None)
    return redirect("admin:auth_user_sign_in", user.pk)


def _reset(request: HttpRequest, user) -> None:
    """Never one's own: whoever sits at an open desk would be rid of it."""
    if user.pk == request.user.pk:
        raise PermissionDenied
    reset_second_step(user, by=request.user)
    messages.success(
        request, _("Reset. They sign in with their password, and set up a new step.")
    )


def _end(request: HttpRequest, user, session: int | None) -> None:
    rows = sessions_of(user, at=timezone.now())
    if session is not None:
        rows = rows.filter(pk=get_object_or_404(rows, pk=session).pk)
    ended = end_sessions(rows)
    note(Action.SESSIONS_ENDED, by=request.user, whom=user, count=ended)
    messages.success(request, ended_words(ended))


def _guesses(user):
    return (at_account(user.get_username()), at_code(user))

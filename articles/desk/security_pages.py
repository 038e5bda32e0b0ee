"""One's own sign-in: second steps, and where one is signed in."""

from functools import wraps

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from articles.audit.note import Action, note
from articles.desk.security_forms import ConfirmForm, SessionForm
from articles.desk.sign_in_pages import next_of, waiting, with_next
from articles.sign_in import door, passkeys
from articles.sign_in.device import device
from articles.sign_in.recovery import codes_left
from articles.sign_in.requirement import must_have_second_step
from articles.sign_in.second_step import CodeApp
from articles.sign_in.sessions import end_others, end_sessions, seen, sessions_of

PAGE = "admin:security"
# Nobody is signed in in more places; a script might be.
MOST = 100


def proved(view):
    """For what changes how one signs in: the password is asked again after a while."""

    @wraps(view)
    def asked_again(request, *args, **kwargs):
        if door.proved_lately(request, at=timezone.now()):
            return view(request, *args, **kwargs)
        asked = request.get_full_path() if request.method == "GET" else ""
        return redirect(with_next("admin:security_confirm", asked))

    return asked_again


def security(request) -> HttpResponse:
    at, user = timezone.now(), request.user
    own = list(user.passkeys.all())
    app = CodeApp.objects.filter(user=user).first()
    context = {
        "app": app,
        "keys": own,
        "codes_left": codes_left(user) if app or own else None,
        "required": must_have_second_step(user),
        "must_set_up": door.must_set_up(request),
        "passkeys_possible": passkeys.possible(request),
        "sessions": listed(sessions_of(user, at=at), request.session.session_key),
    }
    return page(request, "security", _("Signing in"), context)


@sensitive_post_parameters("password")
def security_confirm(request: HttpRequest) -> HttpResponse:
    """The password again, before anything is changed."""
    sent = request.POST if request.method == "POST" else None
    form = ConfirmForm(request.user, sent)
    if form.is_bound and form.is_valid():
        door.prove(request, at=timezone.now())
        return redirect(next_of(request) or PAGE)
    context = {"form": form, "next": next_of(request)}
    answer = page(request, "confirm", _("Your password, once more"), context)
    return waiting(answer, form)


@require_POST
def security_sessions(request: HttpRequest) -> HttpResponse:
    """An end to one session of one's own, or to all others."""
    form = SessionForm(request.POST)
    if not form.is_valid():
        raise Http404
    rows = sessions_of(request.user, at=timezone.now())
    if form.cleaned_data["others"]:
        ended = end_others(request, request.user)
    elif rows.filter(pk=form.cleaned_data["session"]).exists():
        ended = end_sessions(rows.filter(pk=form.cleaned_data["session"]))
    else:
        raise Http404
    note(Action.SESSIONS_ENDED, by=request.user, whom=request.user, count=ended)
    messages.success(request, ended_words(ended))
    return redirect(PAGE)


def changed(request: HttpRequest, action: str, **details) -> None:
    """A second step was added or taken away: noted, and signed out everywhere else."""
    user, at = request.user, timezone.now()
    door.now_has_two_steps(request)
    ended = end_others(request, user)
    request.session.cycle_key()
    seen(request, at=at)
    note(action, by=user, whom=user, **details)
    if ended:
        messages.info(request, ended_words(ended))


def ended_words(count: int) -> str:
    message = ngettext(
        "Signed out in %(count)s other place.",
        "Signed out in %(count)s other places.",
        count,
    )
    return message % {"count": count}


def listed(rows, here: str | None) -> list[dict[str, object]]:
    """Sessions in words."""
    return [
        {"row": row, "device": device(row.agent), "here": row.session_key == here}
        for row in rows[:MOST]
    ]


def page(
    request: HttpRequest, name: str, title: str, context: dict, status: int = 200
) -> HttpResponse:
    """A page of one's own sign-in. Who has to set something up sees no other way on."""
    said = {**admin.site.each_context(request), "title": title, **context}
    if door.must_set_up(request):
        said["is_nav_sidebar_enabled"] = False
    return render(request, f"admin/sign_in/{name}.html", said, status=status)

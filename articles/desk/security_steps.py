"""One's own second steps: added when they have proved to work, and taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from articles.audit.note import Action, note
from articles.desk.security_forms import AppForm, NewPasskeyForm
from articles.desk.security_pages import PAGE, changed, page, proved
from articles.desk.sign_in_forms import CODE, CREDENTIAL, asked_before, remember_asked
from articles.sign_in import code_app, passkeys
from articles.sign_in.device import device
from articles.sign_in.recovery import codes_left, make_codes
from articles.sign_in.requirement import has_second_step
from articles.sign_in.sealed import SealBroken, open_sealed, seal
from articles.sign_in.second_step import CodeApp, Passkey, RecoveryCode

# In the session: the secret of an app that has not proved yet that it has it.
NEW_SECRET = "new_secret"  # noqa: S105


@proved
@sensitive_post_parameters(CODE)
def security_app(request: HttpRequest) -> HttpResponse:
    """A new secret, to be read by the app, whose first code then proves it."""
    secret = _secret(request)
    form = AppForm(secret, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        code_app.add_code_app(request.user, secret, step=form.step, at=timezone.now())
        del request.session[NEW_SECRET]
        return _added(request, "app")
    context = {
        "form": form,
        "qr": code_app.qr_code(secret, name=request.user.get_username()),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }
    return page(request, "app", _("Set up a code app"), context)


@require_POST
@proved
def security_app_remove(request) -> HttpResponse:
    gone = CodeApp.objects.filter(user=request.user).delete()[0]
    return _removed(request, "app") if gone else redirect(PAGE)


@require_POST
@proved
def security_passkey_ask(request: HttpRequest) -> HttpResponse:
    """What the browser is to make a new passkey of."""
    if not passkeys.possible(request):
        return JsonResponse({}, status=404)
    asked = passkeys.ask_new(request, request.user)
    remember_asked(request, asked, timezone.now())
    return JsonResponse(dict(asked.options))


@require_POST
@proved
def security_passkey_add(request: HttpRequest) -> HttpResponse:
    form, at = NewPasskeyForm(request.POST), timezone.now()
    agent = request.META.get("HTTP_USER_AGENT", "")
    try:
        state = asked_before(request, at)
        if not form.is_valid():
            raise passkeys.WrongPasskey
        made = passkeys.add_passkey(
            request,
            request.user,
            form.cleaned_data[CREDENTIAL],
            state=state,
            name=form.cleaned_data["name"] or device(agent),
            at=at,
        )
    except passkeys.WrongPasskey:
        messages.error(request, _("No passkey was made. Try again."))
        return redirect(PAGE)
    return _added(request, "passkey", name=made.name)


@require_POST
@proved
def security_passkey_remove(request: HttpRequest, passkey_id: int) -> HttpResponse:
    passkey = get_object_or_404(Passkey, pk=passkey_id, user=request.user)
    passkey.delete()
    return _removed(request, "passkey", name=passkey.name)


@require_POST
@proved
def security_codes(request: HttpRequest) -> HttpResponse:
    """A new list instead of the old one, for who has something to recover."""
    if not has_second_step(request.user):
        return redirect(PAGE)
    note(Action.CODES_MADE, by=request.user, whom=request.user)
    return _codes(request)


def _added(request: HttpRequest, kind: str, **details) -> HttpResponse:
    """Noted; and with the first of them comes the list for when it is lost."""
    changed(request, Action.STEP_ADDED, kind=kind, **details)
    if codes_left(request.user):
        messages.success(request, _("Added. From now on you sign in with two steps."))
        return redirect(PAGE)
    return _codes(request)


def _removed(request, kind: str, **details) -> HttpResponse:
    if not has_second_step(request.user):
        RecoveryCode.objects.filter(user=request.user).delete()
    changed(request, Action.STEP_REMOVED, kind=kind, **details)
    messages.success(request, _("Removed."))
    return redirect(PAGE)


def _codes(request: HttpRequest) -> HttpResponse:
    """In this answer and nowhere else."""
    context = {"codes": make_codes(request.user)}
    return page(request, "codes", _("Your recovery codes"), context)


def _secret(request: HttpRequest) -> str:
    """The same one until it is proved: a code that was mistyped needs no new picture."""
    try:
        return open_sealed(request.session[NEW_SECRET])
    except (KeyError, SealBroken):
        secret = code_app.new_secret()
        request.session[NEW_SECRET] = seal(secret)
        return secret

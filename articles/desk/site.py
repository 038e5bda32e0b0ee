"""The desk: Django's admin with a door of its own, and a page for one's own sign-in."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.audit.note import Action, note
from articles.desk import security_pages, security_steps, sign_in_pages
from articles.desk.security_forms import OwnPasswordForm
from articles.desk.sign_in_pages import SignInView, next_of, waiting
from articles.sign_in import door, passkeys
from articles.sign_in.known_session import KnownSession
from articles.sign_in.sessions import end_others, seen

# Below /admin/: for whom nobody knows yet, and for who is signed in.
AT_THE_DOOR = {
    "sign_in/code/": sign_in_pages.sign_in_code,
    "sign_in/passkey/ask/": sign_in_pages.sign_in_passkey_ask,
    "sign_in/passkey/": sign_in_pages.sign_in_passkey,
}
INSIDE = {
    "security/": security_pages.security,
    "security/confirm/": security_pages.security_confirm,
    "security/sessions/": security_pages.security_sessions,
    "security/app/": security_steps.security_app,
    "security/app/remove/": security_steps.security_app_remove,
    "security/passkeys/ask/": security_steps.security_passkey_ask,
    "security/passkeys/add/": security_steps.security_passkey_add,
    "security/passkeys/<int:passkey_id>/remove/": security_steps.security_passkey_remove,
    "security/codes/": security_steps.security_codes,
}


class OwnPasswordView(PasswordChangeView):
    form_class = OwnPasswordForm

    def form_valid(self, form):
        """Signed out everywhere else: that may be why it is changed."""
        answer = super().form_valid(form)
        user = self.request.user
        end_others(self.request, user)
        seen(self.request, at=timezone.now())
        note(Action.PASSWORD_CHANGED, by=user, whom=user)
        return answer

    def form_invalid(self, form):
        return waiting(super().form_invalid(form), form)


class Desk(AdminSite):
    """What Django's own site does, with our sign-in."""

    def get_urls(self):
        door_pages = [
            path(route, view, name=view.__name__) for route, view in AT_THE_DOOR.items()
        ]
        pages = [
            path(route, self.admin_view(view), name=view.__name__)
            for route, view in INSIDE.items()
        ]
        return [*door_pages, *pages, *super().get_urls()]

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        # To look at the page is no step back: the editor looks whether one is signed in.
        if request.method == "POST":
            door.go_back(request)
        context = {
            **self.each_context(request),
            "title": _("Sign in"),
            "subtitle": None,
            "username": request.user.get_username(),
            "next": next_of(request) or reverse("admin:index"),
            "passkeys": passkeys.possible(request),
            **(extra_context or {}),
        }
        return SignInView.as_view(extra_context=context)(request)

    def logout(self, request, extra_context=None):
        here, user = request.session.session_key, request.user
        signed_in = user.is_authenticated
        answer = super().logout(request, extra_context)
        if signed_in and not request.user.is_authenticated:
            KnownSession.objects.filter(session_key=here).delete()
            note(Action.SIGNED_OUT, by=user)
        return answer

    def password_change(self, request, extra_context=None):
        context = {**self.each_context(request), **(extra_context or {})}
        return OwnPasswordView.as_view(
            success_url=reverse("admin:password_change_done"), extra_context=context
        )(request)

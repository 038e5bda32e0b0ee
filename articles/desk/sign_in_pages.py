"""The pages of the door: name and password, then a code or a passkey."""

from django.contrib import admin
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from articles.desk.sign_in_forms import (
    CODE,
    CodeForm,
    PasskeyForm,
    SignInForm,
    remember_asked,
)
from articles.sign_in import door, passkeys
from articles.sign_in.requirement import has_second_step

NEXT = "next"


class SignInView(LoginView):
    """Django's own, which stops halfway where somebody has a second step."""

    authentication_form = SignInForm
    template_name = "admin/login.html"

    def form_valid(self, form):
        user, at = form.get_user(), timezone.now()
        if has_second_step(user):
            door.stop_halfway(self.request, user, at=at)
            return redirect(with_next("admin:sign_in_code", next_of(self.request)))
        door.come_in(self.request, user, way="password", two_steps=False, at=at)
        return redirect(next_of(self.request) or "admin:index")

    def form_invalid(self, form):
        return waiting(super().form_invalid(form), form)


@never_cache
@sensitive_post_parameters(CODE)
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or of the paper list."""
    at = timezone.now()
    if door.halfway(request, at=at) is None:
        return redirect(with_next("admin:login", next_of(request)))
    form = CodeForm(request, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        door.come_in(request, form.user, way="code", two_steps=True, at=at)
        return redirect(next_of(request) or "admin:index")
    return _page(request, "admin/sign_in/code.html", _("One more step"), form)


@never_cache
@require_POST
def sign_in_passkey_ask(request: HttpRequest) -> HttpResponse:
    """What the browser puts to whoever sits there; it says nothing of any account."""
    if not passkeys.possible(request):
        return JsonResponse({}, status=404)
    asked = passkeys.ask_known(request)
    remember_asked(request, asked, timezone.now())
    return JsonResponse(dict(asked.options))


@never_cache
@require_POST
def sign_in_passkey(request: HttpRequest) -> HttpResponse:
    """What the browser answered: signed in, or the sign-in page again."""
    form = PasskeyForm(request, request.POST)
    if form.is_valid():
        at = timezone.now()
        door.come_in(request, form.user, way="passkey", two_steps=True, at=at)
        return redirect(next_of(request) or "admin:index")
    return _page(request, "admin/sign_in/refused.html", _("Not signed in"), form)


def next_of(request: HttpRequest) -> str:
    """Where somebody was going; "" where that is none of our own pages."""
    address = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    ours = url_has_allowed_host_and_scheme(
        address,
        allowed_hosts={request.get_host()},
        require_https=request.is_secure(),
    )
    return address if ours else ""


def with_next(name: str, address: str) -> str:
    query = {NEXT: address} if address else None
    return reverse(name, query=query)


def waiting(response: HttpResponse, form) -> HttpResponse:
    """Who must wait is also told so in HTTP."""
    if form.wait:
        response.status_code = 429
        response.headers["Retry-After"] = str(form.wait)
    return response


def _page(request: HttpRequest, template: str, title: str, form) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": title,
        "form": form,
        "next": next_of(request),
        "passkeys": passkeys.possible(request),
    }
    status = 403 if form.is_bound else 200
    return waiting(render(request, template, context, status=status), form)

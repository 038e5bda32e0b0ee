"""The gate: on every page of the desk, whoever must have two steps has them."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from articles.audit.note import Action, note
from articles.sign_in import door
from articles.sign_in.known_browser import recognise, token_of
from articles.sign_in.sessions import outlived, seen

# What is open to who has to set up a second step first: just that, and the way out.
OPEN = {
    "login",
    "logout",
    "jsi18n",
    "security",
    "security_confirm",
    "security_app",
    "security_passkey_ask",
    "security_passkey_add",
}


def two_steps_where_they_are_due(get_response):
    """Asked before any view of the admin, so that none can forget to ask."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "newly_in", None)
        if user and not token_of(request, user.get_username()):
            recognise(response, user.get_username())
        return response

    def process_view(request, view, args, kwargs) -> HttpResponse | None:
        if request.resolver_match.app_name != "admin":
            return None
        if not request.user.is_authenticated:
            return None
        at = timezone.now()
        if outlived(request, at=at):
            note(Action.SIGNED_OUT, by=request.user, why="lifetime")
            logout(request)
            return None
        seen(request, at=at)
        if request.resolver_match.url_name in OPEN or not door.must_set_up(request):
            return None
        if door.came_past(request):
            logout(request)
            return None
        # A story that was sent is kept on a page; see signed_out.py, which comes next.
        request.second_step_first = True
        if saves_a_story(request):
            return None
        return redirect("admin:security")

    middleware.process_view = process_view  # type: ignore[attr-defined]
    return middleware


SAVES = {"articles_article_add", "articles_article_change"}


def saves_a_story(request: HttpRequest) -> bool:
    saves = getattr(request.resolver_match, "url_name", "") in SAVES
    return saves and request.method == "POST"

"""Where the story form keeps what is typed, asks what was kept, and whether it is signed in."""

import uuid

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.desk.one_story import story_to_write
from articles.desk.state import moment_words
from articles.desk.working_copy_form import ForgetForm, KeepForm
from articles.drafts.article import Article
from articles.drafts.autosave import (
    Typed,
    forget,
    forget_saved,
    keep,
    latest_for,
    saved_keys,
)

# The hidden field that tells one open form from another.
KEY = "working_copy"
# The earlier forms whose text was taken over into this one.
TOOK_OVER = "took_over"
MOST_TAKEN = 10


def working_copy(admin):
    """GET: what this editor typed here and did not save. POST: keep it, or forget it."""

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, article_id: int | None = None) -> JsonResponse:
        article = _article(request, article_id, admin)
        if request.method == "GET":
            return _copies(request, article)
        if "forget" in request.POST:
            return _forget(request, article)
        return _keep(request, article)

    return view


def signed_in(admin):
    """Who is signed in, with the token that a form needs: asked before a save."""

    @require_safe
    def view(request: HttpRequest) -> JsonResponse:
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})

    return view


# Pages of one story, and the same of none in particular.
VIEWS = {"working_copy": working_copy}
PAGES = {"working_copy": working_copy, "signed_in": signed_in}


def keeping(request: HttpRequest, article: Article | None, *, bound: bool) -> dict:
    """What the story form needs to know for nothing to be lost."""
    sent = _key(request) if bound else None
    return {
        "key": sent or uuid.uuid4(),
        "bound": bound,
        "sequence": _now_in_milliseconds(),
        "version": article.version if article else 0,
        "zone": timezone.get_current_timezone_name(),
        "name": request.user.get_username(),
    }


def saved(request: HttpRequest, article: Article) -> None:
    """The story form was saved: what autosave kept of it has done its work."""
    forms = [_key(request), *map(_uuid, request.POST.getlist(TOOK_OVER)[:MOST_TAKEN])]
    for key in filter(None, forms):
        forget_saved(article, editor=request.user, key=key, at=timezone.now())


def _key(request: HttpRequest) -> uuid.UUID | None:
    return _uuid(request.POST.get(KEY, ""))


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _article(request: HttpRequest, article_id: int | None, admin) -> Article | None:
    """The story, if this editor may write in it."""
    if article_id is None:
        if not admin.has_add_permission(request):
            raise PermissionDenied
        return None
    return story_to_write(request, article_id, admin)


def _copies(request: HttpRequest, article: Article | None) -> JsonResponse:
    copies = latest_for(article, editor=request.user)
    return JsonResponse(
        {
            "copies": [_words(copy) for copy in copies],
            "saved": saved_keys(request.user),
            "version": article.version if article else 0,
        }
    )


def _words(copy: Typed) -> dict[str, object]:
    return {
        "key": copy.key,
        "version": copy.version,
        "at": int(copy.at.timestamp() * 1000),
        "words": moment_words(copy.at),
        "typed": copy.fields,
    }


def _keep(request: HttpRequest, article: Article | None) -> JsonResponse:
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _refusal(form)
    cleaned, at = form.cleaned_data, timezone.now()
    try:
        kept, sequence = keep(
            article,
            editor=request.user,
            key=cleaned["key"],
            version=cleaned["version"],
            sequence=cleaned["sequence"],
            form=cleaned["typed"],
            at=at,
        )
    except IntegrityError:
        # The key of a form of another story: no browser sends that.
        return JsonResponse({"error": _("That is another story.")}, status=409)
    clock = date_format(timezone.localtime(at), _("H:i:s"))
    return JsonResponse({"kept": kept, "sequence": sequence, "clock": clock})


def _forget(request: HttpRequest, article: Article | None) -> JsonResponse:
    form = ForgetForm(request.POST)
    if not form.is_valid():
        return _refusal(form)
    key, now = form.cleaned_data["forget"], timezone.now()
    forget(article, editor=request.user, key=key, at=now)
    return JsonResponse({"forgotten": str(key)})


def _refusal(form) -> JsonResponse:
    errors = [error for found in form.errors.as_data().values() for error in found]
    too_large = any(error.code == "too_large" for error in errors)
    words = " ".join(message for error in errors for message in error.messages)
    return JsonResponse({"error": words}, status=413 if too_large else 400)


def _now_in_milliseconds() -> int:
    return int(timezone.now().timestamp() * 1000)

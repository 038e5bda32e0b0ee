"""Who else has a story open: asked every few seconds by its form. JSON."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.desk.state import moment_words
from articles.drafts.article import Article
from articles.drafts.presence import Presence
from articles.drafts.presences import leave, others, pen_holder, seen, take_pen

TAKE = "take"
LEAVE = "leave"


class PresenceForm(forms.Form):
    """A tab, the field that it is in, and what it wants beside being seen."""

    tab = forms.UUIDField()
    field = forms.SlugField(required=False, max_length=40)
    does = forms.ChoiceField(required=False, choices=[(TAKE, TAKE), (LEAVE, LEAVE)])


def presence(admin):
    """Say that a tab is there; hear who else is, and who writes."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> JsonResponse:
        if not admin.has_change_permission(request):
            raise PermissionDenied
        article = get_object_or_404(_light(), pk=article_id)
        if not admin.has_change_permission(request, article):
            raise PermissionDenied
        form = PresenceForm(request.POST)
        if not form.is_valid():
            return JsonResponse({"error": str(form.errors)}, status=400)
        return _answer(request, article, **form.cleaned_data)

    return view


VIEWS = {"presence": presence}


def _light():
    """Articles without their long texts, which nobody asks for here."""
    long = ("body", "intro", "search_description", "social_description")
    return Article.objects.defer(*long).select_related("changed_by")


def _answer(request, article: Article, *, tab, field: str, does: str) -> JsonResponse:
    if does == LEAVE:
        leave(article, editor=request.user, tab=tab)
        return JsonResponse({})
    now = timezone.now()
    if does == TAKE:
        take_pen(article, editor=request.user, tab=tab, at=now)
    there = seen(article, editor=request.user, tab=tab, field=field, at=now)
    holder = pen_holder(there)
    return JsonResponse(
        {
            "pen": holder is not None and holder.tab == tab,
            "others": [
                _words(other, request.user, holder) for other in others(there, tab)
            ],
            "version": article.version,
            "saved_by": _name(article.changed_by) if article.changed_by else "",
            "saved_by_me": article.changed_by_id == request.user.pk,
            "saved": moment_words(article.changed_at),
        }
    )


def _words(other: Presence, me, holder: Presence | None) -> dict[str, object]:
    return {
        "name": _name(other.editor),
        "me": other.editor_id == me.pk,
        "field": other.field,
        "pen": other is holder,
        "since": moment_words(other.pen_since) if other.pen_since else "",
    }


def _name(user) -> str:
    return user.get_full_name() or user.get_username()

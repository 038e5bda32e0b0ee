"""The page of each act on many stories: asked, shown what it will do, then done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from js_asset import Media

from articles.desk.bulk_acts import ACTS, Act
from articles.desk.bulk_perform import Outcome, perform, planned
from articles.desk.bulk_selection import (
    MOST,
    AgreedForm,
    Selection,
    SelectionForm,
    selection,
)
from articles.drafts.access import PUBLISH

# What names the autocompletes, here and in the list.
CHOICES = Media(js=[Script("articles/choices.js", type="module")])
# As many stories as a message names.
NAMED = 12


def bulk_view(admin, act: Act):
    """GET: the stories, and the question. POST: what it will do; with `do`, doing it."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest) -> HttpResponse:
        if not may_do(request, admin, act):
            raise PermissionDenied
        which = SelectionForm(request.GET)
        which.is_valid()
        # Of an address that makes no sense in part, the rest.
        asked = which.cleaned_data
        if "do" in request.POST:
            return _do(request, admin, act, asked)
        chosen = selection(asked.get("id", []), user=request.user)
        if not chosen.articles:
            messages.warning(request, _("Choose stories in the list first."))
            return redirect(list_url(asked))
        return _ask(request, admin, act, asked, chosen)

    return view


def may_do(request: HttpRequest, admin, act: Act) -> bool:
    """Whether somebody may do this with any story at all."""
    allowed = request.user.has_perm(PUBLISH) if act.publishes else True
    return allowed and admin.has_change_permission(request)


def list_url(asked: dict) -> str:
    """Back to the list as it was; whatever else an address says is only a question to it."""
    query = QueryDict(asked.get("list", "")).urlencode()
    way = reverse("admin:articles_article_changelist")
    return f"{way}?{query}" if query else way


def _ask(request, admin, act: Act, asked: dict, chosen: Selection) -> HttpResponse:
    form = act.form(request.POST or None, user=request.user)  # type: ignore[call-arg]
    looked = request.method == "POST" and form.is_valid()
    outcome = planned(
        act, chosen, form.cleaned_data if looked else None, user=request.user
    )
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "media": admin.media + form.media + CHOICES,
        "title": act.title,
        "act": act,
        "form": form,
        "looked": looked,
        "outcome": outcome,
        "most": MOST if asked.get("more") else 0,
        "list_url": list_url(asked),
    }
    return TemplateResponse(request, "admin/articles/article/bulk.html", context)


def _do(request, admin, act: Act, asked: dict) -> HttpResponse:
    agreed_form = AgreedForm(request.POST)
    agreed = agreed_form.cleaned_data["story"] if agreed_form.is_valid() else {}
    chosen = selection(list(agreed), user=request.user)
    if chosen.articles and not chosen.changeable:
        raise PermissionDenied
    form = act.form(request.POST, user=request.user)  # type: ignore[call-arg]
    if not agreed or not form.is_valid():
        messages.error(request, _("Nothing was done: choose again."))
        return redirect(request.get_full_path())
    outcome = perform(
        act,
        chosen,
        agreed,
        form.cleaned_data,
        by=request.user,
    )
    _say(request, act, outcome)
    return redirect(list_url(asked))


def _say(request, act: Act, outcome: Outcome) -> None:
    if outcome.done:
        words = ngettext(
            "%(act)s: done with %(count)s story.",
            "%(act)s: done with %(count)s stories.",
            len(outcome.done),
        )
        messages.success(
            request, words % {"act": act.title, "count": len(outcome.done)}
        )
    if not outcome.left:
        return
    words = ngettext(
        "%(act)s: nothing was done with %(count)s story.",
        "%(act)s: nothing was done with %(count)s stories.",
        len(outcome.left),
    )
    words %= {"act": act.title, "count": len(outcome.left)}
    lines = [(article, why) for article, why in outcome.left[:NAMED]]
    if len(outcome.left) > NAMED:
        lines.append(("…", ""))
    named = format_html_join("", "<li>{} – {}</li>", lines)
    messages.warning(request, format_html("{}<ul>{}</ul>", words, named))


def _page(name: str):
    return lambda admin: bulk_view(admin, ACTS[name])


PAGES = {f"bulk_{name}": _page(name) for name in ACTS}

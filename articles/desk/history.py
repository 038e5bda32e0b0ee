"""The versions of a story: who saved what and when, what differs, and the way back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.desk.history_changes import changed_names, changes
from articles.desk.one_story import story_to_read, story_to_write
from articles.drafts.article import Article
from articles.drafts.restore import COLUMNS, restore
from articles.drafts.revision import Revision

A_PAGE = 30
LARGEST_ID = 2**63 - 1


class PageForm(forms.Form):
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)


class CompareForm(forms.Form):
    """Two of a story's revisions; without the first, the one before the second."""

    old = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)
    new = forms.IntegerField(min_value=1, max_value=LARGEST_ID)


class RestoreForm(forms.Form):
    """A revision, whole or one column of it."""

    revision = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    column = forms.ChoiceField(
        choices=[(name, name) for name in COLUMNS], required=False
    )


def versions_view(admin):
    """All versions, newest first, each with what changed since the one before."""

    @require_safe
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_to_read(request, article_id, admin)
        form = PageForm(request.GET)
        before = form.cleaned_data["before"] if form.is_valid() else None
        found = article.revisions.select_related("by").order_by("-id")
        if before:
            found = found.filter(pk__lt=before)
        # One more than the page shows: what its last one is compared with.
        some = list(found[: A_PAGE + 1])
        earlier = [*(revision.story for revision in some[1:]), {}]
        rows = [
            (revision, changed_names(story, revision.story))
            for revision, story in zip(some, earlier, strict=True)
        ]
        more = len(some) > A_PAGE
        context = {
            "title": _("Versions"),
            "rows": rows[:A_PAGE],
            "first_page": before is None,
            "next": some[A_PAGE - 1].pk if more else None,
        }
        return _page(request, admin, "versions", article, context)

    return view


def compare_view(admin):
    """What differs between two versions, and the buttons that bring the older back."""

    @require_safe
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_to_read(request, article_id, admin)
        revisions = article.revisions.select_related("by")
        form = CompareForm(request.GET)
        if not form.is_valid():
            return _to_versions(article)
        new = get_object_or_404(revisions, pk=form.cleaned_data["new"])
        old = _other(revisions, form.cleaned_data["old"], new)
        if old and old.pk > new.pk:
            old, new = new, old
        context = {
            "title": _("What changed"),
            "old": old,
            "new": new,
            "changes": changes(old.story, new.story) if old else [],
            "may_restore": admin.has_change_permission(request, article),
        }
        return _page(request, admin, "compare", article, context)

    return view


def restore_view(admin):
    """Bring a version back as the draft."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_to_write(request, article_id, admin)
        form = RestoreForm(request.POST)
        if not form.is_valid():
            return _to_versions(article)
        revision = get_object_or_404(
            article.revisions, pk=form.cleaned_data["revision"]
        )
        column = form.cleaned_data["column"]
        try:
            restored = restore(
                article,
                revision,
                by=request.user,
                columns=[column] if column else COLUMNS,
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return _to_versions(article)
        _say(request, admin, restored, revision)
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))

    return view


VIEWS = {"versions": versions_view, "compare": compare_view, "restore": restore_view}


def _other(revisions, key: int | None, new: Revision) -> Revision | None:
    """The version asked for, else the one before."""
    if key:
        return get_object_or_404(revisions, pk=key)
    return revisions.filter(pk__lt=new.pk).order_by("-id").first()


def _say(request: HttpRequest, admin, restored, revision: Revision) -> None:
    words = _("Version %(version)s is the draft again. Readers keep what they have.")
    words %= {"version": revision.version}
    messages.success(request, words)
    admin.log_change(request, restored.article, words)
    if restored.gone:
        messages.warning(
            request,
            _(
                "Part of it is no longer there, and stays as it was: look at it once more."
            ),
        )


def _to_versions(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_versions", args=[article.pk]))


def _page(request, admin, name: str, article: Article, context: dict):
    context |= {
        **admin.admin_site.each_context(request),
        "article": article,
        "opts": admin.opts,
        "media": admin.media,
    }
    return TemplateResponse(request, f"admin/articles/article/{name}.html", context)

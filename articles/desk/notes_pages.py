"""Writing notes on a story and dealing with them: for everybody who may read it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.desk.notes_box import NoteForm, WhichNoteForm, notes_box
from articles.desk.roles_form import mistakes
from articles.desk.state import state
from articles.drafts.access import may_view
from articles.drafts.article import Article
from articles.drafts.desk_note import DeskNote
from articles.drafts.notes import add_note, reopen_note, resolve_note


def notes_view(admin):
    """All notes on a story, and a new one."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id)
        if request.method != "POST":
            return _page(request, admin, article)
        form = NoteForm(request.POST, prefix="note")
        if form.is_valid() and _add(request, article, form):
            return _answer(request, article)
        if _by_script(request):
            words = " ".join(mistakes(form))
            return HttpResponse(words, content_type="text/plain", status=400)
        return _page(request, admin, article, form)

    return view


def resolve_view(admin):
    """One note has been dealt with."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id)
        resolve_note(_note(request, article), by=request.user, at=timezone.now())
        return _answer(request, article)

    return view


def reopen_view(admin):
    """One note has not been dealt with after all."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id)
        reopen_note(_note(request, article), by=request.user)
        return _answer(request, article)

    return view


VIEWS = {"notes": notes_view, "resolve": resolve_view, "reopen": reopen_view}


def _article(request: HttpRequest, article_id: int) -> Article:
    if not may_view(request.user):
        raise PermissionDenied
    return get_object_or_404(Article, pk=article_id)


def _note(request: HttpRequest, article: Article) -> DeskNote:
    """The note that the button names, if it is one on this story."""
    form = WhichNoteForm(request.POST)
    if not form.is_valid():
        raise Http404
    return get_object_or_404(article.notes, pk=form.cleaned_data["note"])


def _add(request: HttpRequest, article: Article, form: NoteForm) -> bool:
    cleaned = form.cleaned_data
    try:
        add_note(article, by=request.user, text=cleaned["text"], to=cleaned["to"])
    except ValidationError as error:
        for name, found in error.error_dict.items():
            form.add_error(name, found)
        return False
    return True


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "notes"


def _answer(request: HttpRequest, article: Article) -> HttpResponse:
    """The notes as they are now: for the script that asked, else with their story."""
    if _by_script(request):
        context = notes_box(request, article)
        return render(request, "admin/articles/article/_notes_list.html", context)
    return redirect(
        reverse("admin:articles_article_change", args=[article.pk]) + "#notes"
    )


def _page(
    request: HttpRequest, admin, article: Article, form: NoteForm | None = None
) -> TemplateResponse:
    box = notes_box(request, article, form)
    context = {
        **admin.admin_site.each_context(request),
        **box,
        "state": state(article),
        "opts": admin.opts,
        "title": _("Notes"),
        "media": admin.media + box["note_form"].media,
    }
    return TemplateResponse(request, "admin/articles/article/notes.html", context)

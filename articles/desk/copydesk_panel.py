"""The copy desk beside a story: what is wrong with it as it is typed now. JSON."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.copydesk.check import problems
from articles.copydesk.house_style import learn, the_house
from articles.copydesk.problem import Problem
from articles.copydesk.remark import Remark
from articles.copydesk.remarks import remarks
from articles.copydesk.set_aside import aside, bring_back, set_aside, still_open
from articles.desk.copydesk_form import AsideForm, CopyForm, LearnForm
from articles.desk.one_story import story_to_write
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.removed_links import removed_among

LEARN = "articles.add_houseword"


def copydesk(admin):
    """What is wrong with a story as it stands in its form."""

    @require_POST
    def view(request: HttpRequest, article_id: int | None = None) -> JsonResponse:
        article = _article(request, article_id, admin)
        typed = _typed(request, article)
        gone = aside(article)
        found = {
            "problems": [_problem(problem) for problem in problems(typed)],
            "remarks": [_remark(remark, gone) for remark in _remarks(typed)],
        }
        return JsonResponse(found)

    return view


def copydesk_aside(admin):
    """Set a warning aside for this story, or bring it back."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> JsonResponse:
        article = _article(request, article_id, admin)
        form = AsideForm(request.POST)
        if not form.is_valid():
            return _refusal(_("That is no warning of this story."))
        key = form.cleaned_data["key"]
        if form.cleaned_data["back"]:
            bring_back(article, key)
        else:
            set_aside(article, key, by=request.user)
        return JsonResponse({"key": key, "aside": not form.cleaned_data["back"]})

    return view


def copydesk_learn(admin):
    """Add a word to the house's own, or two names to those that are two."""

    @require_POST
    def view(request: HttpRequest) -> JsonResponse:
        if not request.user.has_perm(LEARN):
            raise PermissionDenied
        form = LearnForm(request.POST)
        if not form.is_valid():
            return _refusal(_("That is no word that the house can learn."))
        word, beside = form.cleaned_data["word"], form.cleaned_data["beside"]
        learn(word, by=request.user, beside=beside)
        return JsonResponse({"word": word, "beside": beside})

    return view


# Pages of one story, and those of none in particular.
VIEWS = {"copydesk": copydesk, "copydesk_aside": copydesk_aside}
PAGES = {"copydesk": copydesk, "copydesk_learn": copydesk_learn}


def open_remarks(article: Article) -> list[Remark]:
    """The warnings on a story as it is saved that nobody has set aside."""
    return still_open(article, _remarks(article))


def withdrawn(ids: set[int]) -> set[int]:
    """Which of some articles readers had, and no longer have."""
    newest = Edition.objects.newest().filter(article_id__in=ids)
    gone = newest.filter(kind=Edition.Kind.WITHDRAWAL)
    return {*gone.values_list("article_id", flat=True), *removed_among(ids)}


def _remarks(article: Article) -> list[Remark]:
    return remarks(article, house=the_house(), withdrawn=withdrawn)


def _article(request: HttpRequest, article_id: int | None, admin) -> Article:
    """The story, or a new one, if this editor may write in it."""
    if article_id is None:
        if not admin.has_add_permission(request):
            raise PermissionDenied
        return Article()
    return story_to_write(request, article_id, admin)


def _typed(request: HttpRequest, article: Article) -> Article:
    """The story with what is typed in it; never to be saved."""
    form = CopyForm(request.POST, instance=article)
    # What is not valid yet (a section that has gone) stays as it was saved.
    form.is_valid()
    return form.instance


def _problem(problem: Problem) -> dict[str, object]:
    place = ""
    if problem.image_id:
        place = reverse("admin:articles_image_change", args=[problem.image_id])
    return {"message": problem.message, "field": problem.field, "picture": place}


def _remark(remark: Remark, gone: set[str]) -> dict[str, object]:
    return {
        "code": remark.code,
        "key": remark.key,
        "message": remark.message,
        "field": remark.field,
        "words": remark.words,
        "before": remark.before,
        "after": remark.after,
        "learn": remark.learn,
        "beside": remark.beside,
        "aside": remark.key in gone,
    }


def _refusal(words: str) -> JsonResponse:
    return JsonResponse({"error": words}, status=400)

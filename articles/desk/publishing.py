"""The pages between the form and readers: publish, schedule, withdraw, cancel."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.copydesk.check import problems
from articles.copydesk.problem import Problem
from articles.copydesk.rights import rights_ending
from articles.desk.copydesk_panel import open_remarks
from articles.desk.history_changes import since_live
from articles.desk.publish_form import PublishForm, SeenForm, WithdrawForm
from articles.desk.state import State, moment_words, state
from articles.drafts.article import Article
from articles.editions.edition import Edition
from articles.editions.publish import publish
from articles.editions.withdraw import cancel, withdraw


def may_publish(request: HttpRequest, article: Article | None, admin) -> bool:
    """Whether this editor may send this story, or a new one, to readers."""
    allowed = request.user.has_perm("articles.publish_article")
    return allowed and admin.has_change_permission(request, article)


def _article(request: HttpRequest, article_id: int, admin) -> Article:
    """Refused before it looks: no answer tells whether a story is there."""
    if not may_publish(request, None, admin):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=article_id)
    if not may_publish(request, article, admin):
        raise PermissionDenied
    return article


def publish_view(admin, *, when: str = PublishForm.NOW):
    """The page that says what publishing will do, and does it."""

    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id, admin)
        current = state(article)
        form = PublishForm(
            request.POST or None,
            initial={"when": when, "until": current.planned_end},
            live=current.live is not None,
            planned=any(not edition.withdrawn for edition in current.planned),
        )
        sent = request.method == "POST" and form.is_valid()
        later = problems(article, form.cleaned_data["at"]) if sent else []
        if sent and not later and _publish(request, article, form, admin):
            return _back(article)
        now = problems(article)
        context = {
            "form": form,
            "problems": now or later,
            # What stands in the way at a chosen time only is mended by another time.
            "blocked": bool(now),
            "ending": ending(article, current),
            "remarks": open_remarks(article),
            "changes": since_live(article, current.live) if current.live else [],
            "title": _("Schedule") if when == PublishForm.LATER else _("Publish"),
        }
        return _page(request, admin, "publish", article, current, context)

    return view


def withdraw_view(admin):
    """The page that asks why, and takes a story away from readers."""

    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id, admin)
        form = WithdrawForm(request.POST or None)
        if (
            request.method == "POST"
            and form.is_valid()
            and _withdraw(request, article, form, admin)
        ):
            return _back(article)
        context = {"form": form, "title": _("Withdraw")}
        return _page(request, admin, "withdraw", article, state(article), context)

    return view


def cancel_view(admin):
    """Cancel what is planned."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = _article(request, article_id, admin)
        planned = Edition.objects.filter(article_id=article.pk).planned()
        number = request.POST.get("number", "")
        edition = planned.filter(number=number).first() if number.isdecimal() else None
        if edition is None:
            messages.warning(request, _("That is no longer planned."))
            return _back(article)
        _cancel(request, article, edition, admin)
        return _back(article)

    return view


VIEWS = {
    "publish": publish_view,
    "schedule": lambda admin: publish_view(admin, when=PublishForm.LATER),
    "withdraw": withdraw_view,
    "cancel": cancel_view,
}


def ending(article: Article, current: State) -> list[Problem]:
    """Pictures whose rights end within a month from now, or from what is planned last."""
    moments = [edition.published_at for edition in current.planned]
    return rights_ending(article, max([timezone.now(), *moments]))


# Each act and its line in the history are one: a server that dies leaves both or neither.
@transaction.atomic
def _publish(request, article: Article, form: PublishForm, admin) -> bool:
    cleaned = form.cleaned_data
    try:
        edition = publish(
            article,
            by=request.user,
            at=cleaned["at"],
            until=cleaned["until"],
            correction=cleaned.get("correction", ""),
            replace_planned=cleaned.get("replace_planned", False),
            seen=_seen(request),
        )
    except ValidationError as error:
        _show(form, error)
        return False
    moment = moment_words(edition.published_at)
    if cleaned["at"]:
        words = _("Planned for %(moment)s.") % {"moment": moment}
    else:
        words = format_html(
            _("Online since {moment}. <a href='{url}'>View on site</a>"),
            moment=moment,
            url=edition.get_absolute_url(),
        )
    _done(request, article, admin, words)
    return True


@transaction.atomic
def _cancel(request, article: Article, edition: Edition, admin) -> None:
    moment = moment_words(edition.published_at)
    try:
        cancel(edition, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    words = _("Cancelled: what was planned for %(moment)s.") % {"moment": moment}
    _done(request, article, admin, words)


@transaction.atomic
def _withdraw(request, article: Article, form: WithdrawForm, admin) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        withdraw(article, by=request.user, reason=reason)
    except ValidationError as error:
        _show(form, error)
        return False
    words = _("Withdrawn. Readers no longer have this story. Reason: %(reason)s")
    _done(request, article, admin, words % {"reason": reason})
    return True


def _seen(request: HttpRequest) -> int | None:
    """What makes no sense as a version is none that there is."""
    form = SeenForm(request.POST)
    return form.cleaned_data["version"] if form.is_valid() else -1


def _show(form, error: ValidationError) -> None:
    """An act's refusal, at the question that it is about."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, found in error.error_dict.items():
        form.add_error(name if name in form.fields else None, found)


def _done(request, article: Article, admin, words: str) -> None:
    messages.success(request, words)
    admin.log_change(request, article, str(words).split("<a ")[0].strip())


def _back(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


def _page(request, admin, name: str, article: Article, current: State, context: dict):
    context |= {
        **admin.admin_site.each_context(request),
        "article": article,
        "state": current,
        "opts": admin.opts,
        "media": admin.media,
    }
    return TemplateResponse(request, f"admin/articles/article/{name}.html", context)

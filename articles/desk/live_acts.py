"""What is done with a post, or with a whole liveblog, by one button."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk.live_form import EndForm, MarkForm, WithdrawPostForm, author_of
from articles.desk.live_pages import (
    address,
    live_view,
    said_of,
    story_of_liveblog,
)
from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition
from articles.editions.live_publish import last_of, publish_post
from articles.editions.live_withdraw import (
    end_liveblog,
    reopen_liveblog,
    withdraw_post,
)
from articles.editions.live_words import words_of


def mark_view(admin):
    """Pin a post, call it a key event, or no longer."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_of_liveblog(request, article_id, admin)
        form = MarkForm(request.POST)
        if not form.is_valid():
            raise Http404
        cleaned = form.cleaned_data
        newest = last_of(cleaned["uuid"])
        if newest is None or newest.withdrawn or newest.article_id != article.pk:
            raise Http404
        words = replace(words_of(newest), **{cleaned["mark"]: cleaned["on"]})

        def act() -> LivePostEdition:
            return publish_post(
                article,
                words,
                uuid=newest.uuid,
                by=request.user,
                began_from=cleaned["began_from"],
            )

        return _done(request, admin, article, act, post=newest)

    return view


def withdraw_view(admin):
    """Take a post away from readers, or cancel one that is still to come."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_of_liveblog(request, article_id, admin)
        form = WithdrawPostForm(request.POST)
        if not form.is_valid():
            raise Http404
        cleaned = form.cleaned_data

        def act() -> LivePostEdition | None:
            return withdraw_post(
                article,
                uuid=cleaned["uuid"],
                by=request.user,
                reason=cleaned["reason"],
            )

        return _done(request, admin, article, act, post=last_of(cleaned["uuid"]))

    return view


def end_view(admin):
    """The last post: the liveblog has ended."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_of_liveblog(request, article_id, admin)
        form = EndForm(request.POST)
        if not form.is_valid():
            raise Http404
        cleaned, author = form.cleaned_data, author_of(request.user)

        def act() -> LivePostEdition:
            return end_liveblog(
                article,
                uuid=cleaned["uuid"],
                by=request.user,
                body=_paragraphs(cleaned["words"]),
                author_id=author.pk if author else None,
            )

        return _done(request, admin, article, act)

    return view


def reopen_view(admin):
    """The liveblog goes on."""

    @require_POST
    def view(request: HttpRequest, article_id: int) -> HttpResponse:
        article = story_of_liveblog(request, article_id, admin)
        reopen_liveblog(article, by=request.user)
        admin.log_change(request, article, _("The liveblog is open again."))
        messages.success(request, _("The liveblog is open again."))
        return redirect(address(article))

    return view


VIEWS = {
    "live": live_view,
    "live_mark": mark_view,
    "live_withdraw": withdraw_view,
    "live_end": end_view,
    "live_reopen": reopen_view,
}


def _done(
    request, admin, article: Article, act, post: LivePostEdition | None = None
) -> HttpResponse:
    """Do it, and say in the desk's words what came of it."""
    try:
        sent = act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(address(article, post))
    words = _words(sent)
    messages.success(request, words)
    admin.log_change(request, article, words)
    return redirect(address(article, sent))


def _words(sent: LivePostEdition | None) -> str:
    if sent is None:
        return _("Cancelled: the post does not go out.")
    if sent.withdrawn:
        words = _("Post %(post)s was withdrawn. Readers no longer have it.")
        return words % {"post": sent.post}
    if sent.closes:
        return _("The liveblog has ended.")
    return said_of(sent)


def _paragraphs(words: str) -> str:
    """Plain lines as the text of a post; nothing in them is HTML."""
    lines = (line.strip() for line in words.splitlines())
    joined = format_html_join("", "<p>{}</p>", ((line,) for line in lines if line))
    return format_html("{}", joined)

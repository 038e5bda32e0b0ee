"""The page on which a liveblog is written: post, change, and see what readers have."""

import uuid
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from js_asset import Media

from articles.desk.live_form import (
    EndForm,
    PostForm,
    WhichPostForm,
    change_of,
    new_post,
)
from articles.desk.live_list import rows, sent_last
from articles.desk.live_media import LIVE
from articles.desk.one_story import story_to_write
from articles.desk.state import moment_words, state
from articles.drafts.access import may_publish
from articles.drafts.article import Article
from articles.editions.live_post import LivePostEdition
from articles.editions.live_publish import last_of, publish_post, told_by
from articles.editions.live_refusals import PostHasChanged
from articles.editions.live_words import LiveWords

BY_SCRIPT = "live"


def story_of_liveblog(request: HttpRequest, article_id: int, admin) -> Article:
    """The story, for who may send it to readers: each post goes to them at once."""
    article = story_to_write(request, article_id, admin)
    if not may_publish(request.user, article):
        raise PermissionDenied
    return article


def live_view(admin):
    """GET: the page. POST: one post, new or changed."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, article_id: int) -> HttpResponseBase:
        article = story_of_liveblog(request, article_id, admin)
        if not is_liveblog(article):
            message = _(
                "This is no liveblog yet: choose that form under “Place in the paper” first."
            )
            messages.warning(request, message)
            return redirect(reverse("admin:articles_article_change", args=[article.pk]))
        if request.method != "POST":
            return _page(request, admin, article)
        return _post(request, admin, article)

    return view


def is_liveblog(article: Article) -> bool:
    return article.form == Article.Form.LIVEBLOG


def address(article: Article, post: LivePostEdition | None = None) -> str:
    """The page, at a post of it."""
    page = reverse("admin:articles_article_live", args=[article.pk])
    return f"{page}#{post.anchor}" if post else page


def by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == BY_SCRIPT


def _post(request: HttpRequest, admin, article: Article) -> HttpResponseBase:
    prefix = "change" if "change-uuid" in request.POST else None
    form = PostForm(request.POST, prefix=prefix, admin_site=admin.admin_site)
    post = _publish(request, admin, article, form) if form.is_valid() else None
    if post is None:
        return _refused(request, admin, article, form)
    if by_script(request):
        return _list(request, admin, article, post)
    messages.success(request, said_of(post))
    return redirect(address(article, post))


def _publish(
    request, admin, article: Article, form: PostForm
) -> LivePostEdition | None:
    cleaned = form.cleaned_data
    try:
        post = publish_post(
            article,
            _said(form),
            uuid=cleaned["uuid"],
            by=request.user,
            time=_time(form),
            began_from=cleaned["began_from"],
        )
    except ValidationError as error:
        form.refuse(error)
        if isinstance(error, PostHasChanged):
            form.now_from(error.newest)
        return None
    admin.log_change(request, article, said_of(post))
    return post


def _said(form: PostForm) -> LiveWords:
    """What the form says; the last post of a liveblog stays the last."""
    known = last_of(form.cleaned_data["uuid"])
    return replace(form.said, closes=known is not None and told_by(known).closes)


def _time(form: PostForm):
    """A form shows minutes: who did not touch the time meant the moment that it was."""
    time = form.cleaned_data["time"]
    known = last_of(form.cleaned_data["uuid"]) if time else None
    if known and known.posted_at.replace(second=0, microsecond=0) == time:
        return known.posted_at
    return time


def said_of(post: LivePostEdition) -> str:
    """What has just been done with a post, in words."""
    words = {"post": post.post, "moment": moment_words(post.published_at)}
    if post.published_at > timezone.now():
        return _("Post %(post)s is planned for %(moment)s.") % words
    if post.number > 1:
        return _("Readers have the new text of post %(post)s.") % words
    return _("Readers have post %(post)s.") % words


def _refused(request, admin, article: Article, form: PostForm) -> HttpResponse:
    if not by_script(request):
        return _page(request, admin, article, form)
    found = form.errors.as_data().values()
    words = "\n".join(
        text for errors in found for one in errors for text in one.messages
    )
    changed = any(one.code == "overwrite" for errors in found for one in errors)
    answer = HttpResponse(
        words, content_type="text/plain; charset=utf-8", status=409 if changed else 400
    )
    if changed:
        answer.headers["X-Began-From"] = str(form["began_from"].value())
    return answer


def _list(request, admin, article: Article, post: LivePostEdition) -> HttpResponse:
    """The posts as they are now, and the key of the next one, for the script."""
    context = _posts(request, article)
    context |= {"next": new_post(request.user, admin.admin_site), "said": said_of(post)}
    return render(request, "admin/articles/article/_live_posts.html", context)


def _posts(request: HttpRequest, article: Article) -> dict:
    return {
        "article": article,
        "state": state(article),
        "page": rows(article.pk, request.GET, timezone.now()),
    }


def _page(
    request: HttpRequest, admin, article: Article, form: PostForm | None = None
) -> TemplateResponse:
    change = form if form and form.prefix else _opened(request, admin, article)
    post = (
        form if form and not form.prefix else new_post(request.user, admin.admin_site)
    )
    last = LivePostEdition.objects.live(article.pk).filter(closes=True).first()
    context = {
        **admin.admin_site.each_context(request),
        **_posts(request, article),
        "form": post,
        "change": change,
        "changed": str(change["uuid"].value()) if change else "",
        "end": EndForm(initial={"uuid": uuid.uuid4()}),
        "last": last,
        "opts": admin.opts,
        "title": _("Liveblog"),
        "media": Media.from_media(
            admin.media + post.media + LIVE,
            nonce=request.csp_nonce,  # type: ignore[attr-defined]
        ),
    }
    return TemplateResponse(request, "admin/articles/article/live.html", context)


def _opened(request: HttpRequest, admin, article: Article) -> PostForm | None:
    """The form of the post that the address asks to change, if there is one."""
    asked = WhichPostForm(request.GET)
    if not asked.is_valid():
        return None
    newest = sent_last(article.pk).filter(post=asked.cleaned_data["edit"])
    newest = newest.select_related("author").first()
    if newest is None:
        return None
    return change_of(newest, told_by(newest), admin.admin_site)
